//! The API's own outcomes: as the caller reads them, and against the check digits.

use alloc::vec::Vec;

use super::{Context, code::Code, finding::Finding, rule::Rule, side::Side, subject::Subject};
use crate::{CheckOutcome, Decision, UserVerification};

/// One of the API's own checks of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Check {
    /// `digitalIDSpoof`: a screen or print held up instead of a document.
    DigitalIdSpoof,
    /// `faceOnDocumentSpoof`: a replaced portrait.
    FaceOnDocumentSpoof,
    /// `textOnDocumentSpoof`: altered text.
    TextOnDocumentSpoof,
    /// `mrzStatus`: the API's reading of the zone.
    MrzStatus,
}

impl Check {
    /// The API's key.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DigitalIdSpoof => "digitalIDSpoof",
            Self::FaceOnDocumentSpoof => "faceOnDocumentSpoof",
            Self::TextOnDocumentSpoof => "textOnDocumentSpoof",
            Self::MrzStatus => "mrzStatus",
        }
    }
}

/// Where the API stands, so that nobody takes documents that agree for a decision.
pub(super) const fn status<'a>(user: &UserVerification) -> Finding<'a> {
    match user.decision() {
        Decision::Approved(_) => Finding::of(Code::StatusApproved, Rule::ApiStatus),
        Decision::Refused => Finding::of(Code::StatusRefused, Rule::ApiStatus),
        Decision::Undecided => Finding::of(Code::StatusUndecided, Rule::ApiStatus),
        Decision::Unrecognized => Finding::of(Code::StatusUndecided, Rule::UnknownWord),
    }
}

pub(super) fn outcomes<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>, out: &mut Vec<Finding<'a>>) {
    let document = subject.document;
    for (check, outcome) in [
        (Check::DigitalIdSpoof, &document.digital_id_spoof),
        (Check::FaceOnDocumentSpoof, &document.face_on_document_spoof),
        (Check::TextOnDocumentSpoof, &document.text_on_document_spoof),
        (Check::MrzStatus, &document.mrz_status),
    ] {
        out.extend(outcome.as_ref().map(|outcome| judge(subject, context, check, outcome)));
    }
}

fn judge<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>, check: Check, outcome: &CheckOutcome) -> Finding<'a> {
    let side = Side::printed(subject.index, check.as_str(), super::Excerpt::NOTHING);
    let digits = if check == Check::MrzStatus { subject.report.check_digits_match() } else { None };
    match (context.passed(check, outcome), digits) {
        (None, _) => Finding::about(Code::ApiCheckUnknown, Rule::Undocumented, side),
        (Some(passed), Some(fit)) if passed != fit => {
            Finding::between(Code::ApiCheckContradicts, Rule::CheckDigits, subject.whole_zone(), side)
        }
        (Some(true), _) => Finding::about(Code::ApiCheckPassed, Rule::Expectation, side),
        (Some(false), _) => Finding::about(Code::ApiCheckFailed, Rule::Expectation, side),
    }
}

/// The match level against what the caller asks for.
pub(super) fn match_level<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>) -> Option<Finding<'a>> {
    let side = Side::printed(subject.index, "matchLevel", super::Excerpt::NOTHING);
    let expected = Side::context("minimum_match_level");
    Some(match (&subject.document.match_level, context.minimum_match_level) {
        (None, None) => return None,
        (Some(_), None) => Finding::about(Code::MatchLevelUnknown, Rule::Undocumented, side),
        (None, Some(_)) if !subject.shows_a_face() => return None,
        (None, Some(_)) => Finding::between(Code::MatchLevelUnknown, Rule::Absent, side, expected),
        (Some(level), Some(least)) if level.as_f64() >= least => {
            Finding::between(Code::MatchLevelMet, Rule::Expectation, side, expected)
        }
        (Some(_), Some(_)) => Finding::between(Code::MatchLevelBelow, Rule::Expectation, side, expected),
    })
}
