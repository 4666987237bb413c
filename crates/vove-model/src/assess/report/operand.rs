//! An operand of a comparison: where a value comes from, and its text.

use core::fmt;

use crate::{
    Pii,
    mrz::{FieldName, FieldStatus, Location},
};

/// One of the values that a finding compares or checks: the document and field it comes from, and its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operand<'a> {
    /// The 0-based index in `documents[]`; `None` if the value belongs to no document.
    pub document: Option<usize>,
    /// The field that the value comes from.
    pub source: Source,
    /// The text of the field as received; empty if the field is missing.
    pub text: Pii<Excerpt<'a>>,
}

/// The field that an [`Operand`] comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A field of the document in the response, by its JSON key: `dateOfBirth`, or two keys: `firstName, lastName`.
    Field(&'static str),
    /// A field of the machine readable zone (MRZ).
    Mrz {
        /// The field.
        field: FieldName,
        /// Its location in the received MRZ lines; `None` if the field is missing from them.
        location: Option<Location>,
        /// Whether a check digit covers the field and matches.
        status: FieldStatus,
    },
    /// A field of the submitted data, by the JSON key in the session's `user`.
    Submitted(&'static str),
    /// A requirement, by the name of its setter in [`AssessOptions`](crate::assess::AssessOptions), or by the ID of the
    /// required step.
    Requirement(&'static str),
    /// An image, by its JSON key.
    Image(&'static str),
}

/// A text as received, in one or two parts: `firstName` and `lastName`, or a document number and its continuation.
///
/// It is personal data: `Debug` hides the text. `Display` writes the parts with a space between them.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Excerpt<'a>([&'a str; 2]);

impl<'a> Excerpt<'a> {
    pub(crate) const EMPTY: Self = Self(["", ""]);

    pub(crate) const fn new(text: &'a str) -> Self {
        Self([text, ""])
    }

    pub(crate) const fn of_two(first: &'a str, second: &'a str) -> Self {
        Self([first, second])
    }

    /// The parts that are not empty.
    pub fn parts(self) -> impl Iterator<Item = &'a str> {
        self.0.into_iter().filter(|part| !part.is_empty())
    }

    /// The first part that is not empty, or `""`.
    pub(crate) fn first_part(self) -> &'a str {
        self.parts().next().unwrap_or_default()
    }

    /// Returns `true` if there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| part.is_empty())
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.parts();
        f.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| write!(f, " {part}"))
    }
}

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Excerpt(..)")
    }
}

impl Source {
    /// The name of the field: the JSON key, the MRZ field's name, the setter's name or the step's ID.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Field(key) | Self::Submitted(key) | Self::Requirement(key) | Self::Image(key) => key,
            Self::Mrz { field, .. } => field.as_str(),
        }
    }

    /// The machine-readable name of the kind of source: `field`, `mrz`, `submitted`, `requirement` or `image`. It is
    /// stable.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::Mrz { .. } => "mrz",
            Self::Submitted(_) => "submitted",
            Self::Requirement(_) => "requirement",
            Self::Image(_) => "image",
        }
    }
}

impl<'a> Operand<'a> {
    pub(crate) const fn field(document: usize, key: &'static str, text: Excerpt<'a>) -> Self {
        Self { document: Some(document), source: Source::Field(key), text: Pii::new(text) }
    }

    pub(crate) const fn submitted(key: &'static str, text: Excerpt<'a>) -> Self {
        Self { document: None, source: Source::Submitted(key), text: Pii::new(text) }
    }

    pub(crate) const fn requirement(name: &'static str) -> Self {
        Self { document: None, source: Source::Requirement(name), text: Pii::new(Excerpt::EMPTY) }
    }

    pub(crate) const fn image(document: Option<usize>, key: &'static str) -> Self {
        Self { document, source: Source::Image(key), text: Pii::new(Excerpt::EMPTY) }
    }
}

/// Document, line and column are 1-based; the text is not written.
impl fmt::Display for Operand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.document {
            write!(f, "document {} ", index + 1)?;
        }
        match self.source {
            Source::Mrz { field, location, status } => {
                write!(f, "MRZ {}", field.as_str())?;
                if let Some(location) = location {
                    write!(f, " at {}:{}", location.line + 1, location.start + 1)?;
                }
                write!(f, " ({})", status.as_str())
            }
            source => write!(f, "{} {}", source.kind(), source.field()),
        }
    }
}
