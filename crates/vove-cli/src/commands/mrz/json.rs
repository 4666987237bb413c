//! A report as JSON, in the words of the library. Lines and columns count from 0, ends are exclusive.

use serde_json::{Map, Value, json};
use vove_model::mrz::{
    FieldName, FieldStatus, MrzFinding, MrzFindingCode, Report, ReportField,
    layout::FieldKind,
    repair::{Ambiguity, Candidate, Repairs},
    report::{Detectability, LayoutChoice, LongNumberConvention},
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
    let steps = report.normalization_steps().map(
        |step| json!({ "what": step.kind.as_str(), "line": step.line, "column": step.column, "count": step.count }),
    );
    json!({
        "layout": report.layout().map(|layout| layout.name),
        "layoutFrom": choice(report.layout_choice()),
        "valid": report.is_valid(),
        "checksValid": report.check_digits_match(),
        "fields": fields,
        "findings": findings.collect::<Value>(),
        "findingsNotListed": report.findings().overflow(),
        "transformations": steps.collect::<Value>(),
        "longNumber": report.long_document_number().map(|long| match long.convention {
            LongNumberConvention::Standard => "standard",
            LongNumberConvention::CountsFiller => "countsFiller",
            LongNumberConvention::Either => "either",
            LongNumberConvention::Neither => "neither",
        }),
        "repairs": candidates(repairs),
        "blind": blind(repairs),
    })
}

const fn choice(choice: LayoutChoice) -> &'static str {
    match choice {
        LayoutChoice::Explicit => "told",
        LayoutChoice::Exact => "shape",
        LayoutChoice::BestMatch => "bestFit",
        _ => "nothing",
    }
}

fn field(view: &ReportField<'_>, value: &str, report: &Report<'_>) -> Value {
    let mut row = Map::new();
    row.insert("value".into(), value.into());
    row.insert("raw".into(), view.raw().into());
    row.insert("status".into(), view.status().as_str().into());
    if let FieldStatus::Refuted { expected: Some(expected) } = view.status() {
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
pub(super) fn named<'r>(view: ReportField<'r>) -> impl Iterator<Item = (FieldName, ReportField<'r>, String)> {
    let (first, second) = match view.kind() {
        FieldKind::Name => (
            (FieldName::Surname, view.surname().to_string()),
            Some((FieldName::GivenNames, view.given_names().to_string())),
        ),
        _ => ((view.name(), view.value().to_string()), None),
    };
    [Some(first), second].into_iter().flatten().map(move |(name, value)| (name, view, value))
}

/// Every field's value by name.
pub(super) fn values(report: &Report<'_>) -> Map<String, Value> {
    report.fields().flat_map(named).map(|(name, _, value)| (name.as_str().to_owned(), value.into())).collect()
}

pub(super) fn finding(finding: &MrzFinding) -> Map<String, Value> {
    let mut row = Map::new();
    row.insert("code".into(), finding.code.as_str().into());
    if !matches!(finding.code, MrzFindingCode::UnknownFormat | MrzFindingCode::LineCount) {
        row.insert("line".into(), finding.span.line.into());
        row.insert("start".into(), finding.span.start.into());
        row.insert("end".into(), finding.span.end.into());
    }
    if let Some(field) = finding.field {
        row.insert("field".into(), field.as_str().into());
    }
    if let Some(expected) = finding.expected {
        row.insert("expected".into(), expected.to_string().into());
    }
    if let Some(found) = finding.found {
        row.insert("actual".into(), found.to_string().into());
    }
    row
}

/// Cells that digits cover and that may be misread all the same.
pub(super) fn blind(repairs: &Repairs) -> Value {
    repairs.undetectable_confusions().map(doubt).collect()
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
            "provable": provable(edit.detectability),
        })
    });
    json!({
        "lines": candidate.lines().collect::<Vec<_>>(),
        "cost": candidate.cost(),
        "whole": candidate.is_valid(),
        "edits": edits.collect::<Value>(),
        "doubts": candidate.ambiguities().map(doubt).collect::<Value>(),
    })
}

/// A cell that may say something else with nothing to tell.
fn doubt(doubt: Ambiguity) -> Value {
    json!({
        "line": doubt.line,
        "column": doubt.column,
        "read": doubt.read,
        "instead": doubt.instead,
        "provable": provable(doubt.detectability),
    })
}

const fn provable(provable: Detectability) -> &'static str {
    match provable {
        Detectability::Detectable => "yes",
        Detectability::SameResidueClass => "blind",
        Detectability::Uncovered => "uncovered",
    }
}
