use std::{
    fmt,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode, header::CONTENT_ENCODING};
use vove_model::Problem;
use vove_transport::{RetryAfter, TransportError, TransportErrorKind, is_retryable_status};

/// Why a call failed. Safe to print and to log: neither `Display` nor `Debug` holds a body, a header, a reference or the
/// text of a cause.
///
/// Branch on [`kind`](Self::kind); `docs/errors.md` has a row for each.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: &'static str,
    detail: Option<&'static str>,
    status: Option<StatusCode>,
    retry_after: Option<RetryAfter>,
    ended: Option<SystemTime>,
    attempts: u32,
    processed_before: bool,
    request_id: Option<String>,
    json_path: Option<String>,
    body: Bytes,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What went wrong, to branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The key, the environment or the address is unusable. Nothing was sent.
    InvalidConfiguration,
    /// The request can't be written as HTTP. Nothing was sent.
    InvalidRequest,
    /// No connection: refused, unknown host, failed TLS handshake. Nothing was sent.
    Connect,
    /// No complete reply in time, or 408.
    Timeout,
    /// The connection broke before the reply was complete.
    Interrupted,
    /// The reply is larger than the cap.
    ReplyTooLarge,
    /// 400 or 422: the API refuses the request as it is.
    Rejected,
    /// 401: the API key is not accepted. Often the public key, or the key of the other environment.
    Unauthorized,
    /// 403: the key is known and may not do this.
    Forbidden,
    /// 404: no such person, session or flow.
    NotFound,
    /// 429: too many calls; see [`Error::retry_after`].
    RateLimited,
    /// 5xx: the provider's fault.
    ServerError,
    /// Any other status that is not 2xx, redirects included: none is followed.
    UnexpectedStatus,
    /// 2xx, but the body is not what the API documents; see [`Error::json_path`].
    UnexpectedReply,
    /// Held back on this side: the API asked for a pause, a rate limit, an open circuit. Nothing was sent; see
    /// [`Error::come_back_at`].
    Withheld,
    /// [`Client::wait_for_decision`](crate::Client::wait_for_decision): no decision before its deadline.
    Undecided,
}

