//! What the zone's reader found, as findings of the assessment.

use alloc::vec::Vec;

use super::{code::Code, finding::Finding, rule::Rule, subject::Subject};
use crate::mrz::{self, FieldName, FieldStatus, Severity};

/// `false` when there is no zone to compare with.
pub(super) fn read<'a>(subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) -> bool {
    let (report, whole) = (subject.report, subject.whole_zone());
    if subject.lines.is_empty() {
        out.extend(subject.shows_a_face().then(|| Finding::about(Code::ZoneAbsent, Rule::Absent, whole)));
        return false;
    }
    if !report.is_read() {
        out.push(Finding::about(Code::ZoneUnreadable, Rule::Zone(mrz::MrzFindingCode::UnknownFormat), whole));
        return false;
    }
    if report.check_digits_match() == Some(true) {
        out.push(Finding::about(Code::CheckDigitsFit, Rule::CheckDigits, whole));
    }
    let steps = report.normalization_steps();
    out.extend(steps.map(|step| {
        Finding::about(Code::ZoneRealigned, Rule::Transformation(step.kind), subject.line(step.line.into()))
    }));
    for finding in report.findings() {
        if let Some(code) = code(finding) {
            out.push(Finding::about(code, Rule::Zone(finding.code), place(subject, finding)));
        }
    }
    true
}

fn code(finding: &mrz::MrzFinding) -> Option<Code> {
    use mrz::MrzFindingCode as Mrz;

    Some(match finding.code {
        // The steps that made the lines fit are told instead.
        Mrz::LineCount | Mrz::LineLength => return None,
        // The comparison of the dates tells these.
        Mrz::BirthDatePartial | Mrz::BirthDateUnknown | Mrz::ExpirationDatePartial | Mrz::ExpirationDateUnknown => {
            return None;
        }
        Mrz::DocumentNumberCheckDigit
        | Mrz::BirthDateCheckDigit
        | Mrz::ExpirationDateCheckDigit
        | Mrz::PersonalNumberCheckDigit
        | Mrz::CompositeCheckDigit => Code::CheckDigitRefuted,
        Mrz::CheckDigitMissing => Code::CheckDigitMissing,
        _ if finding.severity() == Severity::Error => Code::ZoneMalformed,
        _ => Code::ZoneOdd,
    })
}

/// The field that a finding is about, else the cells it points at.
fn place<'a>(subject: &Subject<'_, 'a>, finding: &mrz::MrzFinding) -> super::Side<'a> {
    let field = finding.field.and_then(|field| subject.zone(field));
    let cells = || {
        let status = match finding.code {
            mrz::MrzFindingCode::CompositeCheckDigit => FieldStatus::Refuted { expected: None },
            _ => FieldStatus::Unchecked,
        };
        Some(subject.cells(finding.field.unwrap_or(FieldName::Composite), finding.span, status))
    };
    field.or_else(cells).unwrap_or_else(|| subject.whole_zone())
}
