use bytes::Bytes;
use http::{Method, Request, Response};
use vove_transport::{Limits, Repeat};

use crate::{Endpoint, Error, endpoint::accepted};

/// Any path of the API, for what this crate has no type for: the same address, key, retries and errors.
///
/// Reads are repeated, everything else only when [`repeat`](Self::repeat) says so. The reply of any 2xx comes back as it is.
///
/// ```no_run
/// use vove_client::Raw;
///
/// # async fn run(client: vove_client::Client) -> Result<(), vove_client::Error> {
/// let reply = client.send(&Raw::get("/v2/users/cust-0042/selfie")).await?;
/// println!("{} bytes", reply.body().len());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Raw {
    method: Method,
    target: String,
    body: Bytes,
    limits: Limits,
    repeat: Option<Repeat>,
}

impl Raw {
    /// A request of this method to a path, with its query if it has one, written as it is to travel: percent-encoded.
    pub fn new(method: Method, target: impl Into<String>) -> Self {
        Self { method, target: target.into(), body: Bytes::new(), limits: Limits::default(), repeat: None }
    }

    /// A `GET`.
    pub fn get(target: impl Into<String>) -> Self {
        Self::new(Method::GET, target)
    }

    /// With this JSON as its body.
    #[must_use]
    pub fn body(mut self, json: impl Into<Bytes>) -> Self {
        self.body = json.into();
        self
    }

    /// With other limits of time and room.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Says whether it may be sent again.
    #[must_use]
    pub const fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = Some(repeat);
        self
    }
}

impl Endpoint for Raw {
    type Reply = Response<Bytes>;

    const NAME: &'static str = "raw";
    const TEMPLATE: &'static str = "{path}";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        let path = self.target.split('?').next().unwrap_or_default();
        let plain = self.target.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\#\"<>^`{|}".contains(&byte));
        // What a URL parser would fold away, percent-encoded or not, must not be there to fold.
        let climbs = path
            .split('/')
            .any(|segment| matches!(segment.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."));
        if !plain || climbs || !path.starts_with('/') || path.starts_with("//") {
            return Err(Error::invalid_request(Self::NAME, "the path is none, or leaves the API"));
        }
        let mut request =
            crate::endpoint::request::<Self>(self.method.clone(), self.target.clone(), self.limits, self.body.clone())?;
        if let Some(repeat) = self.repeat {
            request.extensions_mut().insert(repeat);
        }
        Ok(request)
    }

    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error> {
        accepted::<Self>(reply)
    }
}

impl std::fmt::Debug for Raw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The path may name a person.
        f.debug_struct("Raw").field("method", &self.method).finish_non_exhaustive()
    }
}
