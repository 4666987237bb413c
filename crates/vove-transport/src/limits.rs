use std::time::Duration;

use bytes::Bytes;
use http::Request;

/// How long one request may take and how large its reply may be. Travels among the request's extensions.
///
/// ```
/// use std::time::Duration;
/// use vove_transport::Limits;
///
/// let request = http::Request::builder()
///     .uri("https://api.example/v2/users/x/documents")
///     .extension(Limits { total: Duration::from_secs(60), reply_cap: 64 << 20, ..Limits::default() })
///     .body(bytes::Bytes::new())?;
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// One attempt: from the first byte of the connection to the last byte of the reply.
    pub total: Duration,
    /// The longest silence while the reply arrives.
    pub idle: Duration,
    /// All attempts and the pauses between them.
    pub operation: Duration,
    /// Largest reply body, in bytes.
    pub reply_cap: usize,
}

impl Limits {
    /// The limits among a request's extensions; the defaults where there are none.
    pub fn of(request: &Request<Bytes>) -> Self {
        request.extensions().get().copied().unwrap_or_default()
    }
}

impl Default for Limits {
    /// 10 seconds an attempt, 10 of silence, 30 for all attempts, and 4 MiB.
    fn default() -> Self {
        Self {
            total: Duration::from_secs(10),
            idle: Duration::from_secs(10),
            operation: Duration::from_secs(30),
            reply_cap: 4 << 20,
        }
    }
}
