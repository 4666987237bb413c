//! The three signature headers of a delivery: choosing the family, and checking the form.

use std::{fmt, time::SystemTime};

use super::{
    headers::{Headers, NAMES},
    timestamp,
};
use crate::{Error, ErrorKind};

/// Maximum length of a message id in bytes. The sender's ids have 31.
const MAX_ID: usize = 1024;

/// Maximum length of a signature header in bytes. The sender writes at most 11 signatures of at most 92 bytes.
const MAX_SIGNATURES: usize = 64 * 1024;

/// The three signature headers of a delivery, from one family and checked for their form. **Not verified.**
///
/// For the log entry of a delivery that did not verify, and for tools that explain why. Only
/// [`Verifier::verify`](crate::Verifier::verify) says whether a delivery is genuine. `Debug` shows the id only.
///
/// ```
/// use vove_webhook::SignatureHeaders;
///
/// let headers = [("Svix-Id", "msg_1"), ("svix-timestamp", "1614265330"), ("svix-signature", "v1,AAAA")];
/// assert_eq!(SignatureHeaders::read(&headers)?.id(), "msg_1");
/// # Ok::<(), vove_webhook::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct SignatureHeaders<'a> {
    id: &'a str,
    timestamp: &'a [u8],
    signatures: &'a [u8],
}

impl<'a> SignatureHeaders<'a> {
    /// Takes the three headers of one family: `svix-*` if all of them are present, otherwise `webhook-*`.
    ///
    /// # Errors
    /// [`MissingHeader`](ErrorKind::MissingHeader), [`DuplicateHeader`](ErrorKind::DuplicateHeader) or
    /// [`InvalidHeader`](ErrorKind::InvalidHeader), with the header's name.
    pub fn read<H: Headers + ?Sized>(headers: &'a H) -> Result<Self, Error> {
        let mut families = [[Value::default(); 3]; 2];
        headers.each(&mut |name, value| {
            if let Some((family, part)) = position(name)
                && let Some(slot) = families.get_mut(family).and_then(|values| values.get_mut(part))
            {
                slot.add(value);
            }
        });
        let (names, [id, timestamp, signatures]) = complete_family(&families)?;
        Ok(Self {
            id: checked_id(id.single(names[0])?).ok_or(Error::at(ErrorKind::InvalidHeader, names[0]))?,
            timestamp: timestamp.single(names[1])?,
            signatures: checked_signatures(signatures.single(names[2])?)
                .ok_or(Error::at(ErrorKind::InvalidHeader, names[2]))?,
        })
    }

    /// The id of the message.
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// The timestamp as received. It is part of the signed text.
    pub const fn timestamp(&self) -> &'a [u8] {
        self.timestamp
    }

    /// The time that the timestamp stands for.
    ///
    /// # Errors
    /// [`InvalidTimestamp`](ErrorKind::InvalidTimestamp) unless it is a number of seconds since 1970 in decimal digits
    /// without a sign and without leading zeros.
    pub fn sent_at(&self) -> Result<SystemTime, Error> {
        timestamp::parse(self.timestamp)
    }

    /// The signature header: signatures separated by spaces, each a version, a comma and base64.
    pub const fn signatures(&self) -> &'a [u8] {
        self.signatures
    }

    /// The signatures of one version, without the prefix that names it.
    pub(super) fn signatures_of(&self, prefix: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
        self.signatures.split(|byte| *byte == b' ').filter_map(move |signature| signature.strip_prefix(prefix))
    }
}

impl fmt::Debug for SignatureHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SignatureHeaders({})", self.id)
    }
}

/// The value of one header, collected over all its lines.
#[derive(Clone, Copy, Default)]
struct Value<'a> {
    bytes: &'a [u8],
    conflicting: bool,
}

impl<'a> Value<'a> {
    /// Adds a line. An empty one counts as absent, and a repeated equal one is no conflict.
    fn add(&mut self, line: &'a [u8]) {
        let line = trimmed(line);
        if self.bytes.is_empty() {
            self.bytes = line;
        } else {
            self.conflicting |= self.bytes != line;
        }
    }

    fn single(self, name: &'static str) -> Result<&'a [u8], Error> {
        if self.conflicting { Err(Error::at(ErrorKind::DuplicateHeader, name)) } else { Ok(self.bytes) }
    }
}

/// Spaces and tabs around a value are not part of it (RFC 9110, section 5.5).
fn trimmed(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

/// Printable ASCII of at most [`MAX_ID`] bytes, without a dot.
///
/// The signed text is `id.timestamp.body`. If an id could contain the separator, a part of the body could pass as the
/// timestamp, and an old message would verify again with a new time.
fn checked_id(id: &[u8]) -> Option<&str> {
    // No early exit, so that the compiler can vectorize the loop.
    let valid = id.iter().fold(true, |valid, byte| valid & matches!(byte, b' '..=b'~') & (*byte != b'.'));
    (valid && id.len() <= MAX_ID).then(|| std::str::from_utf8(id).ok())?
}

/// ASCII of at most [`MAX_SIGNATURES`] bytes. Malformed signatures in it are skipped later.
fn checked_signatures(signatures: &[u8]) -> Option<&[u8]> {
    (signatures.len() <= MAX_SIGNATURES && signatures.is_ascii()).then_some(signatures)
}

/// Family and part of a header's name. The length selects the family and the last letter the part, so that one
/// comparison decides.
fn position(name: &str) -> Option<(usize, usize)> {
    let family = match name.len() {
        7 | 14 => 0,
        10 | 17 => 1,
        _ => return None,
    };
    let part = match name.bytes().next_back()? | 0x20 {
        b'd' => 0,
        b'p' => 1,
        b'e' => 2,
        _ => return None,
    };
    let expected = *NAMES.get(family)?.get(part)?;
    (name == expected || name.eq_ignore_ascii_case(expected)).then_some((family, part))
}

/// Names and values of one family: the first that is complete. A family is never completed from the other one.
fn complete_family<'a>(families: &[[Value<'a>; 3]; 2]) -> Result<([&'static str; 3], [Value<'a>; 3]), Error> {
    let is_missing = |value: &Value<'_>| value.bytes.is_empty();
    if let Some((names, values)) = NAMES.into_iter().zip(families).find(|(_, values)| !values.iter().any(is_missing)) {
        return Ok((names, *values));
    }
    // The error names the first missing header of the family that is there in part, or of `svix-*` if none is.
    let partial = NAMES.into_iter().zip(families).find(|(_, values)| !values.iter().all(is_missing));
    let (names, values) = partial.unwrap_or((NAMES[0], &families[0]));
    let missing = names.into_iter().zip(values).find(|(_, value)| is_missing(value));
    Err(Error::at(ErrorKind::MissingHeader, missing.map_or(names[0], |(name, _)| name)))
}
