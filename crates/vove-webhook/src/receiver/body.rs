//! Reading bodies that are not verified yet: one buffer for each, and a limit for all of them together.

use std::{
    pin::pin,
    sync::atomic::{AtomicUsize, Ordering},
};

use bytes::Bytes;
use http_body::Body;
use http_body_util::BodyExt;

use super::{Rejection, WebhookReceiver};

/// The memory of all bodies over [`SMALL_BODY`](WebhookReceiver::SMALL_BODY) that are being read, in bytes.
#[derive(Default)]
pub(super) struct BufferedBodies(AtomicUsize);

impl BufferedBodies {
    /// Reads a body to its end, of at most `max` bytes. Trailers are skipped.
    pub(super) async fn read<B: Body<Data = Bytes>>(&self, body: B, max: usize) -> Result<Vec<u8>, Rejection> {
        let mut body = pin!(body);
        let mut buffer = Buffer { bytes: Vec::new(), counted: 0, all: self };
        while let Some(frame) = body.frame().await {
            if let Ok(data) = frame.map_err(|_| Rejection::BodyIncomplete)?.into_data() {
                buffer.append(&data, max)?;
            }
        }
        Ok(std::mem::take(&mut buffer.bytes))
    }
}

/// One body, and its share of the memory of all bodies.
struct Buffer<'a> {
    bytes: Vec<u8>,
    counted: usize,
    all: &'a BufferedBodies,
}

impl Buffer<'_> {
    /// Copies the data, so that chunks of one byte don't keep the larger buffers that they are slices of.
    fn append(&mut self, data: &[u8], max: usize) -> Result<(), Rejection> {
        if data.len() > max - self.bytes.len() {
            return Err(Rejection::BodyTooLong);
        }
        let length = self.bytes.len() + data.len();
        if length > self.bytes.capacity() {
            let capacity = length.max(self.bytes.capacity().saturating_mul(2)).min(max);
            self.count(capacity, max)?;
            self.bytes.reserve_exact(capacity - self.bytes.len());
        }
        self.bytes.extend_from_slice(data);
        Ok(())
    }

    /// Counts a buffer of this capacity, unless it is small.
    fn count(&mut self, capacity: usize, max: usize) -> Result<(), Rejection> {
        if capacity > WebhookReceiver::SMALL_BODY {
            let most = WebhookReceiver::MAX_BUFFERED.max(max);
            let added = capacity - self.counted;
            let counted = |all: usize| all.checked_add(added).filter(|all| *all <= most);
            self.all
                .0
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, counted)
                .map_err(|_| Rejection::TooManyBodies)?;
            self.counted = capacity;
        }
        Ok(())
    }
}

impl Drop for Buffer<'_> {
    fn drop(&mut self) {
        self.all.0.fetch_sub(self.counted, Ordering::Relaxed);
    }
}
