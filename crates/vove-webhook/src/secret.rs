use std::{fmt, str::FromStr};

use base64::{
    Engine,
    alphabet::STANDARD,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use zeroize::Zeroizing;

use crate::{Error, ErrorKind, mac::MacKey};

/// The sender writes padded base64; the secret in the API's own documentation has no padding and stray trailing bits.
const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Shorter keys are guessable. The sender makes 24 bytes.
const MIN_KEY_BYTES: usize = 16;

/// The signing secret of one webhook endpoint, from the dashboard: `whsec_` and base64.
///
/// Parse it once, at start-up. The prefix and the base64 padding may be missing. Wiped on drop, silent in `Debug`.
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
#[derive(Clone)]
pub struct SigningSecret(MacKey);

impl SigningSecret {
    /// The HMAC-SHA256 of `id.timestamp.body`.
    pub(crate) fn mac(&self, id: &[u8], timestamp: &[u8], body: &[u8]) -> [u8; 32] {
        self.0.code(id, timestamp, body)
    }
}

/// The key bytes in the text of a secret.
pub(crate) fn decode(text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    let refuse = |why| Err(Error::at(ErrorKind::InvalidSecret, why));
    let encoded = match text.split_once('_') {
        _ if text.is_empty() => return refuse("it is empty"),
        _ if text.contains(char::is_whitespace) => return refuse("there is a blank or a line break in it"),
        _ if text.starts_with(['"', '\'']) => return refuse("it is in quotation marks"),
        Some(("whsec", rest)) => rest,
        Some(("whpk", _)) => return refuse("this is a public key (whpk_)"),
        Some(("whsk", _)) => return refuse("this is a private key of the sender (whsk_)"),
        Some(_) => {
            return refuse("whsec_ is expected in front, this looks like an API key or another provider's secret");
        }
        None if looks_like_api_key(text) => return refuse("this looks like an API key or a session token"),
        None => text,
    };
    if encoded.is_empty() {
        return refuse("there is nothing after whsec_");
    }
    match TOLERANT.decode(encoded).map(Zeroizing::new) {
        Err(_) => refuse("it is not base64"),
        Ok(key) if key.len() < MIN_KEY_BYTES => refuse("it is shorter than 16 bytes"),
        Ok(key) => Ok(key),
    }
}

/// Hexadecimal, a UUID or a JSON Web Token. The first is base64 too, but random base64 of this length is never all hex.
fn looks_like_api_key(text: &str) -> bool {
    let hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    (hex && text.len() >= 32) || (text.starts_with("eyJ") && text.contains('.'))
}

impl FromStr for SigningSecret {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::InvalidSecret`], saying which rule is broken and nothing of the text.
    fn from_str(text: &str) -> Result<Self, Error> {
        decode(text).map(|key| Self(MacKey::new(&key)))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(..)")
    }
}
