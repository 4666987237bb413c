//! The error of a request that got no complete response.

mod certificate;

use std::{fmt, time::Duration};

use http::StatusCode;

pub use self::certificate::CertificateProblem;

/// Why a request got no complete response.
///
/// `Display` and `Debug` contain the kind and the [`CertificateProblem`] only: no URL, header or body, and not the text
/// of the source, which may contain them.
pub struct TransportError {
    kind: TransportErrorKind,
    retry_after: Option<Duration>,
    response_status: Option<StatusCode>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kind of a [`TransportError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The connection could not be opened: refused, unknown host, failed TLS handshake. Nothing was sent.
    Connect,
    /// The request can't be written as HTTP. Nothing was sent.
    InvalidRequest,
    /// No complete response within the time limit.
    Timeout,
    /// The connection was closed or broke before the response was complete.
    ConnectionLost,
    /// The response is larger than [`Limits::max_response_bytes`](crate::Limits::max_response_bytes).
    ResponseTooLarge,
    /// Not sent: rejected locally, because the server asked for a pause or a local rate limit is exhausted.
    Throttled,
}

impl TransportErrorKind {
    const fn describe(self) -> &'static str {
        match self {
            Self::Connect => "can't connect to the server",
            Self::InvalidRequest => "the request can't be written as HTTP",
            Self::Timeout => "no complete response in time",
            Self::ConnectionLost => "the connection was lost before the response was complete",
            Self::ResponseTooLarge => "the response is larger than the limit",
            Self::Throttled => "the request was throttled and not sent",
        }
    }
}

impl TransportError {
    /// Creates an error without a source.
    pub const fn new(kind: TransportErrorKind) -> Self {
        Self { kind, retry_after: None, response_status: None, source: None }
    }

    /// Creates an error with the error that caused it.
    pub fn with_source(kind: TransportErrorKind, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { source: Some(source.into()), ..Self::new(kind) }
    }

    /// Creates a [`Throttled`](TransportErrorKind::Throttled) error; `retry_after` is the time until the request may
    /// be sent.
    pub const fn throttled(retry_after: Duration) -> Self {
        Self {
            kind: TransportErrorKind::Throttled,
            retry_after: Some(retry_after),
            response_status: None,
            source: None,
        }
    }

    /// Sets the status of the response whose body was not complete. Default: none.
    #[must_use]
    pub fn with_response_status(mut self, status: impl Into<Option<StatusCode>>) -> Self {
        self.response_status = status.into();
        self
    }

    /// Returns the kind.
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// Returns how long to wait before the next attempt, if that is known.
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Returns the status of the response if its head was received and only its body was not complete.
    pub const fn response_status(&self) -> Option<StatusCode> {
        self.response_status
    }

    /// Returns why the server's certificate was rejected, if that is why the connection could not be opened.
    pub fn certificate_problem(&self) -> Option<CertificateProblem> {
        #[cfg(any(feature = "hyper", feature = "reqwest"))]
        return self.source.as_deref().and_then(|source| CertificateProblem::find(source));
        #[cfg(not(any(feature = "hyper", feature = "reqwest")))]
        None
    }

    /// Returns `true` if the same request may succeed later.
    pub const fn is_retryable(&self) -> bool {
        !matches!(self.kind, TransportErrorKind::InvalidRequest | TransportErrorKind::ResponseTooLarge)
    }

    /// Returns `false` only if nothing was sent, and `true` if the server may have acted on the request.
    pub const fn may_have_been_processed(&self) -> bool {
        !matches!(
            self.kind,
            TransportErrorKind::Connect | TransportErrorKind::InvalidRequest | TransportErrorKind::Throttled
        )
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.describe())?;
        self.certificate_problem().map_or(Ok(()), |problem| write!(f, ": {problem}"))
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?})", self.kind)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
