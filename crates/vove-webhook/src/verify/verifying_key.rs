//! The public key of an endpoint that signs with ed25519.

mod candidates;

use std::{fmt, str::FromStr};

use base64::{Engine, prelude::BASE64_STANDARD};

pub(super) use self::candidates::Candidates;
use crate::{Error, ErrorKind};

/// The public key of an endpoint that signs with ed25519: `whpk_` and 32 bytes in base64 (Standard Webhooks, `v1a`).
///
/// ```
/// use vove_webhook::VerifyingKey;
///
/// assert!("whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=".parse::<VerifyingKey>().is_ok());
/// assert!("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse::<VerifyingKey>().is_err());
/// ```
#[derive(Clone)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl FromStr for VerifyingKey {
    type Err = Error;

    /// # Errors
    /// [`ErrorKind::InvalidSecret`], with the rule that the text breaks.
    fn from_str(text: &str) -> Result<Self, Error> {
        let invalid = |rule| Error::at(ErrorKind::InvalidSecret, rule);
        let encoded = text.strip_prefix("whpk_").ok_or(invalid("a public key begins with whpk_"))?;
        let bytes = BASE64_STANDARD.decode(encoded).map_err(|_| invalid("the public key is not base64"))?;
        let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| invalid("a public key has 32 bytes"))?;
        match ed25519_dalek::VerifyingKey::from_bytes(&bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(invalid("the public key is not a valid ed25519 point, or has a small order")),
        }
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VerifyingKey(..)")
    }
}
