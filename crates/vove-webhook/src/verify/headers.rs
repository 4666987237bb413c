//! Access to the headers of a request, whatever type the HTTP framework keeps them in.

use std::collections::{BTreeMap, HashMap};

/// Names of the id, the timestamp and the signature in each header family. The sender writes `svix-*` by default.
pub(super) const NAMES: [[&str; 3]; 2] =
    [["svix-id", "svix-timestamp", "svix-signature"], ["webhook-id", "webhook-timestamp", "webhook-signature"]];

/// The headers of a request.
///
/// Implemented for `http::HeaderMap` (feature `http`), for slices, arrays, vectors and maps of name and value, and for
/// [`Lookup`]. Names may be in any case, values are raw bytes.
///
/// ```
/// use vove_webhook::Headers;
///
/// let headers = [("Svix-Id", "msg_1"), ("Content-Type", "application/json")];
/// let mut names = Vec::new();
/// headers.each(&mut |name, _value| names.push(name));
/// assert_eq!(names, ["Svix-Id", "Content-Type"]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `Headers`",
    note = "for `http::HeaderMap`, enable the feature `http` of vove-webhook",
    note = "otherwise pass a slice of names and values, or a `Lookup`"
)]
pub trait Headers {
    /// Calls `visit` with the name and the raw value of every header line.
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

impl<N: AsRef<str>, V: AsRef<[u8]>, S> Headers for HashMap<N, V, S> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        for (name, value) in self {
            visit(name.as_ref(), value.as_ref());
        }
    }
}

impl<N: AsRef<str>, V: AsRef<[u8]>> Headers for BTreeMap<N, V> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        for (name, value) in self {
            visit(name.as_ref(), value.as_ref());
        }
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

/// Headers found by name, for a framework that only offers a lookup.
///
/// A lookup gives one value for each name, so a repeated header can't be detected: pass all header lines if the
/// framework has them. The closure receives names in lower case.
///
/// ```
/// use vove_webhook::{Headers, Lookup};
///
/// let headers = Lookup::new(|name| (name == "svix-id").then_some(b"msg_1".as_slice()));
/// let mut lines = Vec::new();
/// headers.each(&mut |name, value| lines.push((name, value)));
/// assert_eq!(lines, [("svix-id", b"msg_1".as_slice())]);
/// ```
#[derive(Clone, Copy)]
pub struct Lookup<'v>([[Option<&'v [u8]>; 3]; 2]);

impl<'v> Lookup<'v> {
    /// Calls `value_of` for each signature header of both families.
    pub fn new(mut value_of: impl FnMut(&str) -> Option<&'v [u8]>) -> Self {
        Self(NAMES.map(|family| family.map(&mut value_of)))
    }
}

impl Headers for Lookup<'_> {
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, &'a [u8])) {
        for (name, value) in NAMES.as_flattened().iter().zip(self.0.as_flattened()) {
            if let Some(value) = value {
                visit(name, value);
            }
        }
    }
}
