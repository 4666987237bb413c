//! Names: the zone's, the printed ones, the claimed one.

use super::{
    code::Code,
    finding::Finding,
    rule::Rule,
    side::{Excerpt, Side},
    subject::Subject,
};
use crate::{
    ClaimedUser, Document,
    mrz::{
        FieldName,
        names::{NameComparison, NameVerdict, PrintedName, compare_names, compare_zone_name},
    },
};

/// A name and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) side: Side<'a>,
    pub(super) name: PrintedName<'a>,
}

impl<'a> Named<'a> {
    /// The name that a document prints. Where it prints a whole and parts, the parts say more.
    pub(super) fn printed(index: usize, document: &'a Document) -> Self {
        let text = |field: &'a Option<crate::Pii<crate::Text>>| field.as_ref().map(|text| text.expose().as_str());
        let (given_names, surname) = (text(&document.first_name), text(&document.last_name));
        let name = PrintedName { surname, given_names, full_name: text(&document.full_name) };
        let side = |key, text| Side::printed(index, key, text);
        Self::new(name, "firstName, lastName", "fullName", side)
    }

    pub(super) fn claimed(user: &'a ClaimedUser) -> Self {
        let text =
            |field: &'a Option<crate::Pii<alloc::string::String>>| field.as_ref().map(|text| text.expose().as_str());
        let name = PrintedName { surname: text(&user.last_name), given_names: text(&user.first_name), full_name: None };
        Self::new(name, "firstName, lastName", "", Side::claimed)
    }

    fn new(
        name: PrintedName<'a>,
        parts: &'static str,
        whole: &'static str,
        side: impl Fn(&'static str, Excerpt<'a>) -> Side<'a>,
    ) -> Self {
        let side = match (name.given_names, name.surname, name.full_name) {
            (None, None, Some(text)) => side(whole, Excerpt::new(text)),
            (given, surname, _) => side(parts, Excerpt::two(given.unwrap_or_default(), surname.unwrap_or_default())),
        };
        Self { side, name }
    }

    pub(super) fn is_absent(&self) -> bool {
        self.side.text.expose().is_empty()
    }
}

fn finding<'a>(comparison: NameComparison, first: Side<'a>, second: Side<'a>) -> Finding<'a> {
    let code = match comparison.verdict {
        NameVerdict::Exact | NameVerdict::Transliterated => Code::NameAgrees,
        NameVerdict::TruncationCompatible => Code::NameTruncated,
        NameVerdict::Reordered => Code::NameReordered,
        NameVerdict::SpellingVariant => Code::NameSpelling,
        NameVerdict::OcrNear => Code::NameMisread,
        NameVerdict::Mismatch => Code::NameContradicts,
        NameVerdict::NotComparable => Code::NameUnknown,
    };
    Finding::between(code, Rule::Name(comparison), first, second)
}

/// The zone's name against the printed one.
pub(super) fn against_zone<'a>(subject: &Subject<'_, 'a>) -> Option<Finding<'a>> {
    let zone = zone_side(subject)?;
    let printed = Named::printed(subject.index, subject.document);
    Some(finding(compare_zone_name(subject.report, &printed.name), zone, printed.side))
}

/// A claimed name against a document's: the printed one, or the zone's where none is printed.
pub(super) fn against_document<'a>(claimed: &Named<'a>, subject: &Subject<'_, 'a>) -> Finding<'a> {
    let printed = Named::printed(subject.index, subject.document);
    match zone_side(subject).filter(|_| printed.is_absent()) {
        Some(zone) => finding(compare_zone_name(subject.report, &claimed.name), claimed.side, zone),
        None => finding(compare_names(&claimed.name, &printed.name), claimed.side, printed.side),
    }
}

/// The names that two documents print.
pub(super) fn between<'a>(one: &Named<'a>, other: &Named<'a>) -> Finding<'a> {
    finding(compare_names(&one.name, &other.name), one.side, other.side)
}

fn zone_side<'a>(subject: &Subject<'_, 'a>) -> Option<Side<'a>> {
    if let Some(name) = subject.zone(FieldName::Name) {
        return Some(name);
    }
    let surname = subject.zone(FieldName::Surname)?;
    Some(match subject.zone(FieldName::GivenNames) {
        Some(given) => Side { text: join(given, surname), ..surname },
        None => surname,
    })
}

fn join<'a>(one: Side<'a>, other: Side<'a>) -> crate::Pii<Excerpt<'a>> {
    let [one, other] = [one, other].map(|side| side.text.expose().pieces().next().unwrap_or_default());
    Excerpt::two(one, other).into()
}
