use std::fmt;

/// Why a secret, a delivery or an event was refused.
///
/// Carries the name of the place and static reasons only: never a header's value, the body, a secret or the signature
/// that would have been right.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.describe())]
pub struct Error {
    kind: ErrorKind,
    place: Option<&'static str>,
    #[source]
    source: Option<vove_model::Error>,
}

/// What was refused, to branch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configured text is no signing secret.
    InvalidSecret,
    /// A signature header is not there, or only headers of both families together make a set.
    MissingHeader,
    /// A signature header is not the text it must be.
    InvalidHeader,
    /// A signature header came twice with different values.
    DuplicateHeader,
    /// The timestamp is not a number of seconds since 1970.
    InvalidTimestamp,
    /// The delivery was sent too long ago.
    TooOld,
    /// The delivery was sent too far in the future.
    TooNew,
    /// No signature of the delivery fits any secret: wrong secret, or the body is not the bytes that were signed.
    NoMatch,
    /// Signed, but the body is not JSON, or not the event asked for.
    NotAnEvent,
    /// Signed, but `refId` and `userId` name two different people.
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

    /// What was refused.
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Which header or rule it was about.
    pub const fn place(&self) -> Option<&'static str> {
        self.place
    }

    /// The HTTP status to answer the sender with, with an empty body.
    ///
    /// 401 for whatever is not proven genuine. 204 for a genuine delivery that can't be used: the sender would only
    /// send the same again. 500 for a secret that is wrong on this side.
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
            ErrorKind::DuplicateHeader => "a signature header came twice with different values",
            ErrorKind::InvalidTimestamp => "the timestamp is not a number of seconds since 1970",
            ErrorKind::TooOld => "the delivery was sent too long ago",
            ErrorKind::TooNew => "the delivery was sent too far in the future",
            ErrorKind::NoMatch => {
                "no signature fits: wrong secret, or the body was altered before verification (pass the raw bytes)"
            }
            ErrorKind::NotAnEvent => "the body is not the event asked for",
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
