//! An assessment: its findings, and with `--reveal` the texts that were compared.

use std::{collections::BTreeMap, io};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use vove_model::assess::{Assessment, Operand, Outcome};

use super::{Render, human::Human, mask::Mask};

/// The findings of an assessment.
pub(crate) struct AssessmentView<'a> {
    pub(crate) assessment: &'a Assessment<'a>,
    pub(crate) mask: Mask,
}

impl Render for AssessmentView<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.lines(self.assessment)?;
        if self.mask.reveal {
            out.line("")?;
            for finding in Outcome::ALL.into_iter().flat_map(|outcome| self.assessment.findings_by_outcome(outcome)) {
                out.line(format_args!("{}; reason: {}", finding.code, finding.reason))?;
                finding.operands().try_for_each(|operand| out.line(format_args!("  {operand}: {}", text(operand))))?;
            }
        }
        Ok(())
    }
}

impl Serialize for AssessmentView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts: BTreeMap<&str, usize> = Outcome::ALL
            .into_iter()
            .map(|outcome| (outcome.as_str(), self.assessment.findings_by_outcome(outcome).count()))
            .collect();
        json!({ "counts": counts, "findings": self.findings() }).serialize(serializer)
    }
}

impl AssessmentView<'_> {
    /// The findings as the library serializes them, which is without any text of the documents.
    fn findings(&self) -> Vec<Value> {
        let finding = |finding| serde_json::to_value(finding).unwrap_or_default();
        let mut rows: Vec<Value> = self.assessment.findings().iter().map(finding).collect();
        if self.mask.reveal {
            for (row, finding) in rows.iter_mut().zip(self.assessment.findings()) {
                let operands = row.get_mut("operands").and_then(Value::as_array_mut).into_iter().flatten();
                operands.zip(finding.operands()).for_each(|(row, operand)| row["text"] = text(operand).into());
            }
        }
        rows
    }
}

fn text(operand: &Operand<'_>) -> String {
    operand.text.expose().to_string()
}
