#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "blocking")]
pub mod blocking;
pub mod decorator;
mod error;
#[cfg(feature = "hyper")]
mod hyper_transport;
mod limits;
#[cfg(feature = "loopback")]
mod loopback;
#[cfg(any(feature = "blocking", feature = "hyper", feature = "reqwest"))]
mod reply_body;
#[cfg(feature = "reqwest")]
mod reqwest_transport;
mod retry;
mod runtime;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "reqwest")]
mod urls;

use std::{pin::Pin, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

#[cfg(feature = "hyper")]
pub use crate::hyper_transport::HyperTransport;
#[cfg(feature = "loopback")]
pub use crate::loopback::Loopback;
#[cfg(feature = "reqwest")]
pub use crate::reqwest_transport::ReqwestTransport;
pub use crate::{
    error::{TransportError, TransportErrorKind},
    limits::Limits,
    retry::{Attempts, Moment, Repeat, RetryAfter, RetryBudget, RetryPolicy, Throttle, is_retryable_status},
    runtime::{Runtime, TokioRuntime, random},
};

/// What [`Transport::send`] gives: a request that leaves when it is first polled.
pub type Sending<'t> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, TransportError>> + Send + 't>>;

/// Carries one HTTP request and brings back the whole reply.
///
/// An implementation follows no redirect, adds no credential of its own, and logs no body, header value or query value.
/// It obeys the [`Limits`] among the request's extensions, and its own defaults where there are none. Dropping the
/// future cancels the call.
///
/// Any `async` closure is a transport, so a test double is one line:
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use vove_transport::Transport;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_transport::TransportError> {
/// let teapot = |_request| async { Ok(Response::builder().status(418).body(Bytes::new()).unwrap()) };
/// let reply = teapot.send(Request::new(Bytes::new())).await?;
/// assert_eq!(reply.status(), 418);
/// # Ok(())
/// # }
/// ```
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends a request and reads the reply to its end.
    ///
    /// Nothing leaves until the future is polled, which may be much later: a client that is slowed down waits in between. What
    /// looks at the time or at the current span does so in the future, as an `async fn` does by itself.
    ///
    /// # Errors
    /// When there is no complete reply. A reply with any status is a success here.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;

    /// Whether every request ends within its [`Limits`], so that nobody need set a second alarm.
    fn keeps_limits(&self) -> bool {
        false
    }
}

#[async_trait]
impl<F, Reply> Transport for F
where
    F: Fn(Request<Bytes>) -> Reply + Send + Sync,
    Reply: Future<Output = Result<Response<Bytes>, TransportError>> + Send,
{
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self(request).await
    }
}

#[async_trait]
impl<T: Transport + ?Sized> Transport for Arc<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request).await
    }

    fn keeps_limits(&self) -> bool {
        (**self).keeps_limits()
    }
}
