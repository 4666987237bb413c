//! Blocking counterparts: a transport trait for threads, and an implementation over hyper.

mod hyper_transport;

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};

pub use self::hyper_transport::HyperTransport;
use crate::TransportError;

/// Sends one HTTP request and reads the complete response, on the calling thread.
///
/// The requirements are those of [`crate::Transport`]. Closures implement this trait.
pub trait Transport: Send + Sync {
    /// Sends a request and reads the response to its end.
    ///
    /// # Errors
    /// When there is no complete response. A response with any status, 5xx included, is `Ok`.
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;
}

impl<F> Transport for F
where
    F: Fn(Request<Bytes>) -> Result<Response<Bytes>, TransportError> + Send + Sync,
{
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self(request)
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request)
    }
}
