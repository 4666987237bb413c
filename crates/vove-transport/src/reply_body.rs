use bytes::{Bytes, BytesMut};

use crate::{TransportError, TransportErrorKind};

/// Gathers a reply's body under a cap: a single piece stays as it came, several are copied together.
pub(crate) struct ReplyBody {
    cap: usize,
    announced: usize,
    first: Bytes,
    whole: Option<BytesMut>,
}

impl ReplyBody {
    /// For a body of the announced length, if one was announced.
    pub(crate) fn new(announced: Option<u64>, cap: usize) -> Result<Self, TransportError> {
        let announced = announced.map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
        if announced > cap {
            return Err(TransportError::new(TransportErrorKind::ReplyTooLarge));
        }
        Ok(Self { cap, announced, first: Bytes::new(), whole: None })
    }

    pub(crate) fn push(&mut self, piece: Bytes) -> Result<(), TransportError> {
        let length = self.whole.as_ref().map_or(self.first.len(), BytesMut::len) + piece.len();
        if length > self.cap {
            return Err(TransportError::new(TransportErrorKind::ReplyTooLarge));
        }
        match &mut self.whole {
            Some(whole) => whole.extend_from_slice(&piece),
            None if self.first.is_empty() => self.first = piece,
            None => {
                let mut whole = BytesMut::with_capacity(self.announced.max(length));
                whole.extend_from_slice(&self.first);
                whole.extend_from_slice(&piece);
                self.first = Bytes::new();
                self.whole = Some(whole);
            }
        }
        Ok(())
    }

    pub(crate) fn finish(self) -> Bytes {
        self.whole.map_or(self.first, BytesMut::freeze)
    }
}
