//! Checks the caller's requirements: minimum age, accepted issuers, match level, proof of address, required steps.

use alloc::vec::Vec;

use crate::{
    CalendarDate, Document, StepId,
    assess::{
        input::{AssessOptions, PreparedDocument},
        report::{Excerpt, Finding, FindingCode, Operand, Reason},
    },
    mrz::{FieldName, FieldStatus, State},
};

/// Checks the match level of selfie and portrait.
pub(crate) fn check_match_level<'a>(
    document: &PreparedDocument<'_, 'a>,
    options: &AssessOptions<'_>,
) -> Option<Finding<'a>> {
    let operand = Operand::field(document.index, "matchLevel", Excerpt::EMPTY);
    let requirement = Operand::requirement("minimum_match_level");
    let (code, reason) = match (&document.document.match_level, options.minimum_match_level) {
        (None, None) => return None,
        (Some(_), None) => {
            return Some(Finding::about(FindingCode::MatchLevelUnknown, Reason::Undocumented, operand));
        }
        (None, Some(_)) if !document.identifies_holder() => return None,
        (None, Some(_)) => (FindingCode::MatchLevelUnknown, Reason::Absent),
        (Some(level), Some(minimum)) if level.as_f64() >= minimum => (FindingCode::MatchLevelMet, Reason::Requirement),
        (Some(_), Some(_)) => (FindingCode::MatchLevelBelow, Reason::Requirement),
    };
    Some(Finding::between(code, reason, operand, requirement))
}

/// Checks the minimum age on the assessment date.
pub(crate) fn check_age<'a>(document: &PreparedDocument<'_, 'a>, options: &AssessOptions<'_>) -> Option<Finding<'a>> {
    let minimum = i16::from(options.minimum_age?);
    let requirement = Operand::requirement("minimum_age");
    let Some((operand, range)) = document.birth.range else {
        let (operand, reason) = document.birth.why_no_range();
        let finding = Finding::between(FindingCode::AgeUnknown, reason, operand, requirement);
        return document.identifies_holder().then_some(finding);
    };
    let (code, reason) = match () {
        () if range.last.age(options.today) >= minimum => (FindingCode::AgeMet, Reason::Calendar),
        () if range.first.age(options.today) < minimum => (FindingCode::AgeBelow, Reason::Calendar),
        () => (FindingCode::AgeUnknown, Reason::PartialDate),
    };
    Some(Finding::between(code, reason, operand, requirement))
}

/// Checks that the issuer in the MRZ is accepted.
pub(crate) fn check_issuer<'a>(
    document: &PreparedDocument<'_, 'a>,
    options: &AssessOptions<'_>,
) -> Option<Finding<'a>> {
    let accepted = options.accepted_issuers?;
    let requirement = Operand::requirement("accepted_issuers");
    let Some((view, operand)) = document.mrz_field(FieldName::IssuingState) else {
        let missing = Finding::between(FindingCode::IssuerUnknown, Reason::Absent, document.whole_mrz(), requirement);
        return document.identifies_holder().then_some(missing);
    };
    let (code, reason) = match view.status() {
        FieldStatus::Absent | FieldStatus::Unreadable => (FindingCode::IssuerUnknown, Reason::UnknownWord),
        _ if accepted.iter().any(|code| is_same_issuer(code, view.text())) => {
            (FindingCode::IssuerAccepted, Reason::Requirement)
        }
        _ => (FindingCode::IssuerNotAccepted, Reason::Requirement),
    };
    Some(Finding::between(code, reason, operand, requirement))
}

/// Whether an accepted code and the issuer in an MRZ are the same state, or the same unassigned code.
fn is_same_issuer(accepted: &str, mrz: &str) -> bool {
    match (State::of(accepted), State::of(mrz)) {
        (Some(accepted), Some(state)) => accepted == state,
        _ => accepted == mrz.trim_end_matches('<'),
    }
}

/// Checks the age of a proof of address.
pub(crate) fn check_address_proof<'a>(
    document: &PreparedDocument<'_, 'a>,
    options: &AssessOptions<'_>,
) -> Option<Finding<'a>> {
    let maximum = i32::from(options.address_proof_within_days?);
    if document.document.step_id != StepId::AddressProof {
        return None;
    }
    let requirement = Operand::requirement("address_proof_within_days");
    let Some((operand, range)) = document.issue.range else {
        let (operand, reason) = document.issue.why_no_range();
        return Some(Finding::between(FindingCode::AddressProofUnknown, reason, operand, requirement));
    };
    let days_since = |day: CalendarDate| options.today.day_number() - day.day_number();
    let (code, reason) = match () {
        () if days_since(range.first) <= maximum => (FindingCode::AddressProofRecent, Reason::Calendar),
        () if days_since(range.last) > maximum => (FindingCode::AddressProofOld, Reason::Calendar),
        () => (FindingCode::AddressProofUnknown, Reason::PartialDate),
    };
    Some(Finding::between(code, reason, operand, requirement))
}

/// Checks that the response contains a document for each required step.
pub(crate) fn check_steps<'a>(documents: &'a [Document], options: &AssessOptions<'a>, findings: &mut Vec<Finding<'a>>) {
    for step in options.required_steps {
        let known = StepId::KNOWN.iter().find(|known| **known == step.as_str());
        let mut requirement = Operand::requirement(known.copied().unwrap_or("required_steps"));
        requirement.text = Excerpt::new(step.as_str()).into();
        findings.push(match documents.iter().position(|document| document.step_id == *step) {
            Some(index) => {
                let operand = Operand::field(index, "stepId", Excerpt::new(step.as_str()));
                Finding::between(FindingCode::DocumentPresent, Reason::Requirement, operand, requirement)
            }
            None => Finding::about(FindingCode::DocumentMissing, Reason::Requirement, requirement),
        });
    }
}
