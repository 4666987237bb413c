use crate::{Error, ErrorKind, Headers};

/// Id, timestamp and signature of each family. The sender brands its headers unless it was told not to.
pub(crate) const NAMES: [[&str; 3]; 2] =
    [["svix-id", "svix-timestamp", "svix-signature"], ["webhook-id", "webhook-timestamp", "webhook-signature"]];

/// Longest message id accepted. The sender's own have 31 bytes.
const MAX_ID: usize = 1024;

/// Longest signature header accepted. The sender writes at most 11 entries of at most 92 bytes.
const MAX_SIGNATURES: usize = 64 * 1024;

/// The three signature headers of a delivery: one whole family, checked for shape.
pub(crate) struct SignatureHeaders<'a> {
    pub(crate) id: &'a str,
    /// Any bytes: whoever reads the number refuses what is none.
    pub(crate) timestamp: &'a [u8],
    pub(crate) signatures: &'a [u8],
}

#[derive(Clone, Copy, Default)]
struct Line<'a> {
    value: &'a [u8],
    conflicting: bool,
}

impl<'a> Line<'a> {
    /// Takes a value as an HTTP parser hands it on: without the blanks around it. An empty one counts as absent.
    fn add(&mut self, value: &'a [u8]) {
        let value = trimmed(value);
        if self.value.is_empty() {
            self.value = value;
        } else {
            self.conflicting |= self.value != value;
        }
    }

    fn single(self, name: &'static str) -> Result<&'a [u8], Error> {
        if self.conflicting { Err(Error::at(ErrorKind::DuplicateHeader, name)) } else { Ok(self.value) }
    }
}

/// Blanks around a value are no part of it (RFC 9110, section 5.5).
fn trimmed(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}

impl<'a> SignatureHeaders<'a> {
    pub(crate) fn read<H: Headers + ?Sized>(headers: &'a H) -> Result<Self, Error> {
        let mut families = [[Line::default(); 3]; 2];
        headers.each(&mut |name, value| {
            if let Some((family, part)) = position(name)
                && let Some(line) = families.get_mut(family).and_then(|lines| lines.get_mut(part))
            {
                line.add(value);
            }
        });
        let ([id, timestamp, signatures], names) = whole_family(families)?;
        Ok(Self {
            id: checked_id(id.single(names[0])?).ok_or(Error::at(ErrorKind::InvalidHeader, names[0]))?,
            timestamp: timestamp.single(names[1])?,
            signatures: checked_signatures(signatures.single(names[2])?)
                .ok_or(Error::at(ErrorKind::InvalidHeader, names[2]))?,
        })
    }
}

/// Printable ASCII of a bounded length, without a dot.
///
/// The signed text is `id.timestamp.body`: an id that holds the separator lets a part of the body pass as the timestamp, so
/// that an old message verifies again with a fresh time.
fn checked_id(id: &[u8]) -> Option<&str> {
    // No early exit: the loop becomes a few vector instructions.
    let fine = id.iter().fold(true, |fine, byte| fine & matches!(byte, b' '..=b'~') & (*byte != b'.'));
    (fine && id.len() <= MAX_ID).then(|| std::str::from_utf8(id).ok())?
}

/// ASCII of a bounded length. Entries that are not of the sender's making are skipped later.
fn checked_signatures(signatures: &[u8]) -> Option<&[u8]> {
    (signatures.len() <= MAX_SIGNATURES && signatures.is_ascii()).then_some(signatures)
}

/// Family and part of a header's name. The length can only be one family's and the last letter only one part's, so that
/// one comparison decides.
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
    let wanted = *NAMES.get(family)?.get(part)?;
    (name == wanted || name.eq_ignore_ascii_case(wanted)).then_some((family, part))
}

/// The branded family if all of it came, else the other: a family is never completed from the other one.
fn whole_family(families: [[Line<'_>; 3]; 2]) -> Result<([Line<'_>; 3], [&'static str; 3]), Error> {
    for (lines, names) in families.into_iter().zip(NAMES) {
        if lines.iter().all(|line| !line.value.is_empty()) {
            return Ok((lines, names));
        }
    }
    // What to name: the first gap of the family that came in part, of the branded one if nothing came.
    let begun = families.iter().zip(NAMES).find(|(lines, _)| lines.iter().any(|line| !line.value.is_empty()));
    let (lines, [id, timestamp, signature]) = begun.unwrap_or((&families[0], NAMES[0]));
    let gap = match lines.map(|line| line.value.is_empty()) {
        [true, ..] => id,
        [_, true, _] => timestamp,
        _ => signature,
    };
    Err(Error::at(ErrorKind::MissingHeader, gap))
}
