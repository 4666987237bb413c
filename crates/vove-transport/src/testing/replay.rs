//! A transport with prepared responses.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

use crate::{Transport, TransportError, TransportErrorKind};

/// Returns prepared responses, one per request, in order. Further requests fail with
/// [`Connect`](TransportErrorKind::Connect). Clones share the queue.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use vove_transport::{Transport, testing::Replay};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_transport::TransportError> {
/// let replay = Replay::new([Response::new(Bytes::from_static(b"{}"))]);
/// assert_eq!(replay.send(Request::new(Bytes::new())).await?.body(), "{}");
/// assert!(replay.send(Request::new(Bytes::new())).await.is_err());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Replay(Arc<Mutex<VecDeque<Response<Bytes>>>>);

impl Replay {
    /// Creates a transport that returns `responses` in order.
    pub fn new(responses: impl IntoIterator<Item = Response<Bytes>>) -> Self {
        Self(Arc::new(Mutex::new(responses.into_iter().collect())))
    }
}

#[async_trait]
impl Transport for Replay {
    async fn send(&self, _request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let next = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        next.ok_or(TransportError::new(TransportErrorKind::Connect))
    }
}

impl std::fmt::Debug for Replay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let left = self.0.lock().unwrap_or_else(PoisonError::into_inner).len();
        write!(f, "Replay({left} responses left)")
    }
}
