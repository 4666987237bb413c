//! A response body that is collected under a size limit.

use bytes::Bytes;

use crate::{TransportError, TransportErrorKind};

/// The most memory that is reserved for a body because its head announced it, in bytes: more than a documents response
/// of usual size. A larger body makes the buffer grow as it arrives, so that a server can't take memory by a number.
const MAX_RESERVED_BYTES: usize = 16 << 20;

/// The largest body of one chunk that is copied, in bytes. A chunk is a slice of the connection's read buffer, of up to
/// 128 KiB and more, which would stay in memory as long as a response of 61 bytes is kept. The copy takes less than a
/// microsecond.
const MAX_COPIED_BYTES: usize = 16 << 10;

/// Collects the chunks of a response body, up to a limit. A large body of one chunk is kept without a copy; several
/// chunks are copied into one buffer.
pub(crate) struct ResponseBody {
    max_bytes: usize,
    announced: usize,
    first: Bytes,
    joined: Vec<u8>,
}

impl ResponseBody {
    /// An empty body. `announced` is the length in the response's head, if it states one.
    pub(crate) fn new(announced: Option<u64>, max_bytes: usize) -> Result<Self, TransportError> {
        let announced = announced.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        if announced > max_bytes {
            return Err(too_large());
        }
        Ok(Self { max_bytes, announced, first: Bytes::new(), joined: Vec::new() })
    }

    pub(crate) fn push(&mut self, chunk: Bytes) -> Result<(), TransportError> {
        let before = self.first.len().saturating_add(self.joined.len());
        if chunk.len() > self.max_bytes.saturating_sub(before) {
            return Err(too_large());
        }
        if before == 0 {
            self.first = chunk;
            return Ok(());
        }
        if self.joined.is_empty() {
            let first = std::mem::take(&mut self.first);
            let reserved = self.announced.min(MAX_RESERVED_BYTES).max(first.len());
            self.joined.try_reserve_exact(reserved).map_err(|_| too_large())?;
            self.joined.extend_from_slice(&first);
        }
        self.joined.try_reserve(chunk.len()).map_err(|_| too_large())?;
        self.joined.extend_from_slice(&chunk);
        Ok(())
    }

    pub(crate) fn finish(self) -> Bytes {
        if !self.joined.is_empty() {
            self.joined.into()
        } else if self.first.len() <= MAX_COPIED_BYTES {
            Bytes::copy_from_slice(&self.first)
        } else {
            self.first
        }
    }
}

fn too_large() -> TransportError {
    TransportError::new(TransportErrorKind::ResponseTooLarge)
}
