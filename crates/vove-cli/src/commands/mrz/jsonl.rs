//! One zone a line in, one answer a line out: how a reader is scored against a file of cases.

use std::io::{self, BufRead};

use serde_json::{Map, Value, json};
use vove_model::mrz::{
    CheckDigitStatus, Layout, Options, ReadingMode, Report, Severity, inspect,
    repair::{RepairEvidence, repairs},
};

use super::{json, unreadable};
use crate::{error::Failure, render::Output};

pub(super) fn run(output: &Output) -> Result<(), Failure> {
    for (position, line) in io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| unreadable(&error))?;
        if line.trim().is_empty() {
            continue;
        }
        let unusable = || Failure::Configuration(format!("line {} is no case", position + 1));
        let case: Value = serde_json::from_str(&line).map_err(|_| unusable())?;
        output.value(&answer(&case).ok_or_else(unusable)?)?;
    }
    Ok(())
}

/// The strict reading in the case's layout, under `recovered` what the lenient one got, and under `repairs` what the zone may
/// really say.
fn answer(case: &Value) -> Option<Value> {
    let lines: Vec<&str> = case.get("lines")?.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?;
    let layout = case.get("format").and_then(Value::as_str).and_then(Layout::from_name);
    let printed = inspect(&lines, &Options { layout, mode: ReadingMode::AsPrinted });
    let lenient = inspect(&lines, &Options { layout, mode: ReadingMode::Lenient });
    let checks: Map<_, _> = printed
        .check_digits()
        .map(|(digit, verdict)| (digit.field.as_str().to_owned(), (verdict == CheckDigitStatus::Verified).into()))
        .collect();
    let how: Vec<&str> = lenient.normalization_steps().map(|step| step.kind.as_str()).collect();
    let mut answer = json::values(&printed);
    answer.insert("id".into(), case.get("id")?.clone());
    answer.insert("format".into(), printed.layout().map_or("UNKNOWN", |layout| layout.name).into());
    answer.insert("valid".into(), printed.is_valid().into());
    answer.insert("checksValid".into(), printed.check_digits_match().into());
    answer.insert("checks".into(), checks.into());
    answer.insert("errors".into(), findings(&printed, Severity::Error));
    answer.insert("warnings".into(), findings(&printed, Severity::Warning));
    answer.insert(
        "recovered".into(),
        lenient.is_read().then(|| json!({ "fields": json::values(&lenient), "how": how })).into(),
    );
    let repairs = repairs(if printed.is_read() { &printed } else { &lenient }, &RepairEvidence::default());
    answer.insert("repairs".into(), json::candidates(&repairs));
    answer.insert("blind".into(), json::blind(&repairs));
    Some(answer.into())
}

fn findings(report: &Report<'_>, severity: Severity) -> Value {
    let of = report.findings().iter().filter(|finding| finding.severity() == severity);
    of.map(|finding| Value::from(json::finding(finding))).collect()
}
