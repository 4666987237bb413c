//! The error type of the crate, and the HTTP status for each kind.

use std::fmt;

/// Why a secret is unusable, a delivery did not verify, or a verified body is not the requested event.
///
/// Holds the name of a header and static texts only: never a header's value, the body, a secret or the expected
/// signature.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.describe())]
pub struct Error {
    kind: ErrorKind,
    place: Option<&'static str>,
    #[source]
    source: Option<vove_model::Error>,
}

/// The kind of an [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configured text is not a signing secret or verifying key.
    InvalidSecret,
    /// A signature header is missing, or the three headers are from both families.
    MissingHeader,
    /// A signature header has a value of the wrong form.
    InvalidHeader,
    /// A signature header is there more than once, with different values.
    DuplicateHeader,
    /// The timestamp is not a number of seconds since 1970.
    InvalidTimestamp,
    /// The timestamp is older than the tolerance allows.
    TooOld,
    /// The timestamp is further in the future than the tolerance allows.
    TooNew,
    /// No signature matches any key: the secret is wrong, or the body is not the bytes that were signed.
    NoMatch,
    /// The delivery is genuine, but its body is not JSON or not the requested event.
    NotAnEvent,
    /// The delivery is genuine, but `refId` and `userId` name two different people.
    ConflictingReference,
}

impl Error {
    pub(crate) const fn new(kind: ErrorKind) -> Self {
        Self { kind, place: None, source: None }
    }

    pub(crate) const fn at(kind: ErrorKind, place: &'static str) -> Self {
        Self { kind, place: Some(place), source: None }
    }

    pub(crate) const fn from_model(kind: ErrorKind, source: vove_model::Error) -> Self {
        Self { kind, place: None, source: Some(source) }
    }

    /// The kind of error.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The header, or the rule that is broken, if the kind does not say it all.
    pub const fn place(&self) -> Option<&'static str> {
        self.place
    }

    /// The HTTP status of the response to the sender, which has an empty body.
    ///
    /// 401 for a delivery that did not verify. 204 for a genuine delivery that can't be used, because a retry would
    /// send the same body. 500 for a wrong secret in the receiver's configuration.
    pub const fn http_status(&self) -> u16 {
        match self.kind {
            ErrorKind::InvalidSecret => 500,
            ErrorKind::NotAnEvent | ErrorKind::ConflictingReference => 204,
            _ => 401,
        }
    }

    fn describe(&self) -> String {
        let what = match self.kind {
            ErrorKind::InvalidSecret => "not a webhook signing secret",
            ErrorKind::MissingHeader => "a signature header is missing",
            ErrorKind::InvalidHeader => "a signature header is malformed",
            ErrorKind::DuplicateHeader => "a signature header is there more than once, with different values",
            ErrorKind::InvalidTimestamp => "the timestamp is not a number of seconds since 1970",
            ErrorKind::TooOld => "the timestamp is too old",
            ErrorKind::TooNew => "the timestamp is too far in the future",
            ErrorKind::NoMatch => {
                "no signature matches: wrong secret, or the body was altered before verification (pass the raw bytes)"
            }
            ErrorKind::NotAnEvent => "the body is not the requested event",
            ErrorKind::ConflictingReference => "refId and userId name two different people",
        };
        match self.place {
            Some(place) => format!("{what}: {place}"),
            None => what.to_owned(),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?}: {self})", self.kind)
    }
}
