//! The error of a failed call.

mod kind;

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode, header::CONTENT_ENCODING};
use vove_model::Problem;
use vove_transport::{CertificateProblem, RetryAfter, TransportError, TransportErrorKind, is_retryable_status};

pub use self::kind::ErrorKind;

/// Why a call failed. It is safe to print and to log: `Display` and `Debug` contain no body, header, reference or
/// text of the source.
///
/// Match on [`kind`](Self::kind); `docs/errors.md` has a row for each kind.
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    operation: &'static str,
    detail: Option<&'static str>,
    status: Option<StatusCode>,
    certificate_problem: Option<CertificateProblem>,
    retry_after: Option<RetryAfter>,
    /// When the call ended, as the base of `retry_after`.
    ended: Option<SystemTime>,
    attempts: u32,
    /// Whether the API may have acted on an attempt before the last.
    processed_before: bool,
    request_id: Option<String>,
    json_path: Option<String>,
    body: Bytes,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Inner {
    const fn new(kind: ErrorKind, operation: &'static str) -> Self {
        Self {
            kind,
            operation,
            detail: None,
            status: None,
            certificate_problem: None,
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

    /// TLS can't be set up.
    #[cfg(any(feature = "blocking", feature = "hyper", feature = "reqwest"))]
    pub(crate) fn tls(source: TransportError) -> Self {
        let detail = Some("TLS can't be set up: is there a trust store? SSL_CERT_FILE can name one");
        let inner = Inner::new(ErrorKind::InvalidConfiguration, "");
        Self(Box::new(Inner { detail, source: Some(source.into()), ..inner }))
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
            TransportErrorKind::ResponseTooLarge => ErrorKind::ResponseTooLarge,
            TransportErrorKind::Throttled => ErrorKind::Throttled,
            _ => ErrorKind::ConnectionLost,
        };
        let retry_after = error.retry_after().map(RetryAfter::In);
        let certificate_problem = error.certificate_problem();
        let detail = certificate_problem.map(CertificateProblem::as_str);
        let inner = Inner::new(kind, operation);
        Self(Box::new(Inner { detail, certificate_problem, retry_after, source: Some(error.into()), ..inner }))
    }

    /// A response with a status other than 2xx.
    pub(crate) fn of_status(operation: &'static str, response: Response<Bytes>) -> Self {
        let (head, body) = response.into_parts();
        Self(Box::new(Inner {
            status: Some(head.status),
            retry_after: RetryAfter::from_headers(&head.headers),
            request_id: request_id(&head.headers),
            body,
            ..Inner::new(ErrorKind::of_status(head.status), operation)
        }))
    }

    /// A 2xx response whose body can't be parsed.
    pub(crate) fn unexpected_response(
        operation: &'static str,
        response: Response<Bytes>,
        source: vove_model::Error,
    ) -> Self {
        let detail = match source.kind() {
            _ if response.body().is_empty() => Some("it is empty"),
            // Nothing is decompressed, so that a small response can't become a large one.
            _ if response.headers().contains_key(CONTENT_ENCODING) => Some("it is compressed, which was not requested"),
            vove_model::ErrorKind::NotJson => Some("it is not JSON"),
            vove_model::ErrorKind::Truncated => Some("it ends too early"),
            vove_model::ErrorKind::MissingToken => Some("it has no session token"),
            _ => None,
        };
        Self(Box::new(Inner {
            detail,
            status: Some(response.status()),
            request_id: request_id(response.headers()),
            json_path: source.json_path().map(str::to_owned),
            body: response.into_body(),
            source: Some(source.into()),
            ..Inner::new(ErrorKind::UnexpectedResponse, operation)
        }))
    }

    /// A 2xx response with another `refId` than the requested one.
    pub(crate) fn other_reference(operation: &'static str, status: StatusCode, body: Bytes) -> Self {
        Self(Box::new(Inner {
            detail: Some("it is about another person"),
            status: Some(status),
            json_path: Some("refId".to_owned()),
            body,
            ..Inner::new(ErrorKind::UnexpectedResponse, operation)
        }))
    }

    /// A page of a list that begins like an earlier page.
    pub(crate) fn repeated_page(operation: &'static str) -> Self {
        let detail = Some("the list starts again before its end");
        Self(Box::new(Inner { detail, ..Inner::new(ErrorKind::UnexpectedResponse, operation) }))
    }

    /// A list with more pages than are read.
    pub(crate) fn too_many_pages(operation: &'static str) -> Self {
        let detail = Some("the list has more than 100,000 pages");
        Self(Box::new(Inner { detail, ..Inner::new(ErrorKind::UnexpectedResponse, operation) }))
    }

    pub(crate) fn wait_timed_out(operation: &'static str) -> Self {
        Self(Box::new(Inner::new(ErrorKind::WaitTimedOut, operation)))
    }

    /// Records the number of attempts, and when the operation ended.
    pub(crate) fn after(mut self, attempts: u32, ended: SystemTime) -> Self {
        self.0.attempts = attempts;
        self.0.ended = Some(ended);
        self
    }

    /// Records whether the API may have acted on an attempt before the last.
    pub(crate) fn after_processing(mut self, processed: bool) -> Self {
        self.0.processed_before = processed;
        self
    }

    /// Returns the kind.
    pub const fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the name of the operation that failed, as in `docs/coverage.md`; empty if none was started.
    pub const fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// Returns the HTTP status, if there was a response.
    pub fn status(&self) -> Option<u16> {
        self.0.status.map(|status| status.as_u16())
    }

    /// Returns why the server's certificate was rejected, if that is why the connection could not be opened.
    pub const fn certificate_problem(&self) -> Option<CertificateProblem> {
        self.0.certificate_problem
    }

    /// Returns how long the API asked to wait, counted from the end of the call; at most a day.
    pub fn retry_after(&self) -> Option<Duration> {
        Some(self.0.retry_after?.delay(self.0.ended?))
    }

    /// Returns the time from which the API may be called again, for a queue that outlives the process; at most a day
    /// after the call. It is set if the API asked for a longer wait than the operation allowed.
    pub fn retry_at(&self) -> Option<SystemTime> {
        Some(self.0.retry_after?.time(self.0.ended?))
    }

    /// Returns the number of attempts, including those that could not be sent; 0 if the request could not be built.
    pub const fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the request ID that the server assigned, if the response had one. Quote it in a question to the
    /// provider.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the place in the response's JSON that could not be read: object keys and array indices, never a value.
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// Returns the body of the response, empty if there was none. It may contain personal data: do not log it.
    pub const fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// Returns the error that the API describes in the body, as far as it can be read. The texts may contain personal
    /// data: do not log them.
    pub fn problem(&self) -> Problem {
        Problem::read(&self.0.body)
    }

    /// Returns `true` if the same call may succeed later. Whether it is safe to make it again depends on the endpoint.
    pub fn is_retryable(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::ConnectionLost
            | ErrorKind::RateLimited
            | ErrorKind::Throttled
            | ErrorKind::WaitTimedOut => true,
            ErrorKind::ServerError => self.0.status.is_some_and(is_retryable_status),
            _ => false,
        }
    }

    /// Returns `true` if the API may have acted on the request, in any of the attempts, and `false` if nothing was
    /// sent or each attempt was rejected.
    pub const fn may_have_been_processed(&self) -> bool {
        self.0.processed_before
            || matches!(
                self.0.kind,
                ErrorKind::Timeout
                    | ErrorKind::ConnectionLost
                    | ErrorKind::ResponseTooLarge
                    | ErrorKind::ServerError
                    | ErrorKind::UnexpectedStatus
                    | ErrorKind::UnexpectedResponse
            )
    }
}

/// Headers in which gateways and frameworks return the ID of a request. The API documents none.
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
