//! What the characters of a field stand for: a state's name, a transliterated name, an employer.

use std::borrow::Cow;

use encoding_rs::GBK;
use vove_model::mrz::{
    FieldName, Report, ReportField, State,
    issuer::{chinese, crew, russian},
    layout::FieldKind,
};

/// The values of a report's fields, in the order of the layout.
pub(super) fn values<'r>(report: &'r Report<'_>) -> impl Iterator<Item = (FieldName, String, ReportField<'r>)> {
    report.fields().flat_map(|field| field.values().map(move |(name, value)| (name, value.to_string(), field)))
}

/// What a value of a field stands for; `None` if the characters say it themselves.
pub(super) fn reading(field: &ReportField<'_>, value: &str, report: &Report<'_>) -> Option<String> {
    match (field.kind(), field.name()) {
        (FieldKind::State, _) => State::of(value).map(|state| state.name().to_owned()),
        (FieldKind::Name, _) if is_russian_internal(report) => Some(value.chars().map(russian::to_cyrillic).collect()),
        (_, FieldName::PersonalNumber) => chinese_name(report).map(|name| format!("begins with the name {name}")),
        (_, FieldName::Optional1) => crew::employer(report).map(|employer| format!("employer {employer}")),
        _ => None,
    }
    .filter(|reading| !reading.is_empty())
}

/// Whether it is a Russian internal passport, whose names are Cyrillic letters written one by one.
fn is_russian_internal(report: &Report<'_>) -> bool {
    let is = |name, text: &str| report.field(name).is_some_and(|field| field.value() == text);
    is(FieldName::DocumentCode, "PN") && is(FieldName::IssuingState, "RUS")
}

fn chinese_name(report: &Report<'_>) -> Option<String> {
    let bytes = chinese::name(report)?;
    GBK.decode_without_bom_handling_and_without_replacement(&bytes).map(Cow::into_owned)
}
