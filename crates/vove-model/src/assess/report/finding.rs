//! One finding: a code, the reason for it, and the operands that were compared.

use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    code::FindingCode,
    operand::{Operand, Source},
    outcome::Outcome,
    reason::Reason,
};

/// The result of one comparison of two operands, or of one check of a single operand or of the whole response.
///
/// `Debug`, `Display` and `Serialize` write codes, locations and reasons, and no personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// What was found.
    pub code: FindingCode,
    /// The rule that led to the code, or what prevented a comparison.
    pub reason: Reason,
    /// The first operand: the one from the MRZ, from the submitted data or from the earlier document, if there is one.
    pub first: Option<Operand<'a>>,
    /// The second operand.
    pub second: Option<Operand<'a>>,
}

impl<'a> Finding<'a> {
    /// A finding about the whole response.
    pub(crate) const fn overall(code: FindingCode, reason: Reason) -> Self {
        Self { code, reason, first: None, second: None }
    }

    /// A finding about one operand.
    pub(crate) const fn about(code: FindingCode, reason: Reason, operand: Operand<'a>) -> Self {
        Self { code, reason, first: Some(operand), second: None }
    }

    /// A finding about two operands.
    pub(crate) const fn between(code: FindingCode, reason: Reason, first: Operand<'a>, second: Operand<'a>) -> Self {
        Self { code, reason, first: Some(first), second: Some(second) }
    }

    /// The outcome that belongs to the code.
    pub const fn outcome(&self) -> Outcome {
        self.code.outcome()
    }

    /// The operands: none, one or two.
    pub fn operands(&self) -> impl Iterator<Item = &Operand<'a>> {
        [&self.first, &self.second].into_iter().flatten()
    }

    /// Returns `true` if an operand belongs to the document with this 0-based index in `documents[]`.
    pub fn involves_document(&self, index: usize) -> bool {
        self.operands().any(|operand| operand.document == Some(index))
    }
}

/// The operands and the reason. [`FindingCode::meaning`] has the text for the code.
impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (operand, separator) in self.operands().zip(["", " ↔ "]) {
            write!(f, "{separator}{operand}")?;
        }
        write!(f, "{}reason: {}", if self.first.is_some() { "; " } else { "" }, self.reason)
    }
}

/// For a log or an audit file: codes, locations and reasons, and no personal data.
impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Finding", 5)?;
        object.serialize_field("code", self.code.as_str())?;
        object.serialize_field("outcome", self.outcome().as_str())?;
        object.serialize_field("reason", self.reason.as_str())?;
        match self.reason {
            Reason::Profile(profile) => object.serialize_field("profile", profile.document)?,
            Reason::Embedded(kind) => object.serialize_field("personalNumber", &format_args!("{kind:?}"))?,
            _ => {}
        }
        object.serialize_field("operands", &Operands(self))?;
        object.end()
    }
}

struct Operands<'f, 'a>(&'f Finding<'a>);

impl Serialize for Operands<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.operands())
    }
}

impl Serialize for Operand<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Operand", 7)?;
        if let Some(index) = self.document {
            object.serialize_field("document", &index)?;
        }
        object.serialize_field("source", self.source.kind())?;
        object.serialize_field("field", self.source.field())?;
        if let Source::Mrz { location, status, .. } = self.source {
            if let Some(location) = location {
                object.serialize_field("line", &location.line)?;
                object.serialize_field("start", &location.start)?;
                object.serialize_field("end", &location.end)?;
            }
            object.serialize_field("status", status.as_str())?;
        }
        object.end()
    }
}
