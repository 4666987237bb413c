//! SHA-256 of responses, and keyed fingerprints of document numbers.

use alloc::vec::Vec;
use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{Error, Pii};

/// 32 bytes of SHA-256 (FIPS 180-4) or HMAC-SHA-256 (RFC 2104). `Display` writes them in lower-case hexadecimal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    pub(crate) fn sha256(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// The key of fingerprints: at least 16 random bytes, kept secret. Wiped on drop and redacted in `Debug`.
///
/// Document numbers are few enough to try them all: anyone who has the key can find the number behind a fingerprint.
#[derive(Clone)]
pub struct FingerprintKey(Zeroizing<Vec<u8>>);

impl FingerprintKey {
    /// Wraps a key.
    ///
    /// # Errors
    /// [`ErrorKind::ShortKey`](crate::ErrorKind::ShortKey).
    pub fn new(key: impl Into<Vec<u8>>) -> Result<Self, Error> {
        let key = Zeroizing::new(key.into());
        if key.len() < 16 { Err(Error::short_key()) } else { Ok(Self(key)) }
    }
}

impl fmt::Debug for FingerprintKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FingerprintKey(..)")
    }
}

impl<T: AsRef<str>> Pii<T> {
    /// HMAC-SHA-256 of the text in upper case, without white space and hyphens: finds duplicates of a document number
    /// without storing numbers. `None` if nothing of the text is left.
    ///
    /// ```
    /// use vove_model::{FingerprintKey, Pii};
    ///
    /// let key = FingerprintKey::new([7; 32])?;
    /// let [printed, typed] = ["UX-482 0617", " ux4820617"].map(|number| Pii::new(number).fingerprint(&key));
    /// assert_eq!(printed, typed);
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn fingerprint(&self, key: &FingerprintKey) -> Option<Digest> {
        let text = self.expose().as_ref();
        let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_uppercase);
        // HMAC takes a key of any length.
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).ok()?;
        let mut any = false;
        for c in kept {
            mac.update(c.encode_utf8(&mut [0; 4]).as_bytes());
            any = true;
        }
        any.then(|| Digest(mac.finalize().into_bytes().into()))
    }
}
