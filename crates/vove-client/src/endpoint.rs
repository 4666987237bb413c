use bytes::Bytes;
use http::{Method, Request, Response, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use vove_transport::Limits;

use crate::Error;

/// One operation of the API as two pure functions: what to send, and what the reply means.
///
/// [`Client::send`](crate::Client::send) puts the transport between them. Nothing here does I/O, so a test can look at the
/// very bytes that would travel.
///
/// ```
/// use vove_client::{Endpoint, GetUserVerification};
/// use vove_model::RefId;
///
/// let request = GetUserVerification::new(RefId::new("a/b é")?).request()?;
/// assert_eq!(request.uri(), "/v2/users/a%2Fb%20%C3%A9");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Endpoint: Send + Sync {
    /// What a good reply is read as.
    type Reply;

    /// The operation's name in `docs/coverage.md`, for logs.
    const NAME: &'static str;

    /// The path with names for what varies, `/v2/users/{refId}`, for logs and spans.
    const TEMPLATE: &'static str;

    /// Method, path and body; no host and no key yet.
    ///
    /// Headers that say who asks, and in what the body is written, are the client's: an endpoint's own are replaced.
    ///
    /// Time, room and whether it may be sent twice are among the extensions: [`Limits`] and [`Repeat`](vove_transport::Repeat).
    ///
    /// # Errors
    /// When the request can't be written as HTTP.
    fn request(&self) -> Result<Request<Bytes>, Error>;

    /// Reads the reply to this request.
    ///
    /// # Errors
    /// When the status is not 2xx or the body is not what the API documents.
    fn response(&self, reply: Response<Bytes>) -> Result<Self::Reply, Error>;
}

/// RFC 3986, section 2.3: everything but the unreserved characters is encoded.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as one path segment.
pub(crate) fn segment(text: &str) -> impl std::fmt::Display + '_ {
    utf8_percent_encode(text, SEGMENT)
}

/// A request of the endpoint `E`.
pub(crate) fn request<E: Endpoint>(
    method: Method,
    path: impl Into<Bytes>,
    limits: Limits,
    body: Bytes,
) -> Result<Request<Bytes>, Error> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = Uri::from_maybe_shared(path.into()).map_err(|error| Error::invalid_request(E::NAME, error))?;
    // A request without limits has the defaults: the usual call needs no map of extensions.
    if limits != Limits::default() {
        request.extensions_mut().insert(limits);
    }
    Ok(request)
}

/// What is to be sent, as JSON.
pub(crate) fn json_body<E: Endpoint>(value: &impl serde::Serialize) -> Result<Bytes, Error> {
    serde_json::to_vec(value).map(Bytes::from).map_err(|error| Error::invalid_request(E::NAME, error))
}

/// A text of the caller's as one path segment, when a path can carry it.
pub(crate) fn plain_segment<E: Endpoint>(text: &str) -> Result<impl std::fmt::Display, Error> {
    match text {
        "" | "." | ".." => Err(Error::invalid_request(E::NAME, "no path can carry this as a segment")),
        text => Ok(segment(text)),
    }
}

/// A 2xx reply; the error that any other is.
pub(crate) fn accepted<E: Endpoint>(reply: Response<Bytes>) -> Result<Response<Bytes>, Error> {
    if reply.status().is_success() { Ok(reply) } else { Err(Error::refused(E::NAME, reply)) }
}

/// The body of a 2xx reply, parsed; the error that any other reply is.
pub(crate) fn received<E, T>(reply: Response<Bytes>) -> Result<vove_model::Received<T>, Error>
where
    E: Endpoint,
    T: vove_model::Payload,
{
    let reply = accepted::<E>(reply)?;
    vove_model::Received::parse(reply.body().clone()).map_err(|error| Error::unexpected_reply(E::NAME, reply, error))
}
