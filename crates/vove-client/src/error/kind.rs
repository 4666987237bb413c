//! The kinds of errors, with the text of each.

use http::StatusCode;

/// The kind of an [`Error`](crate::Error).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The key, the environment or the address is invalid, or TLS can't be set up. Nothing was sent.
    InvalidConfiguration,
    /// The request can't be written as HTTP. Nothing was sent.
    InvalidRequest,
    /// The connection could not be opened: refused, unknown host, failed TLS handshake. Nothing was sent.
    Connect,
    /// No complete response within the time limit, or status 408.
    Timeout,
    /// The connection was closed or broke before the response was complete.
    ConnectionLost,
    /// The response is larger than [`Limits::max_response_bytes`](crate::Limits::max_response_bytes).
    ResponseTooLarge,
    /// 400 or 422: the API rejected the content of the request.
    Rejected,
    /// 401: the API key is not accepted. Often it is the publishable key, or the key of the other environment.
    Unauthorized,
    /// 403: the API key is valid but lacks the permission.
    Forbidden,
    /// 404: the person, session, case or flow does not exist.
    NotFound,
    /// 429: too many calls; see [`Error::retry_after`](crate::Error::retry_after).
    RateLimited,
    /// 5xx: the API failed.
    ServerError,
    /// Any other status that is not 2xx. Redirects are among them, because none is followed.
    UnexpectedStatus,
    /// 2xx, but the body is not what the API documents; see [`Error::json_path`](crate::Error::json_path).
    UnexpectedResponse,
    /// Not sent: rejected locally, because the `Retry-After` of an earlier response has not elapsed, or by a rate
    /// limit of the transport; see [`Error::retry_at`](crate::Error::retry_at).
    Throttled,
    /// [`Client::wait_for_decision`](crate::Client::wait_for_decision) reached its timeout without a decision.
    WaitTimedOut,
}

impl ErrorKind {
    pub(super) const fn describe(self) -> &'static str {
        match self {
            Self::InvalidConfiguration => "the client's configuration is invalid",
            Self::InvalidRequest => "the request can't be written as HTTP",
            Self::Connect => "can't connect to the API",
            Self::Timeout => "no complete response in time",
            Self::ConnectionLost => "the connection was lost before the response was complete",
            Self::ResponseTooLarge => "the response is larger than the limit",
            Self::Rejected => "the API rejected the request",
            Self::Unauthorized => {
                "the API key is not accepted (is it the publishable key, or the key of the other environment?)"
            }
            Self::Forbidden => "the API key lacks the permission",
            Self::NotFound => "the API has no record of this reference",
            Self::RateLimited => "too many calls",
            Self::ServerError => "the API failed",
            Self::UnexpectedStatus => "the API returned an unexpected status",
            Self::UnexpectedResponse => "the response is not what the API documents",
            Self::Throttled => "the request was throttled and not sent",
            Self::WaitTimedOut => "there is no decision yet",
        }
    }

    pub(super) const fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            400 | 422 => Self::Rejected,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            408 => Self::Timeout,
            429 => Self::RateLimited,
            500..=599 => Self::ServerError,
            _ => Self::UnexpectedStatus,
        }
    }
}
