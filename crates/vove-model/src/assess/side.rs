use core::fmt;

use crate::{
    Pii,
    mrz::{FieldName, FieldStatus, Location},
};

/// One side of a finding: whose text, from where, and the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Side<'a> {
    /// Index in `documents[]`; `None` for what is no document's.
    pub document: Option<usize>,
    /// Where it stands.
    pub source: Source,
    /// What stands there, as it came; empty where nothing does.
    pub text: Pii<Excerpt<'a>>,
}

/// Where a [`Side`] stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A field of the document, by the API's key: `dateOfBirth`, `firstName, lastName`.
    Printed(&'static str),
    /// The machine readable zone.
    Zone {
        /// The field.
        field: FieldName,
        /// Where in the lines as they came; `None` where the reply has no place for it.
        at: Option<Location>,
        /// Whether a check digit covers it, and what that says. `Unchecked` protects nothing.
        status: FieldStatus,
    },
    /// What the person claimed, by the key of the session's `user`.
    Claimed(&'static str),
    /// What the caller's [`Context`](super::Context) says, by the name of the setter, or the step that it asks for.
    Context(&'static str),
    /// An image, by the API's key.
    Image(&'static str),
}

/// A text as it came, in one piece or two: `firstName` and `lastName`, a number and its continuation. Personal data:
/// `Display` is the way out, one blank between the pieces; `Debug` is silent.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Excerpt<'a>([&'a str; 2]);

impl<'a> Excerpt<'a> {
    pub(crate) const NOTHING: Self = Self(["", ""]);

    pub(crate) const fn new(text: &'a str) -> Self {
        Self([text, ""])
    }

    pub(crate) const fn two(one: &'a str, other: &'a str) -> Self {
        Self([one, other])
    }

    /// The pieces that are not empty.
    pub fn pieces(self) -> impl Iterator<Item = &'a str> {
        self.0.into_iter().filter(|piece| !piece.is_empty())
    }

    /// Whether nothing is there.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.is_empty())
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pieces = self.pieces();
        f.write_str(pieces.next().unwrap_or_default())?;
        pieces.try_for_each(|piece| write!(f, " {piece}"))
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Excerpt(..)")
    }
}

impl Source {
    /// The field's name: the API's key, or the zone's name for it.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Printed(key) | Self::Claimed(key) | Self::Context(key) | Self::Image(key) => key,
            Self::Zone { field, .. } => field.as_str(),
        }
    }

    /// What kind of place it is: `printed`, `zone`, `claimed`, `context`, `image`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Printed(_) => "printed",
            Self::Zone { .. } => "zone",
            Self::Claimed(_) => "claimed",
            Self::Context(_) => "context",
            Self::Image(_) => "image",
        }
    }
}

impl<'a> Side<'a> {
    pub(crate) const fn printed(document: usize, key: &'static str, text: Excerpt<'a>) -> Self {
        Self { document: Some(document), source: Source::Printed(key), text: Pii::new(text) }
    }

    pub(crate) const fn claimed(key: &'static str, text: Excerpt<'a>) -> Self {
        Self { document: None, source: Source::Claimed(key), text: Pii::new(text) }
    }

    pub(crate) const fn context(key: &'static str) -> Self {
        Self { document: None, source: Source::Context(key), text: Pii::new(Excerpt::NOTHING) }
    }

    pub(crate) const fn image(document: Option<usize>, key: &'static str) -> Self {
        Self { document, source: Source::Image(key), text: Pii::new(Excerpt::NOTHING) }
    }
}

impl fmt::Display for Side<'_> {
    /// Where it stands, in people's counting, and nothing of what stands there.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.document {
            write!(f, "document {} ", index + 1)?;
        }
        match self.source {
            Source::Zone { field, at, status } => {
                write!(f, "zone {}", field.as_str())?;
                if let Some(at) = at {
                    write!(f, " at {}:{}", at.line + 1, at.start + 1)?;
                }
                write!(f, " ({})", status.as_str())
            }
            source => write!(f, "{} {}", source.kind(), source.field()),
        }
    }
}
