//! Keyed fingerprints, to find duplicates of a document number or name without storing it.

use alloc::vec::Vec;
use core::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{Digest, Error, Pii};

/// What every message begins with. A change of the normalization or the message needs another number.
const VERSION: &[u8] = b"vove-fingerprint-1\0";

/// The key of fingerprints: at least 16 random bytes, kept secret. Wiped on drop and redacted in `Debug`.
///
/// Document numbers are few enough to try them all: anyone who has the key can find the number behind a fingerprint.
#[derive(Clone)]
pub struct FingerprintKey(Zeroizing<Vec<u8>>);

/// The kind of text that a fingerprint is made of. Equal texts of different kinds have different fingerprints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FingerprintKind {
    /// The number of a document.
    DocumentNumber,
    /// The number that a state gives to a person.
    PersonalNumber,
    /// A name, or names of one person in a fixed order.
    Name,
}

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

impl FingerprintKind {
    /// The part of the message that names the kind.
    const fn label(self) -> &'static [u8] {
        match self {
            Self::DocumentNumber => b"documentNumber\0",
            Self::PersonalNumber => b"personalNumber\0",
            Self::Name => b"name\0",
        }
    }
}

impl<T: AsRef<str>> Pii<T> {
    /// A fingerprint of the text, to find duplicates without storing the text. `None` if nothing of the text is left
    /// after normalization.
    ///
    /// It is HMAC-SHA-256 (RFC 2104) of `vove-fingerprint-1`, a NUL byte, `documentNumber`, `personalNumber` or `name`,
    /// a NUL byte, and the normalized text: Normalization Form KC (Unicode Standard Annex #15), without white space,
    /// hyphens and characters that have no width, in upper case. The number in the first part is the version of these
    /// rules.
    ///
    /// ```
    /// use vove_model::{FingerprintKey, FingerprintKind, Pii};
    ///
    /// let key = FingerprintKey::new([7; 32])?;
    /// let [printed, typed] = ["UX-482 0617", " ux4820617"].map(Pii::new);
    /// let of_printed = printed.fingerprint(FingerprintKind::DocumentNumber, &key);
    /// assert_eq!(of_printed, typed.fingerprint(FingerprintKind::DocumentNumber, &key));
    /// assert_ne!(of_printed, typed.fingerprint(FingerprintKind::PersonalNumber, &key));
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn fingerprint(&self, kind: FingerprintKind, key: &FingerprintKey) -> Option<Digest> {
        let text = self.expose().as_ref();
        let kept = text.nfkc().filter(|c| !is_separator(*c)).flat_map(char::to_uppercase);
        // HMAC takes a key of any length.
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).ok()?;
        mac.update(VERSION);
        mac.update(kind.label());
        let mut any = false;
        // An upper case letter may be decomposed, and an accent may have been apart from its letter.
        for c in kept.nfkc() {
            mac.update(c.encode_utf8(&mut [0; 4]).as_bytes());
            any = true;
        }
        any.then(|| Digest::new(mac.finalize().into_bytes().into()))
    }
}

/// White space, a hyphen or dash, or a character without a width: soft hyphen, joiners, marks of direction, byte order
/// mark.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
