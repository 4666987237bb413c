//! A transport that gets no response.

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

use crate::{Transport, TransportError};

/// A transport whose calls never complete; they stay pending until dropped.
#[derive(Debug, Clone, Copy, Default)]
pub struct Never;

#[async_trait]
impl Transport for Never {
    async fn send(&self, _request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        std::future::pending().await
    }
}
