//! The shared secret of an endpoint: parsing, and the HMAC under it.

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

/// Shorter keys can be guessed. The sender's keys have 24 bytes.
const MIN_KEY_BYTES: usize = 16;

/// The signing secret of one webhook endpoint, from the dashboard: `whsec_` and base64.
///
/// Parse it once, at start-up. The prefix and the base64 padding may be missing. The key is wiped from memory on drop
/// and not shown by `Debug`.
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
/// # Ok::<(), vove_webhook::Error>(())
/// ```
// Holds the HMAC state after the key's blocks: cloning it for a message is cheaper than starting from the key.
#[derive(Clone)]
pub struct SigningSecret(Hmac<Sha256>);

impl SigningSecret {
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
        let encoded = without_prefix(text).map_err(invalid)?;
        let key = TOLERANT.decode(encoded).map(Zeroizing::new).map_err(|_| invalid("it is not base64"))?;
        if key.len() < MIN_KEY_BYTES {
            return Err(invalid("it is shorter than 16 bytes"));
        }
        // HMAC takes keys of any length (RFC 2104, section 3); the crate's constructor can't say so in its type.
        Hmac::new_from_slice(&key).map(Self).map_err(|_| invalid("its length is not supported"))
    }
}

/// The base64 in the text of a secret, or the rule that the text breaks.
fn without_prefix(text: &str) -> Result<&str, &'static str> {
    match text.split_once('_') {
        _ if text.is_empty() => Err("it is empty"),
        _ if text.contains(char::is_whitespace) => Err("it contains a space or a line break"),
        _ if text.starts_with(['"', '\'']) => Err("it is in quotation marks"),
        Some(("whsec", "")) => Err("nothing follows whsec_"),
        Some(("whsec", encoded)) => Ok(encoded),
        Some(("whpk", _)) => Err("this is a public key (whpk_)"),
        Some(("whsk", _)) => Err("this is a private key of the sender (whsk_)"),
        Some(_) => Err("it must begin with whsec_; this looks like an API key or another provider's secret"),
        None if looks_like_api_key(text) => Err("this looks like an API key or a session token"),
        None => Ok(text),
    }
}

/// Whether the text is hexadecimal, a UUID or a JSON Web Token. Hexadecimal is valid base64 too, but random base64 of
/// this length is practically never all hexadecimal.
fn looks_like_api_key(text: &str) -> bool {
    let hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    (hexadecimal && text.len() >= 32) || (text.starts_with("eyJ") && text.contains('.'))
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(..)")
    }
}
