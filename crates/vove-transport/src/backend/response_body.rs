//! A response body that is collected under a size limit.

use bytes::{Bytes, BytesMut};

use crate::{TransportError, TransportErrorKind};

/// Collects the chunks of a response body, up to a limit. A body of one chunk is kept without a copy; several chunks
/// are copied into one buffer.
pub(crate) struct ResponseBody {
    max_bytes: usize,
    announced: usize,
    first: Bytes,
    joined: Option<BytesMut>,
}

impl ResponseBody {
    /// An empty body. `announced` is the length in the response's head, if it states one.
    pub(crate) fn new(announced: Option<u64>, max_bytes: usize) -> Result<Self, TransportError> {
        let announced = announced.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        if announced > max_bytes {
            return Err(TransportError::new(TransportErrorKind::ResponseTooLarge));
        }
        Ok(Self { max_bytes, announced, first: Bytes::new(), joined: None })
    }

    pub(crate) fn push(&mut self, chunk: Bytes) -> Result<(), TransportError> {
        let length = self.joined.as_ref().map_or(self.first.len(), BytesMut::len) + chunk.len();
        if length > self.max_bytes {
            return Err(TransportError::new(TransportErrorKind::ResponseTooLarge));
        }
        match &mut self.joined {
            Some(joined) => joined.extend_from_slice(&chunk),
            None if self.first.is_empty() => self.first = chunk,
            None => {
                let mut joined = BytesMut::with_capacity(self.announced.max(length));
                joined.extend_from_slice(&self.first);
                joined.extend_from_slice(&chunk);
                self.first = Bytes::new();
                self.joined = Some(joined);
            }
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Bytes {
        self.joined.map_or(self.first, BytesMut::freeze)
    }
}
