use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use tokio::sync::Semaphore;

use crate::{Transport, TransportError, TransportErrorKind};

/// Lets so many requests be under way at once; others wait, first come first served.
///
/// A request that is dropped, waiting or under way, makes room at once.
#[derive(Debug)]
pub struct ConcurrencyLimit<T> {
    inner: T,
    places: Semaphore,
}

impl<T: Transport> ConcurrencyLimit<T> {
    /// In front of a transport. Nought counts as one.
    pub fn new(inner: T, at_once: u32) -> Self {
        let places = usize::try_from(at_once.max(1)).unwrap_or(usize::MAX).min(Semaphore::MAX_PERMITS);
        Self { inner, places: Semaphore::new(places) }
    }

    /// How many more could be under way now.
    pub fn free(&self) -> usize {
        self.places.available_permits()
    }
}

#[async_trait]
impl<T: Transport> Transport for ConcurrencyLimit<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let _place = self.places.acquire().await.map_err(|_| TransportError::new(TransportErrorKind::Withheld))?;
        self.inner.send(request).await
    }
}