impl ErrorKind {
    const fn describe(self) -> &'static str {
        match self {
            Self::InvalidConfiguration => "the client's configuration is unusable",
            Self::InvalidRequest => "the request can't be written as HTTP",
            Self::Connect => "no connection to the API",
            Self::Timeout => "no complete reply in time",
            Self::Interrupted => "the connection broke before the reply was complete",
            Self::ReplyTooLarge => "the reply is larger than the cap",
            Self::Rejected => "the API refuses the request",
            Self::Unauthorized => {
                "the API key is not accepted (is it the public key, or the key of the other environment?)"
            }
            Self::Forbidden => "the API key may not do this",
            Self::NotFound => "the API knows nothing by this reference",
            Self::RateLimited => "too many calls",
            Self::ServerError => "the API failed",
            Self::UnexpectedStatus => "the API answered with an unexpected status",
            Self::UnexpectedReply => "the reply is not what the API documents",
            Self::Withheld => "the call was held back on this side",
            Self::Undecided => "there is no decision yet",
        }
    }

    const fn of_status(status: StatusCode) -> Self {
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

impl Inner {
    const fn new(kind: ErrorKind, operation: &'static str) -> Self {
        Self {
            kind,
            operation,
            detail: None,
            status: None,
            retry_after: None,
            ended: None,
            attempts: 0,
            processed_before: false,
            request_id: None,
            json_path: None,
            body: Bytes::new(),
            source: None,
        }
    }
}

impl Error {
    pub(crate) fn configuration(detail: &'static str) -> Self {
        Self(Box::new(Inner { detail: Some(detail), ..Inner::new(ErrorKind::InvalidConfiguration, "") }))
    }

    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    pub(crate) fn configuration_from(detail: &'static str, source: TransportError) -> Self {
        let inner = Inner::new(ErrorKind::InvalidConfiguration, "");
        Self(Box::new(Inner { detail: Some(detail), source: Some(source.into()), ..inner }))
    }

    pub(crate) fn invalid_request(
        operation: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self(Box::new(Inner { source: Some(source.into()), ..Inner::new(ErrorKind::InvalidRequest, operation) }))
    }

    pub(crate) fn transport(operation: &'static str, error: TransportError) -> Self {
        let kind = match error.kind() {
            TransportErrorKind::Connect => ErrorKind::Connect,
            TransportErrorKind::InvalidRequest => ErrorKind::InvalidRequest,
            TransportErrorKind::Timeout => ErrorKind::Timeout,
            TransportErrorKind::ReplyTooLarge => ErrorKind::ReplyTooLarge,
            TransportErrorKind::Withheld => ErrorKind::Withheld,
            _ => ErrorKind::Interrupted,
        };
        let retry_after = error.retry_after().map(RetryAfter::In);
        Self(Box::new(Inner { retry_after, source: Some(error.into()), ..Inner::new(kind, operation) }))
    }

    /// Says how the operation went that ends with this error.
    pub(crate) fn after(mut self, attempts: u32, ended: SystemTime) -> Self {
        self.0.attempts = attempts;
        self.0.ended = Some(ended);
        self
    }

    /// Says whether the API may have acted on an attempt before the one that this error is of.
    pub(crate) fn after_processing(mut self, processed: bool) -> Self {
        self.0.processed_before = processed;
        self
    }

    pub(crate) fn undecided(operation: &'static str) -> Self {
        Self(Box::new(Inner::new(ErrorKind::Undecided, operation)))
    }

    pub(crate) fn endless_list(operation: &'static str) -> Self {
        let detail = Some("the list begins again before its end");
        Self(Box::new(Inner { detail, ..Inner::new(ErrorKind::UnexpectedReply, operation) }))
    }

    pub(crate) fn refused(operation: &'static str, reply: Response<Bytes>) -> Self {
        let (head, body) = reply.into_parts();
        Self(Box::new(Inner {
            status: Some(head.status),
            retry_after: RetryAfter::read(&head.headers),
            request_id: request_id(&head.headers),
            body,
            ..Inner::new(ErrorKind::of_status(head.status), operation)
        }))
    }

    pub(crate) fn unexpected_reply(operation: &'static str, reply: Response<Bytes>, source: vove_model::Error) -> Self {
        let detail = match source.kind() {
            _ if reply.body().is_empty() => Some("it is empty"),
            // Nothing is ever decompressed: a small reply can't become a large one.
            _ if reply.headers().contains_key(CONTENT_ENCODING) => Some("it is compressed, which nobody asked for"),
            vove_model::ErrorKind::NotJson => Some("it is not JSON"),
            vove_model::ErrorKind::Truncated => Some("it ends too early"),
            vove_model::ErrorKind::MissingToken => Some("it holds no session token"),
            _ => None,
        };
        Self(Box::new(Inner {
            detail,
            status: Some(reply.status()),
            request_id: request_id(reply.headers()),
            json_path: source.json_path().map(str::to_owned),
            body: reply.into_body(),
            source: Some(source.into()),
            ..Inner::new(ErrorKind::UnexpectedReply, operation)
        }))
    }

    pub(crate) fn somebody_else(operation: &'static str, status: StatusCode, body: Bytes) -> Self {
        Self(Box::new(Inner {
            detail: Some("it is about somebody else"),
            status: Some(status),
            json_path: Some("refId".to_owned()),
            body,
            ..Inner::new(ErrorKind::UnexpectedReply, operation)
        }))
    }

    /// What went wrong.
    pub const fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation that failed, as `docs/coverage.md` names it; empty when none was begun.
    pub const fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The HTTP status, when there was a reply.
    pub fn status(&self) -> Option<u16> {
        self.0.status.map(|status| status.as_u16())
    }

    /// How long the API asked to wait, counted from the end of the call.
    pub fn retry_after(&self) -> Option<Duration> {
        match (self.0.retry_after?, self.0.ended) {
            (RetryAfter::In(pause), _) => Some(pause),
            (asked, ended) => Some(asked.pause(ended?)),
        }
    }

    /// When the API wants to be asked again, for a queue that outlives this process. Set when it asked for more patience
    /// than the operation had.
    pub fn come_back_at(&self) -> Option<SystemTime> {
        match (self.0.retry_after?, self.0.ended) {
            (RetryAfter::At(instant), _) => Some(instant),
            (asked, ended) => Some(asked.instant(ended?)),
        }
    }

    /// How many times the request was sent, or was to be; 0 when it was not even prepared.
    pub const fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The provider's own name for the call, when it sent one, to quote in a question to it.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Where in the reply's JSON the trouble is: object keys and positions, never a value.
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// The reply's body as it came, empty when there was none. It may hold a person: don't log it.
    pub const fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// What the API says of the trouble, as far as its body can be read. The texts may hold a person: don't log them.
    pub fn problem(&self) -> Problem {
        Problem::read(&self.0.body)
    }

    /// Whether the same call may succeed later. Whether it is safe to make is the endpoint's to say.
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Interrupted
            | ErrorKind::RateLimited
            | ErrorKind::Withheld
            | ErrorKind::Undecided => true,
            ErrorKind::ServerError => self.0.status.is_some_and(is_retryable_status),
            _ => false,
        }
    }

    /// Whether the API may have acted on the request, in any of its attempts. False when nothing was sent or the API refused
    /// it each time.
    pub const fn may_have_been_processed(&self) -> bool {
        self.0.processed_before
            || matches!(
                self.0.kind,
                ErrorKind::Timeout
                    | ErrorKind::Interrupted
                    | ErrorKind::ReplyTooLarge
                    | ErrorKind::ServerError
                    | ErrorKind::UnexpectedStatus
                    | ErrorKind::UnexpectedReply
            )
    }
}

/// Headers that gateways and frameworks put a request's name in. The API documents none.
const REQUEST_IDS: [&str; 3] = ["x-request-id", "x-correlation-id", "request-id"];

fn request_id(headers: &HeaderMap) -> Option<String> {
    let text = REQUEST_IDS.iter().find_map(|name| headers.get(*name))?.to_str().ok()?;
    (!text.is_empty() && text.len() <= 128 && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| text.to_owned())
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, operation, detail, status, json_path, .. } = &*self.0;
        if !operation.is_empty() {
            write!(f, "{operation}: ")?;
        }
        f.write_str(kind.describe())?;
        if let Some(detail) = detail {
            write!(f, ": {detail}")?;
        }
        if let Some(path) = json_path {
            write!(f, " at `{path}`")?;
        }
        if let Some(status) = status {
            write!(f, " (HTTP {})", status.as_u16())?;
        }
        if self.0.attempts > 1 {
            write!(f, " after {} attempts", self.0.attempts)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {self})", self.0.kind)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
