//! Requests to paths that have no endpoint type in this crate.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_transport::{ConnectionReuse, Idempotency, Limits};

use crate::{
    Endpoint, Error,
    endpoint::{has_dot_segment, pooled_request, successful},
};

/// A request to any path of the API, with the client's address, key, retries and errors.
///
/// By default, `GET`, `HEAD` and `OPTIONS` requests are retried and others only if the API can't have acted on them;
/// see [`idempotency`](Self::idempotency). Each request has a connection of its own, see
/// [`connection_reuse`](Self::connection_reuse). Any 2xx response is returned unchanged.
///
/// ```no_run
/// use vove_client::Raw;
///
/// # async fn run(client: vove_client::Client) -> Result<(), vove_client::Error> {
/// let response = client.send(&Raw::get("/v2/users/cust-0042/selfie")).await?;
/// println!("{} bytes", response.body().len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Raw {
    method: Method,
    target: String,
    body: Bytes,
    limits: Limits,
    idempotency: Option<Idempotency>,
    connection_reuse: ConnectionReuse,
}

impl Raw {
    /// Creates a request. `target` is the path, with the query if there is one, percent-encoded.
    pub fn new(method: Method, target: impl Into<String>) -> Self {
        Self {
            method,
            target: target.into(),
            body: Bytes::new(),
            limits: Limits::default(),
            idempotency: None,
            connection_reuse: ConnectionReuse::Never,
        }
    }

    /// Creates a `GET` request.
    pub fn get(target: impl Into<String>) -> Self {
        Self::new(Method::GET, target)
    }

    /// Sets the body, which must be JSON. Default: empty.
    #[must_use]
    pub fn body(mut self, json: impl Into<Bytes>) -> Self {
        self.body = json.into();
        self
    }

    /// Sets the time and size limits. Default: [`Limits::default`].
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets whether the request may be sent again after the API may have acted on it. Default: by the method, see
    /// [`Idempotency::of`].
    #[must_use]
    pub const fn idempotency(mut self, idempotency: Idempotency) -> Self {
        self.idempotency = Some(idempotency);
        self
    }

    /// Sets whether the request may be sent on a kept connection. Default: [`ConnectionReuse::Never`]. Allow it only if
    /// you compare the response with what you asked for.
    #[must_use]
    pub const fn connection_reuse(mut self, reuse: ConnectionReuse) -> Self {
        self.connection_reuse = reuse;
        self
    }
}

impl Endpoint for Raw {
    type Output = Response<Bytes>;

    const NAME: &'static str = "raw";
    const TEMPLATE: &'static str = "{path}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = self.target.split('?').next().unwrap_or_default();
        let allowed = |byte: u8| byte.is_ascii_graphic() && !b"\\#\"<>^`{|}".contains(&byte);
        if !self.target.bytes().all(allowed)
            || has_dot_segment(path)
            || !path.starts_with('/')
            || path.starts_with("//")
        {
            return Err(Error::invalid_request(Self::NAME, "the target is not a path of the API"));
        }
        let mut request =
            pooled_request::<Self>(self.method.clone(), self.target.clone(), self.limits, self.body.clone())?;
        request.extensions_mut().insert(self.connection_reuse);
        if let Some(idempotency) = self.idempotency {
            request.extensions_mut().insert(idempotency);
        }
        Ok(request)
    }

    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error> {
        successful::<Self>(response)
    }
}

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The path may contain a reference.
        f.debug_struct("Raw").field("method", &self.method).finish_non_exhaustive()
    }
}
