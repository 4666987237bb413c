//! The `v1a` signatures of one delivery, and how many of them are tried.

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::Signature;

use super::VerifyingKey;
use crate::verify::SignatureHeaders;

/// Attempts for one delivery, each of a signature with a key, at about 40 µs. The sender writes one signature for each
/// of at most 11 keys, and a receiver in rotation has two keys.
const MAX_ATTEMPTS: usize = 22;

/// Bytes that all attempts for one delivery hash, at about 1.5 µs per KiB: an attempt hashes the whole message, after a
/// part of its own. The documented messages have less than 200 bytes.
const MAX_HASHED: usize = 512 * 1024;

/// Attempts for a message of any length: the two signatures of a rotation.
const MIN_ATTEMPTS: usize = 2;

/// What the keys of a verifier try: the first signatures, and the signed text.
pub(in crate::verify) struct Candidates {
    signatures: Vec<Signature>,
    message: Vec<u8>,
}

impl Candidates {
    /// The signatures that each of `keys` keys tries, and one at least. What is not a signature does not count.
    pub(in crate::verify) fn new(headers: &SignatureHeaders<'_>, body: &[u8], keys: usize) -> Self {
        let length = headers.id().len() + headers.timestamp().len() + body.len();
        let attempts = (MAX_HASHED / length.max(1)).clamp(MIN_ATTEMPTS, MAX_ATTEMPTS);
        let each = (attempts / keys.max(1)).max(1);
        let signatures: Vec<_> = headers
            .signatures_of(b"v1a,")
            .filter_map(|text| <[u8; 64]>::try_from(BASE64_STANDARD.decode(text).ok()?).ok())
            .map(|bytes| Signature::from_bytes(&bytes))
            .take(each)
            .collect();
        let message = match signatures[..] {
            [] => Vec::new(),
            _ => [headers.id().as_bytes(), headers.timestamp(), body].join(&b'.'),
        };
        Self { signatures, message }
    }

    /// Whether one of them is this key's signature of `id.timestamp.body`.
    pub(in crate::verify) fn include_one_of(&self, key: &VerifyingKey) -> bool {
        // Strict: canonical encodings only, and no component of small order.
        self.signatures.iter().any(|signature| key.0.verify_strict(&self.message, signature).is_ok())
    }
}
