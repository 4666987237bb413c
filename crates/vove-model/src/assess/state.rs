//! Issuing state and nationality: no digit covers them, and a reply prints neither but in free text.

use alloc::vec::Vec;

use super::{Context, code::Code, finding::Finding, rule::Rule, side::Side, subject::Subject, text::words};
use crate::mrz::{FieldName, FieldStatus, State};

/// How states call themselves before their names.
const STYLES: [&str; 5] = ["", "republic of ", "kingdom of ", "state of ", "government of "];

pub(super) fn against_print<'a>(subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
    let issuer = subject.field(FieldName::IssuingState).map(|(view, side)| (State::of(view.text()), side));
    if let Some((issuer, side)) = issuer {
        let authority = subject.document.issuing_authority.as_ref();
        let printed = subject.printed("issuingAuthority", authority);
        let text = authority.map_or("", |text| text.expose());
        let (code, rule) = match (issuer, state_of_code(text.trim())) {
            _ if authority.is_none() => (Code::IssuingStateUnknown, Rule::Absent),
            (Some(issuer), _) if is_named(issuer, text) => (Code::IssuingStateAgrees, Rule::SameCharacters),
            (Some(issuer), Some(other)) if issuer != other => (Code::IssuingStateDiffers, Rule::Different),
            _ => (Code::IssuingStateUnknown, Rule::FreeText),
        };
        out.push(Finding::between(code, rule, side, printed));
    }
    if let Some((view, side)) = subject.field(FieldName::Nationality) {
        if let (Some((Some(issuer), issued)), Some(nationality)) = (issuer, State::of(view.text()))
            && issuer != nationality
        {
            out.push(Finding::between(Code::NationalityForeign, Rule::Different, side, issued));
        }
        out.push(Finding::about(Code::NationalityUnknown, Rule::Absent, side));
    }
}

/// The state of three letters in either case.
fn state_of_code(text: &str) -> Option<State> {
    let mut code = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
    code.make_ascii_uppercase();
    core::str::from_utf8(&code).ok().and_then(State::of)
}

/// Whether a text is a state's code, or its name and at most what states call themselves.
fn is_named(state: State, text: &str) -> bool {
    let text = text.trim();
    let name = |style: &str| {
        let (start, rest) = text.split_at_checked(style.len())?;
        start.eq_ignore_ascii_case(style).then_some(rest)
    };
    text.eq_ignore_ascii_case(state.code())
        || STYLES.iter().filter_map(|style| name(style)).any(|name| words(name).eq(words(state.name())))
}

/// The zone's issuer against those that the caller accepts.
pub(super) fn expected<'a>(subject: &Subject<'_, 'a>, context: &Context<'_>) -> Option<Finding<'a>> {
    context.issuers?;
    let expected = Side::context("issuers");
    let Some((view, side)) = subject.field(FieldName::IssuingState) else {
        let missing = subject.whole_zone();
        return subject.shows_a_face().then(|| Finding::between(Code::IssuerUnknown, Rule::Absent, missing, expected));
    };
    let (code, rule) = match context.accepts(view.text()) {
        _ if matches!(view.status(), FieldStatus::Absent | FieldStatus::Unreadable) => {
            (Code::IssuerUnknown, Rule::UnknownWord)
        }
        Some(true) => (Code::IssuerAccepted, Rule::Expectation),
        _ => (Code::IssuerNotAccepted, Rule::Expectation),
    };
    Some(Finding::between(code, rule, side, expected))
}
