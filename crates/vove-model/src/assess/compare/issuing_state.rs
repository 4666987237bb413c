//! Compares the issuing state of the MRZ with the printed authority and with the nationality.

use alloc::vec::Vec;

use crate::{
    assess::{
        input::{PreparedDocument, normalize::words},
        report::{Finding, FindingCode, Reason},
    },
    mrz::{FieldName, State},
};

/// What may precede the name of a state. The first entry is for a name without such words.
const STYLES: [&str; 5] = ["", "republic of ", "kingdom of ", "state of ", "government of "];

/// Compares the issuing state with `issuingAuthority`, which is free text, and with the nationality. A response has no
/// printed nationality.
pub(crate) fn compare_mrz_with_printed<'a>(document: &PreparedDocument<'_, 'a>, findings: &mut Vec<Finding<'a>>) {
    let issuer = document.mrz_field(FieldName::IssuingState).map(|(view, operand)| (State::of(view.text()), operand));
    if let Some((issuer, operand)) = issuer {
        let authority = document.document.issuing_authority.as_ref();
        let printed = document.document_field("issuingAuthority", authority);
        let text = authority.map_or("", |text| text.expose());
        let (code, reason) = match (issuer, state_of_code(text.trim())) {
            _ if authority.is_none() => (FindingCode::IssuingStateUnknown, Reason::Absent),
            (Some(issuer), _) if names_state(text, issuer) => (FindingCode::IssuingStateAgrees, Reason::SameCharacters),
            (Some(issuer), Some(other)) if issuer != other => (FindingCode::IssuingStateDiffers, Reason::Different),
            _ => (FindingCode::IssuingStateUnknown, Reason::FreeText),
        };
        findings.push(Finding::between(code, reason, operand, printed));
    }
    if let Some((view, operand)) = document.mrz_field(FieldName::Nationality) {
        if let (Some((Some(issuer), issued)), Some(nationality)) = (issuer, State::of(view.text()))
            && issuer != nationality
        {
            findings.push(Finding::between(FindingCode::NationalityForeign, Reason::Different, operand, issued));
        }
        findings.push(Finding::about(FindingCode::NationalityUnknown, Reason::Absent, operand));
    }
}

/// The state with this three-letter code, in any case.
fn state_of_code(text: &str) -> Option<State> {
    let mut code = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
    code.make_ascii_uppercase();
    core::str::from_utf8(&code).ok().and_then(State::of)
}

/// Whether a text is a state's code or name, the name with or without one of [`STYLES`].
fn names_state(text: &str, state: State) -> bool {
    let text = text.trim();
    let name_after = |style: &str| {
        let (start, rest) = text.split_at_checked(style.len())?;
        start.eq_ignore_ascii_case(style).then_some(rest)
    };
    text.eq_ignore_ascii_case(state.code())
        || STYLES.iter().filter_map(|style| name_after(style)).any(|name| words(name).eq(words(state.name())))
}
