use std::time::Duration;

/// How long one request may take and how large its reply may be. Travels among the request's extensions.
///
/// ```
/// use std::time::Duration;
/// use vove_transport::Limits;
///
/// let request = http::Request::builder()
///     .uri("https://api.example/v2/users/x/documents")
///     .extension(Limits { total: Duration::from_secs(60), reply_cap: 64 << 20 })
///     .body(bytes::Bytes::new())?;
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From the first byte of the connection to the last byte of the reply.
    pub total: Duration,
    /// Largest reply body, in bytes.
    pub reply_cap: usize,
}

impl Default for Limits {
    /// 10 seconds and 4 MiB.
    fn default() -> Self {
        Self { total: Duration::from_secs(10), reply_cap: 4 << 20 }
    }
}
