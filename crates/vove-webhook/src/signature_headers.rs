use crate::{Error, ErrorKind, Headers};

/// Id, timestamp and signature of each family. The sender brands its headers unless it was told not to.
pub(crate) const NAMES: [[&str; 3]; 2] = [
    ["svix-id", "svix-timestamp", "svix-signature"],
    ["webhook-id", "webhook-timestamp", "webhook-signature"],
];

/// Longest message id accepted. The sender's own have 31 bytes.
const MAX_ID: usize = 1024;

/// Longest signature header accepted. The sender writes at most 11 entries of at most 92 bytes.
const MAX_SIGNATURES: usize = 64 * 1024;

/// The three signature headers of a delivery: one whole family, checked for shape.
pub(crate) struct SignatureHeaders<'a> {
    pub(crate) id: &'a str,
    /// Any bytes: whoever reads the number refuses what is none.
    pub(crate) timestamp: &'a [u8],
    pub(crate) signatures: &'a str,
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

    /// Printable ASCII of a bounded length.
    fn text(self, name: &'static str, longest: usize) -> Result<&'a str, Error> {
        let value = self.single(name)?;
        let printable = value.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
        match std::str::from_utf8(value) {
            Ok(text) if printable && text.len() <= longest => Ok(text),
            _ => Err(Error::at(ErrorKind::InvalidHeader, name)),
        }
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
            let lines = families.as_flattened_mut().iter_mut().zip(NAMES.as_flattened());
            for (line, _) in lines.filter(|(_, wanted)| name.eq_ignore_ascii_case(wanted)) {
                line.add(value);
            }
        });
        let ([id, timestamp, signatures], names) = whole_family(families)?;
        let id = id.text(names[0], MAX_ID)?;
        // The signed text is `id.timestamp.body`: an id that holds the separator lets a part of the body pass as the
        // timestamp, so that an old message verifies again with a fresh time.
        if id.contains('.') {
            return Err(Error::at(ErrorKind::InvalidHeader, names[0]));
        }
        let timestamp = timestamp.single(names[1])?;
        Ok(Self { id, timestamp, signatures: signatures.text(names[2], MAX_SIGNATURES)? })
    }
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
