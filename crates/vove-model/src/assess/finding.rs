use core::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    code::{Code, Severity},
    rule::Rule,
    side::{Side, Source},
};

/// One thing that agrees, contradicts or can't be known; between two sides, or about one.
///
/// `Debug`, `Display` and serialising say what, where and by which rule, and nothing of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding<'a> {
    /// What.
    pub code: Code,
    /// What decided, or why nothing could be decided.
    pub rule: Rule,
    /// One side. Against the zone it is the zone's, against a claim the claim's, against another document the earlier one's.
    pub first: Option<Side<'a>>,
    /// The other side.
    pub second: Option<Side<'a>>,
}

impl<'a> Finding<'a> {
    pub(crate) const fn of(code: Code, rule: Rule) -> Self {
        Self { code, rule, first: None, second: None }
    }

    pub(crate) const fn about(code: Code, rule: Rule, side: Side<'a>) -> Self {
        Self { code, rule, first: Some(side), second: None }
    }

    pub(crate) const fn between(code: Code, rule: Rule, first: Side<'a>, second: Side<'a>) -> Self {
        Self { code, rule, first: Some(first), second: Some(second) }
    }

    /// How grave it is.
    pub const fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Both sides, or the one there is.
    pub fn sides(&self) -> impl Iterator<Item = &Side<'a>> {
        [&self.first, &self.second].into_iter().flatten()
    }

    /// Whether it is about a document, by its index.
    pub fn concerns(&self, document: usize) -> bool {
        self.sides().any(|side| side.document == Some(document))
    }
}

/// Where and by which rule; what, is its code's [`meaning`](Code::meaning).
impl fmt::Display for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (side, joint) in self.sides().zip(["", " ↔ "]) {
            write!(f, "{joint}{side}")?;
        }
        write!(f, "{}{}", if self.first.is_some() { ", by " } else { "by " }, self.rule)
    }
}

/// For a log or an auditor's file: places and rules, no value of a person.
impl Serialize for Finding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Finding", 5)?;
        row.serialize_field("code", self.code.as_str())?;
        row.serialize_field("severity", self.severity().as_str())?;
        row.serialize_field("rule", self.rule.as_str())?;
        match self.rule {
            Rule::Profile(profile) => row.serialize_field("profile", profile.document)?,
            Rule::Embedded(kind) => row.serialize_field("personalNumber", &format_args!("{kind:?}"))?,
            _ => {}
        }
        row.serialize_field("sides", &Sides(self))?;
        row.end()
    }
}

struct Sides<'f, 'a>(&'f Finding<'a>);

impl Serialize for Sides<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.sides())
    }
}

impl Serialize for Side<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Side", 7)?;
        if let Some(index) = self.document {
            row.serialize_field("document", &index)?;
        }
        row.serialize_field("source", self.source.kind())?;
        row.serialize_field("field", self.source.field())?;
        if let Source::Zone { at, status, .. } = self.source {
            if let Some(at) = at {
                row.serialize_field("line", &at.line)?;
                row.serialize_field("start", &at.start)?;
                row.serialize_field("end", &at.end)?;
            }
            row.serialize_field("status", status.as_str())?;
        }
        row.end()
    }
}
