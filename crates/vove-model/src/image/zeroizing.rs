//! Bytes that are wiped on drop.

use alloc::vec::Vec;

use zeroize::Zeroize;

/// Bytes that are wiped on drop, spare capacity included.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Wiped(pub(crate) Vec<u8>);

impl AsRef<[u8]> for Wiped {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Wiped {
    fn wipe(&mut self) {
        self.0.resize(self.0.capacity(), 0);
        // As a slice, which is one `memset`: a `Vec` or an iterator is wiped byte by byte.
        self.0.as_mut_slice().zeroize();
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_the_capacity_is_wiped() {
        let mut bytes = Wiped(b"CANARY".repeat(1000));
        bytes.0.truncate(10);
        let capacity = bytes.0.capacity();
        bytes.wipe();
        assert_eq!(bytes.0, alloc::vec![0; capacity]);
    }
}
