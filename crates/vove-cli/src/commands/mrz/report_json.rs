//! A report as JSON. Lines and columns count from 0, ends are exclusive.

use std::collections::BTreeMap;

use serde::Serialize;
use vove_model::mrz::{
    FieldStatus, MrzFinding, MrzFindingCode, Report, Severity, Span,
    repair::{Ambiguity, Candidate, Repairs},
    report::{Detectability, LayoutChoice, LongNumberConvention},
};

use super::fields::{NamedField, named};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportJson<'r> {
    layout: Option<&'static str>,
    layout_from: &'static str,
    valid: bool,
    checks_valid: Option<bool>,
    fields: BTreeMap<&'static str, FieldJson<'r>>,
    findings: Vec<ExplainedFinding>,
    findings_not_listed: u32,
    transformations: Vec<NormalizationJson>,
    long_number: Option<&'static str>,
    #[serde(flatten)]
    repairs: RepairsJson<'r>,
}

impl<'r> ReportJson<'r> {
    pub(super) fn new(report: &'r Report<'_>, repairs: &'r Repairs) -> Self {
        Self {
            layout: report.layout().map(|layout| layout.name),
            layout_from: match report.layout_choice() {
                LayoutChoice::Explicit => "told",
                LayoutChoice::Exact => "shape",
                LayoutChoice::BestMatch => "bestFit",
                _ => "nothing",
            },
            valid: report.is_valid(),
            checks_valid: report.check_digits_match(),
            fields: named(report).map(|field| (field.name.as_str(), FieldJson::new(field, report))).collect(),
            findings: report.findings().iter().map(ExplainedFinding::new).collect(),
            findings_not_listed: report.findings().overflow(),
            transformations: report
                .normalization_steps()
                .map(|step| NormalizationJson {
                    what: step.kind.as_str(),
                    line: step.line,
                    column: step.column,
                    count: step.count,
                })
                .collect(),
            long_number: report.long_document_number().map(|long| match long.convention {
                LongNumberConvention::Standard => "standard",
                LongNumberConvention::CountsFiller => "countsFiller",
                LongNumberConvention::Either => "either",
                LongNumberConvention::Neither => "neither",
            }),
            repairs: RepairsJson::new(repairs),
        }
    }
}

#[derive(Serialize)]
struct FieldJson<'r> {
    value: String,
    raw: &'r str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<String>,
    #[serde(flatten)]
    span: SpanJson,
}

impl<'r> FieldJson<'r> {
    fn new(field: NamedField<'r>, report: &Report<'_>) -> Self {
        let status = field.field.status();
        Self {
            raw: field.field.raw(),
            status: status.as_str(),
            expected: match status {
                FieldStatus::Refuted { expected } => expected,
                _ => None,
            },
            reading: field.reading(report),
            span: field.field.span().into(),
            value: field.value,
        }
    }
}

#[derive(Serialize)]
struct SpanJson {
    line: usize,
    start: usize,
    end: usize,
}

impl From<Span> for SpanJson {
    fn from(span: Span) -> Self {
        Self { line: span.line, start: span.start, end: span.end }
    }
}

/// A finding with its code and its place, where it has one.
#[derive(Serialize)]
pub(super) struct FindingJson {
    code: &'static str,
    #[serde(flatten)]
    span: Option<SpanJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<String>,
}

impl FindingJson {
    pub(super) fn new(finding: &MrzFinding) -> Self {
        let has_place = !matches!(finding.code, MrzFindingCode::UnknownFormat | MrzFindingCode::LineCount);
        Self {
            code: finding.code.as_str(),
            span: has_place.then(|| finding.span.into()),
            field: finding.field.map(|field| field.as_str()),
            expected: finding.expected.map(|value| value.to_string()),
            actual: finding.found.map(|value| value.to_string()),
        }
    }
}

#[derive(Serialize)]
struct ExplainedFinding {
    #[serde(flatten)]
    finding: FindingJson,
    severity: &'static str,
    meaning: &'static str,
}

impl ExplainedFinding {
    fn new(finding: &MrzFinding) -> Self {
        Self {
            finding: FindingJson::new(finding),
            severity: match finding.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            meaning: finding.code.meaning().trim(),
        }
    }
}

#[derive(Serialize)]
struct NormalizationJson {
    what: &'static str,
    line: usize,
    column: usize,
    count: usize,
}

/// The repair candidates, best first, and the undetectable confusions of a zone that is not repaired.
#[derive(Serialize)]
pub(super) struct RepairsJson<'r> {
    repairs: Vec<CandidateJson<'r>>,
    blind: Vec<AmbiguityJson>,
}

impl<'r> RepairsJson<'r> {
    pub(super) fn new(repairs: &'r Repairs) -> Self {
        Self {
            repairs: repairs.iter().map(CandidateJson::new).collect(),
            blind: repairs.undetectable_confusions().map(AmbiguityJson::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct CandidateJson<'r> {
    lines: Vec<&'r str>,
    cost: u16,
    whole: bool,
    edits: Vec<EditJson>,
    doubts: Vec<AmbiguityJson>,
}

impl<'r> CandidateJson<'r> {
    fn new(candidate: Candidate<'r>) -> Self {
        Self {
            lines: candidate.lines().collect(),
            cost: candidate.cost(),
            whole: candidate.is_valid(),
            edits: candidate
                .edits()
                .map(|edit| EditJson {
                    line: edit.line,
                    column: edit.column,
                    from: edit.from,
                    to: edit.to,
                    provable: provable(edit.detectability),
                })
                .collect(),
            doubts: candidate.ambiguities().map(AmbiguityJson::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct EditJson {
    line: u8,
    column: u8,
    from: Option<char>,
    to: char,
    provable: &'static str,
}

#[derive(Serialize)]
struct AmbiguityJson {
    line: u8,
    column: u8,
    read: char,
    instead: char,
    provable: &'static str,
}

impl AmbiguityJson {
    fn new(ambiguity: Ambiguity) -> Self {
        Self {
            line: ambiguity.line,
            column: ambiguity.column,
            read: ambiguity.read,
            instead: ambiguity.instead,
            provable: provable(ambiguity.detectability),
        }
    }
}

const fn provable(detectability: Detectability) -> &'static str {
    match detectability {
        Detectability::Detectable => "yes",
        Detectability::SameResidueClass => "blind",
        Detectability::Uncovered => "uncovered",
    }
}
