//! The list of findings about the documents of one response.

use alloc::vec::Vec;
use core::fmt;

use serde::{Serialize, Serializer};

use super::{code::FindingCode, finding::Finding, outcome::Outcome};
use crate::Document;

/// The findings about one document or about all documents of a response. It has no score and makes no decision.
///
/// `Display` writes a summary for people, `Serialize` a list of findings for a log. Neither contains personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment<'a> {
    documents: &'a [Document],
    findings: Vec<Finding<'a>>,
}

impl<'a> Assessment<'a> {
    pub(crate) fn new(documents: &'a [Document], findings: Vec<Finding<'a>>) -> Self {
        Self { documents, findings }
    }

    /// All findings, document by document (each also against earlier documents), then those about the whole response.
    pub fn findings(&self) -> &[Finding<'a>] {
        &self.findings
    }

    /// The findings with this outcome.
    pub fn findings_by_outcome(&self, outcome: Outcome) -> impl Iterator<Item = &Finding<'a>> {
        self.findings.iter().filter(move |finding| finding.outcome() == outcome)
    }

    /// The findings with this code.
    pub fn findings_with_code(&self, code: FindingCode) -> impl Iterator<Item = &Finding<'a>> {
        self.findings.iter().filter(move |finding| finding.code == code)
    }

    /// The findings with [`Outcome::Mismatch`].
    pub fn mismatches(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.findings_by_outcome(Outcome::Mismatch)
    }

    /// The findings with [`Outcome::Warning`].
    pub fn warnings(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.findings_by_outcome(Outcome::Warning)
    }

    /// The findings with [`Outcome::Inconclusive`].
    pub fn inconclusive(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.findings_by_outcome(Outcome::Inconclusive)
    }

    /// The findings with [`Outcome::Match`].
    pub fn matches(&self) -> impl Iterator<Item = &Finding<'a>> {
        self.findings_by_outcome(Outcome::Match)
    }
}

/// Counts by outcome, the documents, then each code that was found with its meaning, operands and reasons.
impl fmt::Display for Assessment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, outcome) in Outcome::ALL.into_iter().enumerate() {
            let count = self.findings_by_outcome(outcome).count();
            write!(f, "{}{count} {}", if position == 0 { "" } else { ", " }, outcome.counted(count))?;
        }
        for (index, document) in self.documents.iter().enumerate() {
            let step = if document.step_id.is_known() { document.step_id.as_str() } else { "an unknown step" };
            write!(f, "\ndocument {}: {step}", index + 1)?;
        }
        for outcome in Outcome::ALL {
            for code in FindingCode::ALL.iter().filter(|code| code.outcome() == outcome) {
                let mut findings = self.findings_with_code(*code).peekable();
                if findings.peek().is_some() {
                    write!(f, "\n{outcome}[{code}]: {}", code.meaning())?;
                }
                findings.try_for_each(|finding| write!(f, "\n  {finding}"))?;
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
