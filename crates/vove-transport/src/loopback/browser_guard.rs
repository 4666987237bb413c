//! Tells requests of programs from requests that a web page in a browser sent.

use http::{
    HeaderMap, HeaderValue, Method, Request, StatusCode,
    header::{CONTENT_TYPE, HOST, ORIGIN},
    uri::Authority,
};

/// The names of this machine, without a port.
const LOOPBACK_HOSTS: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Rejects requests that a web page in a browser on this machine may have sent, for servers that need no credentials.
///
/// Any page can send requests to a loopback port, and it can read the responses if its host name resolves to
/// 127.0.0.1 (DNS rebinding). A request is accepted if
///
/// - `Host` is `localhost`, `127.0.0.1`, `[::1]` or an [allowed host](Self::allow_host), with any port. HTTP/1.0
///   requests may have none.
/// - `Origin`, if the request has one, is the server's own: `http://` or `https://` and the value of `Host`.
/// - `Sec-Fetch-Site`, if the request has one, is `same-origin` or `none`. Browsers send it, and pages can't change it.
/// - `Content-Type` is `application/json`, unless the method is GET or HEAD. A page can't send this type to another
///   origin without asking the server first (Fetch Standard, section 2.2.2, "CORS-safelisted request-header").
///
/// ```
/// use vove_transport::{BrowserGuard, RejectedRequest};
///
/// let request = |host| http::Request::get("/").header("host", host).body(());
/// let guard = BrowserGuard::new();
/// assert_eq!(guard.check(&request("127.0.0.1:8080")?), Ok(()));
/// assert_eq!(guard.check(&request("tunnel.example")?), Err(RejectedRequest::Host));
/// assert_eq!(guard.allow_host("tunnel.example").check(&request("tunnel.example")?), Ok(()));
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct BrowserGuard {
    allowed_hosts: Vec<String>,
}

/// Why a [`BrowserGuard`] rejects a request. The text contains nothing of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RejectedRequest {
    /// `Host` is missing, repeated, or not a name of this server.
    #[error("the Host header is not a name of this server")]
    Host,
    /// `Origin` is not the server's own.
    #[error("the Origin header is not that of this server")]
    Origin,
    /// `Sec-Fetch-Site` is neither `same-origin` nor `none`.
    #[error("the request was sent by a web page of another site")]
    Site,
    /// `Content-Type` is not `application/json`.
    #[error("the Content-Type must be application/json")]
    ContentType,
}

impl BrowserGuard {
    /// Creates a guard that accepts the names of the loopback interface.
    pub const fn new() -> Self {
        Self { allowed_hosts: Vec::new() }
    }

    /// Also accepts requests whose `Host` is this name or address, with any port: that of a tunnel, or of the machine
    /// as a container sees it. Upper and lower case are the same.
    #[must_use]
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.allowed_hosts.push(host.into());
        self
    }

    /// Checks the head of a request.
    ///
    /// # Errors
    /// The first rule that the request breaks.
    pub fn check<B>(&self, request: &Request<B>) -> Result<(), RejectedRequest> {
        let headers = request.headers();
        let host = single(headers, HOST.as_str()).ok_or(RejectedRequest::Host)?;
        if !self.is_allowed(host, request.version() == http::Version::HTTP_10) {
            return Err(RejectedRequest::Host);
        }
        // An absolute request target takes the place of `Host` (RFC 9112, section 3.2.2).
        if request.uri().authority().is_some_and(|authority| !self.is_allowed(Some(authority.as_str()), false)) {
            return Err(RejectedRequest::Host);
        }
        let origin = single(headers, ORIGIN.as_str()).ok_or(RejectedRequest::Origin)?;
        if origin.is_some_and(|origin| !is_same_origin(origin, host)) {
            return Err(RejectedRequest::Origin);
        }
        let is_own_site = |site: &HeaderValue| site == "same-origin" || site == "none";
        if !headers.get_all("sec-fetch-site").iter().all(is_own_site) {
            return Err(RejectedRequest::Site);
        }
        let is_read = [Method::GET, Method::HEAD].contains(request.method());
        match single(headers, CONTENT_TYPE.as_str()) {
            _ if is_read => Ok(()),
            Some(Some(content_type)) if is_json(content_type) => Ok(()),
            _ => Err(RejectedRequest::ContentType),
        }
    }

    fn is_allowed(&self, host: Option<&str>, may_be_missing: bool) -> bool {
        let Some(host) = host else { return may_be_missing };
        let Ok(authority) = host.parse::<Authority>() else { return false };
        let allowed = LOOPBACK_HOSTS.into_iter().chain(self.allowed_hosts.iter().map(String::as_str));
        !host.contains('@') && { allowed }.any(|allowed| allowed.eq_ignore_ascii_case(authority.host()))
    }
}

impl RejectedRequest {
    /// Returns the status of the response: 415 for the content type, and 403 otherwise.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Host | Self::Origin | Self::Site => StatusCode::FORBIDDEN,
        }
    }
}

/// The value of a header: `Some(None)` if it is missing, `None` if it is repeated or is not printable ASCII.
fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<Option<&'a str>> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Some(None),
        (Some(value), None) => value.to_str().ok().map(Some),
        (Some(_), Some(_)) => None,
    }
}

fn is_same_origin(origin: &str, host: Option<&str>) -> bool {
    let authority = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    authority.zip(host).is_some_and(|(authority, host)| authority.eq_ignore_ascii_case(host))
}

/// Whether the media type is `application/json`, with any parameters.
fn is_json(content_type: &str) -> bool {
    content_type.split(';').next().is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}
