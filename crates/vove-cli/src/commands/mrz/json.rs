//! A report as JSON, in the words of the library. Lines and columns count from 0, ends are exclusive.

use serde_json::{Map, Value, json};
use vove_model::mrz::{
    Candidate, Choice, Code, Convention, Doubt, FieldName, FieldView, Finding, Kind, Provable, Repairs, Report, Status,
};

use super::reading;

pub(super) fn report(report: &Report<'_>, repairs: &Repairs) -> Value {
    let fields: Map<_, _> = report
        .fields()
        .flat_map(named)
        .map(|(name, view, value)| (name.as_str().to_owned(), field(&view, &value, report)))
        .collect();
    let findings = report.findings().iter().map(|of| {
        let mut row = finding(of);
        row.insert("severity".into(), format!("{:?}", of.severity()).to_lowercase().into());
        row.insert("meaning".into(), of.code.meaning().trim().into());
        Value::from(row)
    });
    let steps = report.transformations().map(
        |step| json!({ "what": step.kind.as_str(), "line": step.line, "column": step.column, "count": step.count }),
    );
    json!({
        "layout": report.layout().map(|layout| layout.name),
        "layoutFrom": choice(report.choice()),
        "valid": report.strict().is_ok(),
        "checksValid": report.digits_verify(),
        "fields": fields,
        "findings": findings.collect::<Value>(),
        "findingsNotListed": report.findings().overflow(),
        "transformations": steps.collect::<Value>(),
        "longNumber": report.long_number().map(|long| match long.convention {
            Convention::Standard => "standard",
            Convention::CountsFiller => "countsFiller",
            Convention::Either => "either",
            Convention::Neither => "neither",
        }),
        "repairs": candidates(repairs),
        "blind": blind(repairs),
    })
}

const fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Told => "told",
        Choice::Shape => "shape",
        Choice::BestFit => "bestFit",
        _ => "nothing",
    }
}

fn field(view: &FieldView<'_>, value: &str, report: &Report<'_>) -> Value {
    let mut row = Map::new();
    row.insert("value".into(), value.into());
    row.insert("raw".into(), view.raw().into());
    row.insert("status".into(), view.status().as_str().into());
    if let Status::Refuted { expected: Some(expected) } = view.status() {
        row.insert("expected".into(), expected.to_string().into());
    }
    if let Some(reading) = reading::of(view, value, report) {
        row.insert("reading".into(), reading.into());
    }
    let span = view.span();
    row.insert("line".into(), span.line.into());
    row.insert("start".into(), span.start.into());
    row.insert("end".into(), span.end.into());
    row.into()
}

/// A field under the names that users know: a name is two of them.
pub(super) fn named<'r>(view: FieldView<'r>) -> impl Iterator<Item = (FieldName, FieldView<'r>, String)> {
    let (first, second) = match view.kind() {
        Kind::Names => (
            (FieldName::Surname, view.primary().to_string()),
            Some((FieldName::GivenNames, view.secondary().to_string())),
        ),
        _ => ((view.name(), view.value().to_string()), None),
    };
    [Some(first), second].into_iter().flatten().map(move |(name, value)| (name, view, value))
}

/// Every field's value by name.
pub(super) fn values(report: &Report<'_>) -> Map<String, Value> {
    report.fields().flat_map(named).map(|(name, _, value)| (name.as_str().to_owned(), value.into())).collect()
}

pub(super) fn finding(finding: &Finding) -> Map<String, Value> {
    let mut row = Map::new();
    row.insert("code".into(), finding.code.as_str().into());
    if !matches!(finding.code, Code::UnknownFormat | Code::LineCount) {
        row.insert("line".into(), finding.line.into());
        row.insert("start".into(), finding.start.into());
        row.insert("end".into(), finding.end.into());
    }
    if let Some(field) = finding.field {
        row.insert("field".into(), field.as_str().into());
    }
    if let Some(expected) = finding.expected() {
        row.insert("expected".into(), expected.to_string().into());
    }
    if let Some(found) = finding.found() {
        row.insert("actual".into(), found.to_string().into());
    }
    row
}

/// Cells that digits cover and that may be misread all the same.
pub(super) fn blind(repairs: &Repairs) -> Value {
    repairs.blind().map(doubt).collect()
}

/// Candidate readings, best first.
pub(super) fn candidates(repairs: &Repairs) -> Value {
    repairs.iter().map(candidate).collect()
}

fn candidate(candidate: Candidate<'_>) -> Value {
    let edits = candidate.edits().map(|edit| {
        json!({
            "line": edit.line,
            "column": edit.column,
            "from": edit.from,
            "to": edit.to,
            "provable": provable(edit.provable),
        })
    });
    json!({
        "lines": candidate.lines().collect::<Vec<_>>(),
        "cost": candidate.cost(),
        "whole": candidate.is_whole(),
        "edits": edits.collect::<Value>(),
        "doubts": candidate.doubts().map(doubt).collect::<Value>(),
    })
}

/// A cell that may say something else with nothing to tell.
fn doubt(doubt: Doubt) -> Value {
    json!({
        "line": doubt.line,
        "column": doubt.column,
        "read": doubt.read,
        "instead": doubt.instead,
        "provable": provable(doubt.provable),
    })
}

const fn provable(provable: Provable) -> &'static str {
    match provable {
        Provable::Yes => "yes",
        Provable::SameResidueClass => "blind",
        Provable::Uncovered => "uncovered",
    }
}
