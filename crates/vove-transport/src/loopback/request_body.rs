//! Reads the body of a request under a size limit and a time limit.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use tokio::time::timeout;

/// The longest time for the body of a request. The provider's sender doesn't wait longer for a response.
pub(super) const BODY_TIMEOUT: Duration = Duration::from_secs(15);

/// How long the body of a request that is answered already is read, so that the client gets the answer: closing a
/// connection with unread bytes would reset it.
const DISCARD_TIMEOUT: Duration = Duration::from_secs(2);

/// The smallest step by which the buffer of a body grows.
const GROWTH_BYTES: usize = 16 << 10;

/// Why the body of a request can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RequestBodyError {
    /// The announced or the received length is over the limit.
    #[error("the body is larger than {max_bytes} bytes")]
    TooLarge {
        /// The largest body, in bytes.
        max_bytes: usize,
    },
    /// The body is not chunked as RFC 9112, section 7.1 describes, or the connection was closed within it.
    #[error("the body is malformed or incomplete")]
    Malformed,
    /// The body was not complete after 15 seconds.
    #[error("the body was not complete after {} s", BODY_TIMEOUT.as_secs())]
    TimedOut,
}

impl RequestBodyError {
    /// Returns the status of the response: 413, 400 or 408.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TimedOut => StatusCode::REQUEST_TIMEOUT,
        }
    }
}

/// Returns an error if the head announces a length over the limit.
pub(super) fn check_announced_length(body: &Incoming, max_bytes: usize) -> Result<(), RequestBodyError> {
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > max_bytes { Err(RequestBodyError::TooLarge { max_bytes }) } else { Ok(()) }
}

/// Reads a body to its end, into one buffer: many small chunks take no more memory than one large one.
pub(super) async fn read(body: &mut Incoming, max_bytes: usize) -> Result<Bytes, RequestBodyError> {
    timeout(BODY_TIMEOUT, read_all(body, max_bytes)).await.unwrap_or(Err(RequestBodyError::TimedOut))
}

async fn read_all(body: &mut Incoming, max_bytes: usize) -> Result<Bytes, RequestBodyError> {
    let mut buffer = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(chunk) = frame.map_err(|_| RequestBodyError::Malformed)?.into_data() else { continue }; // trailers
        let length = buffer.len().saturating_add(chunk.len());
        if length > max_bytes {
            return Err(RequestBodyError::TooLarge { max_bytes });
        }
        if length > buffer.capacity() {
            // Doubles, so that many chunks are copied a few times only, but not beyond the announced length.
            let announced = body
                .size_hint()
                .upper()
                .map_or(usize::MAX, |rest| usize::try_from(rest).unwrap_or(usize::MAX).saturating_add(length));
            let doubled = buffer.len().saturating_add(buffer.len().max(GROWTH_BYTES));
            let capacity = doubled.min(announced).min(max_bytes).max(length);
            buffer.reserve_exact(capacity - buffer.len());
        }
        buffer.extend_from_slice(&chunk);
    }
    Ok(buffer.into())
}

/// Reads the rest of a body and drops it, for a limited time.
pub(super) async fn discard(mut body: Incoming) {
    let rest = async { while let Some(Ok(_)) = body.frame().await {} };
    let _ = timeout(DISCARD_TIMEOUT, rest).await;
}
