//! The [`Transport`] trait: one HTTP request in, one complete response out.

use std::{pin::Pin, sync::Arc};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

use crate::TransportError;

/// The future that [`Transport::send`] returns. The request is sent when the future is first polled.
pub type SendFuture<'t> = Pin<Box<dyn Future<Output = Result<Response<Bytes>, TransportError>> + Send + 't>>;

/// Sends one HTTP request and reads the complete response.
///
/// An implementation follows no redirects, adds no credentials of its own, and logs no body, header value or query
/// value. It applies the [`Limits`](crate::Limits) found in the request's extensions, and
/// [`Limits::default`](crate::Limits::default) otherwise. Dropping the future cancels the call.
///
/// Async closures implement this trait, so a test double is one line:
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use vove_transport::Transport;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_transport::TransportError> {
/// let teapot = |_request| async { Ok(Response::builder().status(418).body(Bytes::new()).unwrap()) };
/// let response = teapot.send(Request::new(Bytes::new())).await?;
/// assert_eq!(response.status(), 418);
/// # Ok(())
/// # }
/// ```
#[async_trait]
pub trait Transport: Send + Sync {
    /// Sends a request and reads the response to its end.
    ///
    /// Nothing is sent before the future is first polled. That may be much later, because a throttled client waits
    /// before it polls: read the clock and the current span inside the future, as an `async fn` does.
    ///
    /// # Errors
    /// When there is no complete response. A response with any status, 5xx included, is `Ok`.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;

    /// Returns `true` if the transport enforces [`Limits`](crate::Limits) itself; the client then adds no timeout of
    /// its own. The default is `false`.
    fn enforces_limits(&self) -> bool {
        false
    }
}

#[async_trait]
impl<F, R> Transport for F
where
    F: Fn(Request<Bytes>) -> R + Send + Sync,
    R: Future<Output = Result<Response<Bytes>, TransportError>> + Send,
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

    fn enforces_limits(&self) -> bool {
        (**self).enforces_limits()
    }
}
