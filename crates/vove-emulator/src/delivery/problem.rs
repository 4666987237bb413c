//! What can go wrong in an attempt to deliver a webhook.

use serde::Serialize;
use vove_transport::{TransportError, TransportErrorKind};

/// What went wrong in an [`Attempt`](crate::Attempt).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum DeliveryProblem {
    /// There is no connection: refused, unknown host, or a failed TLS handshake.
    #[error("can't connect")]
    Connect,
    /// The URL can't be requested.
    #[error("the URL can't be requested")]
    InvalidUrl,
    /// No status within 15 seconds.
    #[error("no status within 15 s")]
    Timeout,
    /// The connection was closed before the status, or the response was not HTTP.
    #[error("the connection was closed before the status, or the response is not HTTP")]
    ConnectionLost,
    /// The status was received, but not the complete body within 15 seconds.
    #[error("the body was not complete within 15 s")]
    BodyTimeout,
    /// The status was received, but the connection was closed within the body, or the body was malformed.
    #[error("the body was cut off or malformed")]
    BodyCutOff,
    /// The body is larger than 20,000 bytes. It was not read to its end.
    #[error("the body is larger than 20,000 bytes")]
    BodyTooLarge,
}

impl From<&TransportError> for DeliveryProblem {
    fn from(error: &TransportError) -> Self {
        match (error.kind(), error.response_status().is_some()) {
            (TransportErrorKind::Connect, _) => Self::Connect,
            (TransportErrorKind::InvalidRequest, _) => Self::InvalidUrl,
            (TransportErrorKind::ResponseTooLarge, _) => Self::BodyTooLarge,
            (TransportErrorKind::Timeout, false) => Self::Timeout,
            (TransportErrorKind::Timeout, true) => Self::BodyTimeout,
            (_, false) => Self::ConnectionLost,
            (_, true) => Self::BodyCutOff,
        }
    }
}
