use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signature, VerifyingKey};

use crate::{Error, ErrorKind, signature_headers::SignatureHeaders, verifier::entries};

/// How many `v1a` entries are tried, each at about 40 µs: the sender writes one for each of at most 11 keys.
const MAX_ENTRIES: usize = 16;

/// The public key of an endpoint that signs with ed25519: `whpk_` and the base64 of 32 bytes (Standard Webhooks, `v1a`).
///
/// ```
/// use vove_webhook::PublicKey;
///
/// assert!("whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=".parse::<PublicKey>().is_ok());
/// assert!("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse::<PublicKey>().is_err());
/// ```
#[derive(Clone)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Whether `signature` is this key's over `message`: canonical encodings only, no key of small order.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.0.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

/// Whether any `v1a,BASE64` entry is the key's signature of `id.timestamp.body`.
pub(crate) fn any_entry_verifies(key: &PublicKey, headers: &SignatureHeaders<'_>, body: &[u8]) -> bool {
    let mut entries = entries(headers.signatures, b"v1a,").take(MAX_ENTRIES).peekable();
    if entries.peek().is_none() {
        return false;
    }
    let message = [headers.id.as_bytes(), headers.timestamp, body].join(&b'.');
    entries
        .filter_map(|entry| <[u8; 64]>::try_from(BASE64_STANDARD.decode(entry).ok()?).ok())
        .any(|signature| key.signed(&message, &signature))
}

impl FromStr for PublicKey {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::InvalidSecret`], saying which rule is broken.
    fn from_str(text: &str) -> Result<Self, Error> {
        let refuse = |why| Error::at(ErrorKind::InvalidSecret, why);
        let encoded = text.strip_prefix("whpk_").ok_or(refuse("a public key begins with whpk_"))?;
        let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| refuse("the public key is not base64"))?;
        let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| refuse("a public key has 32 bytes"))?;
        match VerifyingKey::from_bytes(&bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(refuse("the public key is no point to trust")),
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey(..)")
    }
}
