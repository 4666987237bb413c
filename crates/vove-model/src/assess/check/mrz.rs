//! Checks the MRZ: the findings of its parser as findings of the assessment.

use alloc::vec::Vec;

use crate::{
    assess::{
        input::PreparedDocument,
        report::{Finding, FindingCode, Operand, Reason},
    },
    mrz::{FieldName, FieldStatus, MrzFinding, MrzFindingCode, Severity},
};

/// Returns `true` if the document has an MRZ of a known layout, to compare other fields with.
pub(crate) fn check<'a>(document: &PreparedDocument<'_, 'a>, findings: &mut Vec<Finding<'a>>) -> bool {
    let (report, whole) = (document.report, document.whole_mrz());
    if document.lines.is_empty() {
        if document.identifies_holder() {
            findings.push(Finding::about(FindingCode::ZoneAbsent, Reason::Absent, whole));
        }
        return false;
    }
    if !report.is_read() {
        let reason = Reason::Mrz(MrzFindingCode::UnknownFormat);
        findings.push(Finding::about(FindingCode::ZoneUnreadable, reason, whole));
        return false;
    }
    if report.check_digits_match() == Some(true) {
        findings.push(Finding::about(FindingCode::CheckDigitsFit, Reason::CheckDigits, whole));
    }
    findings.extend(report.normalization_steps().map(|step| {
        let line = document.mrz_line(step.line);
        Finding::about(FindingCode::ZoneRealigned, Reason::Normalization(step.kind), line)
    }));
    for finding in report.findings() {
        if let Some(code) = code_of(finding) {
            findings.push(Finding::about(code, Reason::Mrz(finding.code), operand_of(finding, document)));
        }
    }
    true
}

/// The code of the assessment for a finding of the parser; `None` if something else reports it.
fn code_of(finding: &MrzFinding) -> Option<FindingCode> {
    use MrzFindingCode as Mrz;

    Some(match finding.code {
        // Reported as the normalization steps that repaired the lines.
        Mrz::LineCount | Mrz::LineLength => return None,
        // Reported by the comparison of the dates.
        Mrz::BirthDatePartial | Mrz::BirthDateUnknown | Mrz::ExpirationDatePartial | Mrz::ExpirationDateUnknown => {
            return None;
        }
        Mrz::DocumentNumberCheckDigit
        | Mrz::BirthDateCheckDigit
        | Mrz::ExpirationDateCheckDigit
        | Mrz::PersonalNumberCheckDigit
        | Mrz::CompositeCheckDigit => FindingCode::CheckDigitRefuted,
        Mrz::CheckDigitMissing => FindingCode::CheckDigitMissing,
        _ if finding.severity() == Severity::Error => FindingCode::ZoneMalformed,
        _ => FindingCode::ZoneOdd,
    })
}

/// The field that a finding of the parser is about, if the layout has it, else the span that the parser marks.
fn operand_of<'a>(finding: &MrzFinding, document: &PreparedDocument<'_, 'a>) -> Operand<'a> {
    finding.field.and_then(|field| document.mrz_operand(field)).unwrap_or_else(|| {
        let status = match finding.code {
            MrzFindingCode::CompositeCheckDigit => FieldStatus::Refuted { expected: None },
            _ => FieldStatus::Unchecked,
        };
        document.mrz_span(finding.field.unwrap_or(FieldName::Composite), finding.span, status)
    })
}
