//! Issuing state and nationality: no digit covers them, and a reply prints neither but in free text.

use alloc::vec::Vec;

use super::{Context, code::Code, finding::Finding, rule::Rule, side::Side, subject::Subject, text::words};
use crate::mrz::{FieldName, State, Status};

/// How states call themselves before their names.
const STYLES: [&str; 5] = ["", "republic of ", "kingdom of ", "state of ", "government of "];

pub(super) fn against_print<'a>(subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
    let state = |field| subject.report.field(field).and_then(|view| State::of(view.text()));
    let (issuer, nationality) = (state(FieldName::IssuingState), state(FieldName::Nationality));
    if let Some(side) = subject.zone(FieldName::IssuingState) {
        let authority = subject.document.issuing_authority.as_ref();
        let printed = subject.printed("issuingAuthority", authority);
        let text = authority.map_or("", |text| text.expose());
        let (code, rule) = match (issuer, State::of(&text.trim().to_ascii_uppercase())) {
            _ if authority.is_none() => (Code::IssuingStateUnknown, Rule::Absent),
            (Some(issuer), _) if is_named(issuer, text) => (Code::IssuingStateAgrees, Rule::SameCharacters),
            (Some(issuer), Some(other)) if issuer != other => (Code::IssuingStateDiffers, Rule::Different),
            _ => (Code::IssuingStateUnknown, Rule::FreeText),
        };
        out.push(Finding::between(code, rule, side, printed));
    }
    if let Some(side) = subject.zone(FieldName::Nationality) {
        let issued = subject.zone(FieldName::IssuingState);
        if let (Some(issuer), Some(nationality), Some(issued)) = (issuer, nationality, issued)
            && issuer != nationality
        {
            out.push(Finding::between(Code::NationalityForeign, Rule::Different, side, issued));
        }
        out.push(Finding::about(Code::NationalityUnknown, Rule::Absent, side));
    }
}

/// Whether a text is a state's code, or its name and at most what states call themselves.
fn is_named(state: State, text: &str) -> bool {
    words(text).eq(words(state.code()))
        || STYLES.iter().any(|style| words(text).eq(style.chars().chain(words(state.name()))))
}

/// The zone's issuer against those that the caller accepts.
pub(super) fn expected<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>) -> Option<Finding<'a>> {
    context.issuers?;
    let expected = Side::context("issuers");
    let view = subject.report.field(FieldName::IssuingState);
    let Some((side, view)) = subject.zone(FieldName::IssuingState).zip(view) else {
        let missing = subject.whole_zone();
        return subject.shows_a_face().then(|| Finding::between(Code::IssuerUnknown, Rule::Absent, missing, expected));
    };
    let (code, rule) = match context.accepts(view.text()) {
        _ if matches!(view.status(), Status::Absent | Status::Unreadable) => (Code::IssuerUnknown, Rule::UnknownWord),
        Some(true) => (Code::IssuerAccepted, Rule::Expectation),
        _ => (Code::IssuerNotAccepted, Rule::Expectation),
    };
    Some(Finding::between(code, rule, side, expected))
}
