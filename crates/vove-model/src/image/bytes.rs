//! Decoded images.

use alloc::vec::Vec;
use core::{fmt, ops::Deref};

use crate::image::zeroizing::Wiped;

/// A decoded image: a person's face or document. Wiped on drop; `Debug` prints only the number of bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct ImageBytes(Wiped);

impl ImageBytes {
    pub(crate) fn new(bytes: Wiped) -> Self {
        Self(bytes)
    }

    /// The bytes. They are no longer wiped on drop.
    pub fn into_vec(mut self) -> Vec<u8> {
        core::mem::take(&mut self.0.0)
    }
}

impl Deref for ImageBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.0
    }
}

impl AsRef<[u8]> for ImageBytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl fmt::Debug for ImageBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImageBytes({} bytes)", self.len())
    }
}
