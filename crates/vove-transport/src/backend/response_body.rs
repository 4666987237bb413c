//! A response body that is collected under a size limit.

use bytes::Bytes;

use crate::{TransportError, TransportErrorKind};

/// The most memory that is reserved for a body because its head announced it, in bytes: more than a documents response
/// of usual size. A larger body makes the buffer grow as it arrives, so that a server can't take memory by a number.
const MAX_RESERVED_BYTES: usize = 16 << 20;

/// The size up to which a body is copied, in bytes. A chunk is a part of a buffer of the connection, and a small body
/// that is kept would keep all of that buffer: up to 47 KiB for 61 bytes.
const MAX_COPIED_BYTES: usize = 64 << 10;

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
        let body = if self.joined.is_empty() { self.first } else { self.joined.into() };
        if body.len() <= MAX_COPIED_BYTES { Bytes::copy_from_slice(&body) } else { body }
    }
}

fn too_large() -> TransportError {
    TransportError::new(TransportErrorKind::ResponseTooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_body_keeps_no_buffer_of_the_connection() {
        for (length, is_copied) in [(61, true), (MAX_COPIED_BYTES, true), (MAX_COPIED_BYTES + 1, false)] {
            let buffer = Bytes::from(vec![b'x'; 1 << 20]);
            let mut body = ResponseBody::new(None, 1 << 20).unwrap();
            body.push(buffer.slice(..length)).unwrap();
            let body = body.finish();
            assert_eq!((body.len(), body.as_ptr() != buffer.as_ptr()), (length, is_copied));
        }
    }
}
