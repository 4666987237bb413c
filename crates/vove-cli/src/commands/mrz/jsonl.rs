//! `vove mrz inspect --jsonl`: one zone per line in, one result per line out, to score a reader.

use std::{collections::BTreeMap, io};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vove_model::mrz::{
    CheckDigitStatus, FieldName, Layout, MrzFinding, Options, ReadingMode, Report, Severity, inspect,
    repair::{RepairEvidence, repairs},
    report::NormalizationKind,
};

use super::{readings, repairs_json::RepairsJson};
use crate::{error::Result, input, render::Output};

pub(super) fn run(output: &Output) -> Result {
    for case in input::json_lines("a case", |line| serde_json::from_value(line).ok()) {
        print(&case?, output)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Case {
    id: Value,
    lines: Vec<String>,
    format: Option<String>,
}

/// The strict reading, in the layout of the case. `recovered` is the lenient reading, `repairs` are its candidates.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CaseResult<'r> {
    id: &'r Value,
    format: &'static str,
    #[serde(flatten)]
    fields: BTreeMap<FieldName, String>,
    valid: bool,
    checks_valid: Option<bool>,
    checks: BTreeMap<FieldName, bool>,
    errors: Vec<&'r MrzFinding>,
    warnings: Vec<&'r MrzFinding>,
    recovered: Option<Recovered>,
    #[serde(flatten)]
    repairs: RepairsJson<'r>,
}

#[derive(Serialize)]
struct Recovered {
    fields: BTreeMap<FieldName, String>,
    how: Vec<NormalizationKind>,
}

fn print(case: &Case, output: &Output) -> io::Result<()> {
    let lines: Vec<&str> = case.lines.iter().map(String::as_str).collect();
    let layout = case.format.as_deref().and_then(Layout::from_name);
    let printed = inspect(&lines, &Options { layout, mode: ReadingMode::AsPrinted });
    let lenient = inspect(&lines, &Options { layout, mode: ReadingMode::Lenient });
    let repairs = repairs(if printed.is_read() { &printed } else { &lenient }, &RepairEvidence::default());
    output.json_line(&CaseResult {
        id: &case.id,
        format: printed.layout().map_or("UNKNOWN", |layout| layout.name),
        fields: values(&printed),
        valid: printed.is_valid(),
        checks_valid: printed.check_digits_match(),
        checks: printed
            .check_digits()
            .map(|(digit, status)| (digit.field, status == CheckDigitStatus::Verified))
            .collect(),
        errors: findings(&printed, Severity::Error),
        warnings: findings(&printed, Severity::Warning),
        recovered: lenient.is_read().then(|| Recovered {
            fields: values(&lenient),
            how: lenient.normalization_steps().map(|step| step.kind).collect(),
        }),
        repairs: RepairsJson(&repairs),
    })
}

fn values(report: &Report<'_>) -> BTreeMap<FieldName, String> {
    readings::values(report).map(|(name, value, _)| (name, value)).collect()
}

fn findings<'r>(report: &'r Report<'_>, severity: Severity) -> Vec<&'r MrzFinding> {
    report.findings().iter().filter(|finding| finding.severity() == severity).collect()
}
