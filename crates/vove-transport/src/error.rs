use std::{fmt, time::Duration};

/// Why a request got no complete reply.
///
/// `Display` names the kind alone: no URL, header or body, and not the source's text, which may hold them.
#[derive(thiserror::Error)]
#[error("{}", self.kind.describe())]
pub struct TransportError {
    kind: TransportErrorKind,
    retry_after: Option<Duration>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// What went wrong, to branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection: refused, unknown host, failed TLS handshake. Nothing was sent.
    Connect,
    /// The request could not be written as HTTP. Nothing was sent.
    InvalidRequest,
    /// No complete reply in time.
    Timeout,
    /// The connection broke before the reply was complete.
    Interrupted,
    /// The reply is larger than [`Limits::reply_cap`](crate::Limits::reply_cap).
    ReplyTooLarge,
    /// Held back on this side: too many calls in too little time, or the circuit is open. Nothing was sent.
    Withheld,
}

impl TransportErrorKind {
    const fn describe(self) -> &'static str {
        match self {
            Self::Connect => "no connection to the server",
            Self::InvalidRequest => "the request can't be written as HTTP",
            Self::Timeout => "no complete reply in time",
            Self::Interrupted => "the connection broke before the reply was complete",
            Self::ReplyTooLarge => "the reply is larger than the cap",
            Self::Withheld => "the call was held back on this side",
        }
    }
}

impl TransportError {
    /// An error without a cause.
    pub const fn new(kind: TransportErrorKind) -> Self {
        Self { kind, retry_after: None, source: None }
    }

    /// An error with its cause.
    pub fn with_source(kind: TransportErrorKind, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { kind, retry_after: None, source: Some(source.into()) }
    }

    /// A call held back on this side, and how long until it would not be.
    pub const fn withheld(retry_after: Duration) -> Self {
        Self { kind: TransportErrorKind::Withheld, retry_after: Some(retry_after), source: None }
    }

    /// What went wrong.
    pub const fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// How long to wait before it is worth another try, where that is known.
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether the same request may succeed later.
    pub const fn is_retryable(&self) -> bool {
        !matches!(self.kind, TransportErrorKind::InvalidRequest | TransportErrorKind::ReplyTooLarge)
    }

    /// Whether the server may have acted on the request. False only when nothing was sent.
    pub const fn may_have_been_processed(&self) -> bool {
        !matches!(
            self.kind,
            TransportErrorKind::Connect | TransportErrorKind::InvalidRequest | TransportErrorKind::Withheld
        )
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TransportError({:?})", self.kind)
    }
}
