//! A transport that injects faults into the traffic of another.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::{Transport, TransportError, TransportErrorKind};

/// A fault that [`FaultInjector`] applies to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The connection is refused: the request is not sent.
    Refuse,
    /// The request is sent and its response is lost.
    Reset,
    /// The response arrives this much later.
    Delay(Duration),
    /// The body is cut to this many bytes.
    Truncate(usize),
    /// Every second byte of the body is changed.
    Corrupt,
    /// The response has this status and no body; the request is not sent.
    Status(StatusCode),
}

/// Forwards requests to another transport and injects faults, to test how a program handles them.
///
/// The plan is a function from the number of the request, counted from 0, to its fault, if any.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response, StatusCode};
/// use vove_transport::{Transport, testing::{Fault, FaultInjector}};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_transport::TransportError> {
/// let healthy = |_request| async { Ok(Response::new(Bytes::from_static(b"hello"))) };
/// let unavailable = Fault::Status(StatusCode::SERVICE_UNAVAILABLE);
/// let failing_twice = FaultInjector::new(healthy, |request| (request < 2).then_some(unavailable));
/// assert_eq!(failing_twice.send(Request::new(Bytes::new())).await?.status(), 503);
/// assert_eq!(failing_twice.send(Request::new(Bytes::new())).await?.status(), 503);
/// assert_eq!(failing_twice.send(Request::new(Bytes::new())).await?.body(), "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct FaultInjector<T, P> {
    inner: T,
    plan: P,
    requests: AtomicUsize,
}

impl<T, P> FaultInjector<T, P>
where
    T: Transport,
    P: Fn(usize) -> Option<Fault> + Send + Sync,
{
    /// Wraps `inner`.
    pub const fn new(inner: T, plan: P) -> Self {
        Self { inner, plan, requests: AtomicUsize::new(0) }
    }
}

#[async_trait]
impl<T, P> Transport for FaultInjector<T, P>
where
    T: Transport,
    P: Fn(usize) -> Option<Fault> + Send + Sync,
{
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        match (self.plan)(self.requests.fetch_add(1, Ordering::Relaxed)) {
            None => self.inner.send(request).await,
            Some(Fault::Refuse) => Err(TransportError::new(TransportErrorKind::Connect)),
            Some(Fault::Status(status)) => {
                let mut response = Response::new(Bytes::new());
                *response.status_mut() = status;
                Ok(response)
            }
            Some(Fault::Reset) => {
                self.inner.send(request).await?;
                Err(TransportError::new(TransportErrorKind::ConnectionLost))
            }
            Some(Fault::Delay(delay)) => {
                let outcome = self.inner.send(request).await;
                tokio::time::sleep(delay).await;
                outcome
            }
            Some(Fault::Truncate(bytes)) => {
                Ok(self.inner.send(request).await?.map(|body| body.slice(..bytes.min(body.len()))))
            }
            Some(Fault::Corrupt) => Ok(self.inner.send(request).await?.map(corrupted)),
        }
    }
}

fn corrupted(body: Bytes) -> Bytes {
    body.iter().zip([0, 0x15].into_iter().cycle()).map(|(byte, mask)| byte ^ mask).collect()
}
