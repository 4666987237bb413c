use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use super::{
    code::{Code, Severity},
    finding::Finding,
};
use crate::Document;

/// What agrees, what contradicts and what can't be known. No score and no decision: the bar is the caller's.
///
/// `Display` is a summary for people, serialising one for a log; neither shows a value of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment<'a> {
    documents: &'a [Document],
    findings: Vec<Finding<'a>>,
}

impl<'a> Assessment<'a> {
    pub(crate) fn new(documents: &'a [Document], findings: Vec<Finding<'a>>) -> Self {
        Self { documents, findings }
    }

    /// Every finding: document by document, then between documents, then about the whole.
    pub fn findings(&self) -> &[Finding<'a>] {
        &self.findings
    }

    /// The findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding<'a>> {
        self.findings.iter().filter(move |finding| finding.severity() == severity)
    }

    /// Two sides that can't both be right.
    pub fn contradictions(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.of(Severity::Contradiction)
    }

    /// What a person should look at.
    pub fn warnings(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.of(Severity::Warning)
    }

    /// What can't be known from what is there, and why.
    pub fn unknowns(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.of(Severity::Unknown)
    }

    /// Two sides that say the same.
    pub fn agreements(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.of(Severity::Agreement)
    }

    /// The findings with a code.
    pub fn with(&self, code: Code) -> impl Iterator<Item = &Finding<'a>> {
        self.findings.iter().filter(move |finding| finding.code == code)
    }
}

/// The counts, the documents, then each code with its meaning and, below it, where it was found and by which rule.
impl fmt::Display for Assessment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, severity) in Severity::ALL.into_iter().enumerate() {
            let count = self.of(severity).count();
            let plural = if count == 1 || severity == Severity::Unknown { "" } else { "s" };
            write!(f, "{}{count} {severity}{plural}", if position == 0 { "" } else { ", " })?;
        }
        for (index, document) in self.documents.iter().enumerate() {
            let step = if document.step_id.is_known() { document.step_id.as_str() } else { "an unknown step" };
            write!(f, "\ndocument {}: {step}", index + 1)?;
        }
        for severity in Severity::ALL {
            for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
                let mut found = self.with(*code).peekable();
                if found.peek().is_some() {
                    write!(f, "\n{severity}[{code}]: {}", code.meaning())?;
                }
                found.try_for_each(|finding| write!(f, "\n  {finding}"))?;
            }
        }
        Ok(())
    }
}

impl Serialize for Assessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.findings.serialize(serializer)
    }
}
