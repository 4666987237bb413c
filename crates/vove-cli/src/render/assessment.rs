//! An assessment: its findings, and with `--reveal` the texts that were compared.

use std::{collections::BTreeMap, io};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use vove_model::assess::{Assessment, Severity, Side};

use super::{
    Render,
    human::Human,
    mask::{Mask, printable},
};

/// The findings of an assessment.
pub(crate) struct AssessmentView<'a> {
    pub(crate) assessment: &'a Assessment<'a>,
    pub(crate) mask: Mask,
}

impl Render for AssessmentView<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        out.line(self.assessment)?;
        if self.mask.reveal {
            out.line("")?;
            for finding in Severity::ALL.into_iter().flat_map(|severity| self.assessment.of(severity)) {
                out.line(format_args!("{} by {}", finding.code, finding.rule))?;
                finding.sides().try_for_each(|side| out.line(format_args!("  {side}: {}", text(side))))?;
            }
        }
        Ok(())
    }
}

impl Serialize for AssessmentView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts: BTreeMap<&str, usize> = Severity::ALL
            .into_iter()
            .map(|severity| (severity.as_str(), self.assessment.of(severity).count()))
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
                let sides = row.get_mut("sides").and_then(Value::as_array_mut).into_iter().flatten();
                sides.zip(finding.sides()).for_each(|(row, side)| row["text"] = text(side).into());
            }
        }
        rows
    }
}

fn text(side: &Side<'_>) -> String {
    printable(&side.text.expose().to_string())
}
