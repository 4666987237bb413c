//! A transport that keeps the requests it forwards.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

use crate::{Transport, TransportError};

/// Forwards requests to another transport and keeps a copy of each, so that a test can inspect what would be sent.
///
/// Clones share the copies. `Debug` prints only their number.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use vove_transport::{Transport, testing::Capture};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_transport::TransportError> {
/// let capture = Capture::new(|_request| async { Ok(Response::new(Bytes::new())) });
/// capture.send(Request::new(Bytes::from_static(b"hello"))).await?;
/// assert_eq!(capture.requests()[0].body(), "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Capture<T> {
    inner: T,
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl<T: Transport> Capture<T> {
    /// Wraps `inner`, which produces the responses.
    pub fn new(inner: T) -> Self {
        Self { inner, requests: Arc::default() }
    }

    /// Returns the requests so far, oldest first.
    pub fn requests(&self) -> Vec<Request<Bytes>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl<T: Transport> Transport for Capture<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
        self.inner.send(request).await
    }
}

impl<T> std::fmt::Debug for Capture<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = self.requests.lock().unwrap_or_else(PoisonError::into_inner).len();
        write!(f, "Capture({count} requests)")
    }
}
