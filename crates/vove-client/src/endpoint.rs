//! The [`Endpoint`] trait, and what the endpoints share: building requests and reading responses.

mod path;

use bytes::Bytes;
use http::{Method, Request, Response, Uri};
use serde::Serialize;
use vove_model::{Payload, Received};
use vove_transport::{ConnectionReuse, Limits};

pub(crate) use self::path::{encode_segment, has_dot_segment};
use crate::Error;

/// One operation of the API as two pure functions: one builds the request, the other reads the response.
///
/// [`Client::send`](crate::Client::send) sends the request between them. An endpoint does no I/O, so a test can check
/// the exact bytes that would be sent.
///
/// ```
/// use vove_client::{Endpoint, GetUserVerification};
/// use vove_model::RefId;
///
/// let request = GetUserVerification::new(RefId::new("a/b é")?).request()?;
/// assert_eq!(request.uri(), "/v2/users/a%2Fb%20%C3%A9");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Endpoint: Clone + Send + Sync + 'static {
    /// What a successful response is decoded into.
    type Output: Send + 'static;

    /// The name of the operation in `docs/coverage.md`, for errors and spans.
    const NAME: &'static str;

    /// The path with placeholders for its parameters, such as `/v2/users/{refId}`, for spans.
    const TEMPLATE: &'static str;

    /// Builds the request: method, path, query and body. The client adds the host, the API key, `Content-Type`,
    /// `Accept`, `Accept-Encoding` and `User-Agent`, and replaces those headers if they are set here.
    ///
    /// The extensions may contain [`Limits`] and [`Idempotency`](vove_transport::Idempotency).
    ///
    /// # Errors
    /// [`InvalidRequest`](crate::ErrorKind::InvalidRequest) when the request can't be written as HTTP.
    fn request(&self) -> Result<Request<Bytes>, Error>;

    /// Reads the response to this request. The client calls this on a thread for blocking work if the body has 1 MiB or
    /// more, see [`Runtime::run_blocking`](vove_transport::Runtime::run_blocking).
    ///
    /// # Errors
    /// When the status is not 2xx, or when the body is not what the API documents.
    fn response(&self, response: Response<Bytes>) -> Result<Self::Output, Error>;
}

/// Builds a request of the endpoint `E` that gets a connection of its own: nothing in the response tells a stray
/// response, about another person, from the one to this request. `path` includes the query.
pub(crate) fn request<E: Endpoint>(
    method: Method,
    path: impl Into<Bytes>,
    limits: Limits,
    body: Bytes,
) -> Result<Request<Bytes>, Error> {
    let mut request = pooled_request::<E>(method, path, limits, body)?;
    request.extensions_mut().insert(ConnectionReuse::Never);
    Ok(request)
}

/// Builds a request whose connection is kept for later ones: its response names the person and is compared with the
/// request, or it is one page of many.
pub(crate) fn pooled_request<E: Endpoint>(
    method: Method,
    path: impl Into<Bytes>,
    limits: Limits,
    body: Bytes,
) -> Result<Request<Bytes>, Error> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = Uri::from_maybe_shared(path.into()).map_err(|error| Error::invalid_request(E::NAME, error))?;
    // Default limits are not inserted: most requests then allocate no map of extensions.
    if limits != Limits::default() {
        request.extensions_mut().insert(limits);
    }
    Ok(request)
}

/// Serializes a request body as JSON.
pub(crate) fn json_body<E: Endpoint>(value: &impl Serialize) -> Result<Bytes, Error> {
    serde_json::to_vec(value).map(Bytes::from).map_err(|error| Error::invalid_request(E::NAME, error))
}

/// Returns the response if its status is 2xx, and an error otherwise.
pub(crate) fn successful<E: Endpoint>(response: Response<Bytes>) -> Result<Response<Bytes>, Error> {
    if response.status().is_success() { Ok(response) } else { Err(Error::of_status(E::NAME, response)) }
}

/// Parses the body of the response if its status is 2xx, and returns an error otherwise.
pub(crate) fn received<E, T>(response: Response<Bytes>) -> Result<Received<T>, Error>
where
    E: Endpoint,
    T: Payload,
{
    let response = successful::<E>(response)?;
    Received::parse(response.body().clone()).map_err(|error| Error::unexpected_response(E::NAME, response, error))
}
