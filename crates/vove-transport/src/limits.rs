//! Time and size limits of one operation.

use std::time::Duration;

use bytes::Bytes;
use http::Request;

/// Limits on the time an operation takes and on the size of its response. They are passed in the request's extensions.
///
/// ```
/// use std::time::Duration;
/// use vove_transport::Limits;
///
/// let limits = Limits::default().attempt_timeout(Duration::from_secs(60)).max_response_bytes(64 << 20);
/// let request = http::Request::builder()
///     .uri("https://api.example/v2/users/x/documents")
///     .extension(limits)
///     .body(bytes::Bytes::new())?;
/// assert_eq!(Limits::of(&request).attempt_timeout, Duration::from_secs(60));
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The longest time for one attempt, from connecting to the last byte of the response.
    pub attempt_timeout: Duration,
    /// The longest time between two chunks of a response body.
    pub read_timeout: Duration,
    /// The longest time for all attempts together, with the waits between them.
    pub operation_timeout: Duration,
    /// The largest response body, in bytes.
    pub max_response_bytes: usize,
}

impl Limits {
    /// The defaults, as a constant: see [`Limits::default`].
    pub const DEFAULT: Self = Self {
        attempt_timeout: Duration::from_secs(10),
        read_timeout: Duration::from_secs(10),
        operation_timeout: Duration::from_secs(30),
        max_response_bytes: 4 << 20,
    };

    /// Returns the limits in a request's extensions, or the defaults if it has none.
    pub fn of(request: &Request<Bytes>) -> Self {
        request.extensions().get().copied().unwrap_or_default()
    }

    /// Sets the longest time for one attempt. Default: 10 seconds.
    #[must_use]
    pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Sets the longest time between two chunks of a response body. Default: 10 seconds.
    #[must_use]
    pub const fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// Sets the longest time for all attempts together, with the waits between them. Default: 30 seconds.
    #[must_use]
    pub const fn operation_timeout(mut self, timeout: Duration) -> Self {
        self.operation_timeout = timeout;
        self
    }

    /// Sets the largest response body, in bytes. Default: 4 MiB.
    #[must_use]
    pub const fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }
}

impl Default for Limits {
    /// 10 seconds for an attempt, 10 seconds between chunks, 30 seconds for the operation, 4 MiB.
    fn default() -> Self {
        Self::DEFAULT
    }
}
