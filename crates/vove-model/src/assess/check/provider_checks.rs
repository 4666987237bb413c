//! Checks what the API itself reports: the status of the verification and the results of its checks.

use alloc::vec::Vec;

use crate::{
    CheckOutcome, Decision, UserVerification,
    assess::{
        input::{AssessOptions, PreparedDocument, ProviderCheck},
        report::{Excerpt, Finding, FindingCode, Operand, Reason},
    },
};

/// Reports the status of the verification, so that matching documents are not mistaken for an approval.
pub(crate) const fn check_status<'a>(user: &UserVerification) -> Finding<'a> {
    let (code, reason) = match user.decision() {
        Decision::Approved(_) => (FindingCode::StatusApproved, Reason::ApiStatus),
        Decision::Refused => (FindingCode::StatusRefused, Reason::ApiStatus),
        Decision::Undecided => (FindingCode::StatusUndecided, Reason::ApiStatus),
        Decision::Unrecognized => (FindingCode::StatusUndecided, Reason::UnknownWord),
    };
    Finding::overall(code, reason)
}

/// Reports the API's checks as the caller interprets them, and compares its MRZ check with the check digits.
pub(crate) fn check<'a>(
    document: &PreparedDocument<'_, 'a>,
    options: &AssessOptions<'_>,
    findings: &mut Vec<Finding<'a>>,
) {
    let fields = document.document;
    for (check, outcome) in [
        (ProviderCheck::DigitalIdSpoof, &fields.digital_id_spoof),
        (ProviderCheck::FaceOnDocumentSpoof, &fields.face_on_document_spoof),
        (ProviderCheck::TextOnDocumentSpoof, &fields.text_on_document_spoof),
        (ProviderCheck::MrzStatus, &fields.mrz_status),
    ] {
        findings.extend(outcome.as_ref().map(|outcome| check_outcome(document, options, check, outcome)));
    }
}

fn check_outcome<'a>(
    document: &PreparedDocument<'_, 'a>,
    options: &AssessOptions<'_>,
    check: ProviderCheck,
    outcome: &CheckOutcome,
) -> Finding<'a> {
    let operand = Operand::field(document.index, check.as_str(), Excerpt::EMPTY);
    let check_digits = if check == ProviderCheck::MrzStatus { document.report.check_digits_match() } else { None };
    match (options.check_passed(check, outcome), check_digits) {
        (None, _) => Finding::about(FindingCode::ApiCheckUnknown, Reason::Undocumented, operand),
        (Some(passed), Some(digits_match)) if passed != digits_match => {
            Finding::between(FindingCode::ApiCheckContradicts, Reason::CheckDigits, document.whole_mrz(), operand)
        }
        (Some(true), _) => Finding::about(FindingCode::ApiCheckPassed, Reason::CallerInterpretation, operand),
        (Some(false), _) => Finding::about(FindingCode::ApiCheckFailed, Reason::CallerInterpretation, operand),
    }
}
