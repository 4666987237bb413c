//! The shared secret of an endpoint: parsing, and the HMAC under it.

mod unprefixed;

use std::{fmt, str::FromStr};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    prelude::BASE64_STANDARD,
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq};
use zeroize::Zeroizing;

use super::SignatureHeaders;
use crate::{Error, ErrorKind};

/// The sender writes padded base64. The secret in the API's own documentation has no padding and non-zero trailing
/// bits.
const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Shorter keys can be guessed. The sender's keys have 24 bytes, the specification allows 24 to 64 (Standard Webhooks).
const MIN_KEY_BYTES: usize = 16;

/// The signing secret of one webhook endpoint, from the dashboard: `whsec_` and base64.
///
/// Parse it once, at start-up. The base64 padding may be missing, the prefix may not: without it, a public key or a
/// passphrase could pass for a secret. The key is wiped from memory on drop and not shown by `Debug`.
///
/// ```
/// use vove_webhook::SigningSecret;
///
/// let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse()?;
/// assert_eq!(format!("{secret:?}"), "SigningSecret(..)");
///
/// let error = "whpk_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse::<SigningSecret>().unwrap_err();
/// assert_eq!(error.to_string(), "not a webhook signing secret: this is a public key (whpk_)");
/// assert!("whsec_".parse::<SigningSecret>().is_err());
/// assert!("C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse::<SigningSecret>().is_err());
/// # Ok::<(), vove_webhook::Error>(())
/// ```
// Holds the HMAC state after the key's blocks: cloning it for a message is cheaper than starting from the key.
#[derive(Clone)]
pub struct SigningSecret(Hmac<Sha256>);

impl SigningSecret {
    /// A secret that some system stores without its prefix: base64 of at least 24 bytes.
    ///
    /// Texts that look like a passphrase, a number or an API key are refused. The public key of an endpoint that signs
    /// with ed25519, without its `whpk_`, **can't be recognized**: anyone who knows it could then sign. If you can,
    /// add the prefix where the secret is stored, and parse it.
    ///
    /// ```
    /// use vove_webhook::SigningSecret;
    ///
    /// assert!(SigningSecret::from_unprefixed_base64("C2FVsBQIhrscChlQIMV+b5sSYspob7oD").is_ok());
    /// assert!(SigningSecret::from_unprefixed_base64("CorrectHorseBatteryStaple1234567").is_err());
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`], with the rule that the text breaks and no part of the text.
    pub fn from_unprefixed_base64(text: &str) -> Result<Self, Error> {
        let invalid = |rule| Error::at(ErrorKind::InvalidSecret, rule);
        if without_prefix(text).map_err(invalid)?.is_some() {
            return Err(invalid("it begins with whsec_: parse it"));
        }
        let key = decode(text).map_err(invalid)?;
        if key.len() < unprefixed::MIN_KEY_BYTES {
            return Err(invalid("it is shorter than 24 bytes, and has no prefix"));
        }
        if unprefixed::is_passphrase(text, &key) {
            return Err(invalid("it looks like a passphrase, a number or an API key"));
        }
        Self::from_key(&key)
    }

    fn from_key(key: &[u8]) -> Result<Self, Error> {
        // HMAC takes keys of any length (RFC 2104, section 3); the crate's constructor can't say so in its type.
        let hmac = Hmac::new_from_slice(key);
        hmac.map(Self).map_err(|_| Error::at(ErrorKind::InvalidSecret, "its length is not supported"))
    }

    /// Whether any `v1` signature is the HMAC of `id.timestamp.body`. Every one is compared, each in constant time.
    pub(super) fn verifies(&self, headers: &SignatureHeaders<'_>, body: &[u8]) -> bool {
        let mac = self.mac([headers.id().as_bytes(), b".", headers.timestamp(), b".", body]);
        let mut expected = [0; 44];
        if BASE64_STANDARD.encode_slice(mac, &mut expected).is_err() {
            return false;
        }
        // The base64 text is compared and not what it decodes to, so that a signature has only one spelling.
        let signatures = headers.signatures_of(b"v1,");
        signatures.fold(Choice::from(0), |found, signature| found | signature.ct_eq(&expected)).into()
    }

    /// The HMAC-SHA256 (RFC 2104) of the parts, concatenated.
    pub(crate) fn mac<const COUNT: usize>(&self, parts: [&[u8]; COUNT]) -> [u8; 32] {
        let mut hmac = self.0.clone();
        for part in parts {
            hmac.update(part);
        }
        hmac.finalize().into_bytes().into()
    }
}

impl FromStr for SigningSecret {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::InvalidSecret`], with the rule that the text breaks and no part of the text.
    fn from_str(text: &str) -> Result<Self, Error> {
        let invalid = |rule| Error::at(ErrorKind::InvalidSecret, rule);
        let encoded = without_prefix(text).map_err(invalid)?.ok_or_else(|| invalid(missing_prefix(text)))?;
        let key = decode(encoded).map_err(invalid)?;
        if key.len() < MIN_KEY_BYTES {
            return Err(invalid("it is shorter than 16 bytes"));
        }
        Self::from_key(&key)
    }
}

/// The length of an ed25519 public key.
const PUBLIC_KEY_BYTES: usize = 32;

fn decode(encoded: &str) -> Result<Zeroizing<Vec<u8>>, &'static str> {
    TOLERANT.decode(encoded).map(Zeroizing::new).map_err(|_| "it is not base64")
}

fn missing_prefix(text: &str) -> &'static str {
    if decode(text).is_ok_and(|key| key.len() == PUBLIC_KEY_BYTES) {
        "it must begin with whsec_; this may be a public key without its whpk_"
    } else {
        "it must begin with whsec_"
    }
}

/// The text after `whsec_`, `None` if there is no prefix, or the rule that the text breaks.
fn without_prefix(text: &str) -> Result<Option<&str>, &'static str> {
    match text.split_once('_') {
        _ if text.is_empty() => Err("it is empty"),
        _ if text.contains(char::is_whitespace) => Err("it contains a space or a line break"),
        _ if text.starts_with(['"', '\'']) => Err("it is in quotation marks"),
        Some(("whsec", "")) => Err("nothing follows whsec_"),
        Some(("whsec", encoded)) => Ok(Some(encoded)),
        Some(("whpk", _)) => Err("this is a public key (whpk_)"),
        Some(("whsk", _)) => Err("this is a private key of the sender (whsk_)"),
        Some(_) => Err("it must begin with whsec_; this looks like an API key or another provider's secret"),
        None if looks_like_api_key(text) => Err("this looks like an API key or a session token"),
        None => Ok(None),
    }
}

/// Whether the text is hexadecimal, a UUID or a JSON Web Token. Hexadecimal is valid base64 too, but random base64 of
/// this length is practically never all hexadecimal.
fn looks_like_api_key(text: &str) -> bool {
    let hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    (hexadecimal && text.len() >= 32) || (text.starts_with("eyJ") && text.contains('.'))
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(..)")
    }
}
