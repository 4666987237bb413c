use crate::{Error, ErrorKind};

/// Anything that holds the headers of a request.
///
/// Implemented for `http::HeaderMap` (feature `http`) and for slices of name and value pairs. Names may come in any case.
///
/// ```
/// use vove_webhook::Headers;
///
/// let headers = [("Svix-Id", "msg_1"), ("Content-Type", "application/json")];
/// let mut names = Vec::new();
/// headers.each(&mut |name, _value| names.push(name));
/// assert_eq!(names, ["Svix-Id", "Content-Type"]);
/// ```
pub trait Headers {
    /// Shows every header line to `visit`, name and raw value.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8]));
}

impl<N: AsRef<str>, V: AsRef<[u8]>> Headers for [(N, V)] {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        for (name, value) in self {
            visit(name.as_ref(), value.as_ref());
        }
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>, const COUNT: usize> Headers for [(N, V); COUNT] {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        self.as_slice().each(visit);
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> Headers for Vec<(N, V)> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        self.as_slice().each(visit);
    }
}

#[cfg(feature = "http")]
impl Headers for http::HeaderMap {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        for (name, value) in self {
            visit(name.as_str(), value.as_bytes());
        }
    }
}

/// Longest message id accepted. The sender's own have 31 bytes.
const MAX_ID: usize = 256;

/// Longest signature header accepted: the sender writes at most 11 entries of at most 92 bytes.
const MAX_SIGNATURES: usize = 4096;

/// The three names of one family.
struct Family([&'static str; 3]);

/// The sender brands its headers by default and can be told not to.
const FAMILIES: [Family; 2] = [
    Family(["svix-id", "svix-timestamp", "svix-signature"]),
    Family(["webhook-id", "webhook-timestamp", "webhook-signature"]),
];

/// The three signature headers of a delivery: one whole family, checked for shape.
pub(crate) struct SignatureHeaders<'a> {
    pub(crate) id: &'a str,
    pub(crate) timestamp: &'a str,
    pub(crate) signatures: &'a str,
}

#[derive(Clone, Copy, Default)]
struct Line<'a> {
    value: Option<&'a [u8]>,
    conflicting: bool,
}

impl<'a> SignatureHeaders<'a> {
    pub(crate) fn read<H: Headers + ?Sized>(headers: &'a H) -> Result<Self, Error> {
        let mut lines = [[Line::default(); 3]; 2];
        headers.each(&mut |name, value| {
            for (family, found) in FAMILIES.iter().zip(&mut lines) {
                for (wanted, line) in family.0.iter().zip(found) {
                    if name.eq_ignore_ascii_case(wanted) {
                        line.conflicting |= line.value.is_some_and(|earlier| earlier != value);
                        line.value = line.value.or(Some(value));
                    }
                }
            }
        });
        // A family counts when it has come at all; the other is never used to fill its gaps.
        let [branded, unbranded] = &lines;
        let (family, found) = match (branded.iter().any(|line| line.value.is_some()), &FAMILIES) {
            (true, [family, _]) => (family, branded),
            (false, [_, family]) if unbranded.iter().any(|line| line.value.is_some()) => (family, unbranded),
            (false, [family, _]) => (family, branded),
        };
        let [id, timestamp, signatures] = found;
        let [id_name, timestamp_name, signatures_name] = family.0;
        Ok(Self {
            id: text(id_name, *id, MAX_ID).and_then(|id| checked_id(id_name, id))?,
            timestamp: text(timestamp_name, *timestamp, MAX_ID)?.trim_matches([' ', '\t']),
            signatures: text(signatures_name, *signatures, MAX_SIGNATURES)?,
        })
    }
}

/// Printable ASCII of a bounded length, or the reason why not.
fn text<'a>(name: &'static str, line: Line<'a>, longest: usize) -> Result<&'a str, Error> {
    let value = line.value.filter(|value| !value.is_empty()).ok_or(Error::at(ErrorKind::MissingHeader, name))?;
    if line.conflicting {
        return Err(Error::at(ErrorKind::DuplicateHeader, name));
    }
    let printable = value.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
    match std::str::from_utf8(value) {
        Ok(text) if printable && text.len() <= longest => Ok(text),
        _ => Err(Error::at(ErrorKind::InvalidHeader, name)),
    }
}

/// The signed text is `id.timestamp.body`: an id that holds the separator lets a part of the body pass as timestamp.
fn checked_id<'a>(name: &'static str, id: &'a str) -> Result<&'a str, Error> {
    let id = id.trim_matches([' ', '\t']);
    if id.is_empty() {
        Err(Error::at(ErrorKind::MissingHeader, name))
    } else if id.contains(['.', ' ', '\t']) {
        Err(Error::at(ErrorKind::InvalidHeader, name))
    } else {
        Ok(id)
    }
}
