use std::{
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response, StatusCode};

use crate::{Transport, TransportError, TransportErrorKind};

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// No connection: the request is not sent.
    Refuse,
    /// It is sent, and its reply is lost.
    Reset,
    /// The reply comes so much later.
    Delay(Duration),
    /// Only so many bytes of the body come.
    Truncate(usize),
    /// Every other byte of the body is another.
    Garble,
    /// This status and no body come instead; the request is not sent.
    Status(StatusCode),
}

/// Spoils some of the requests that pass through it, to see what a program makes of it.
///
/// The plan says for each request, counted from 0, what goes wrong.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response, StatusCode};
/// use vove_transport::{Transport, testing::{Fault, Faults}};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_transport::TransportError> {
/// let well = |_request| async { Ok(Response::new(Bytes::from_static(b"hello"))) };
/// let storm = Faults::new(well, |request| (request < 2).then_some(Fault::Status(StatusCode::SERVICE_UNAVAILABLE)));
/// assert_eq!(storm.send(Request::new(Bytes::new())).await?.status(), 503);
/// assert_eq!(storm.send(Request::new(Bytes::new())).await?.status(), 503);
/// assert_eq!(storm.send(Request::new(Bytes::new())).await?.body(), "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Faults<T, P> {
    inner: T,
    plan: P,
    requests: AtomicUsize,
}

impl<T, P> Faults<T, P>
where
    T: Transport,
    P: Fn(usize) -> Option<Fault> + Send + Sync,
{
    /// In front of a transport.
    pub const fn new(inner: T, plan: P) -> Self {
        Self { inner, plan, requests: AtomicUsize::new(0) }
    }
}

#[async_trait]
impl<T, P> Transport for Faults<T, P>
where
    T: Transport,
    P: Fn(usize) -> Option<Fault> + Send + Sync,
{
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        match (self.plan)(self.requests.fetch_add(1, Ordering::Relaxed)) {
            None => self.inner.send(request).await,
            Some(Fault::Refuse) => Err(TransportError::new(TransportErrorKind::Connect)),
            Some(Fault::Status(status)) => {
                let mut reply = Response::new(Bytes::new());
                *reply.status_mut() = status;
                Ok(reply)
            }
            Some(Fault::Reset) => {
                self.inner.send(request).await?;
                Err(TransportError::new(TransportErrorKind::Interrupted))
            }
            Some(Fault::Delay(delay)) => {
                let reply = self.inner.send(request).await;
                tokio::time::sleep(delay).await;
                reply
            }
            Some(Fault::Truncate(bytes)) => {
                Ok(self.inner.send(request).await?.map(|body| body.slice(..bytes.min(body.len()))))
            }
            Some(Fault::Garble) => Ok(self.inner.send(request).await?.map(garbled)),
        }
    }
}

fn garbled(body: Bytes) -> Bytes {
    body.iter().zip([0, 0x15].into_iter().cycle()).map(|(byte, mask)| byte ^ mask).collect()
}
