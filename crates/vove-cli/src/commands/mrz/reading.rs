//! What a field's characters stand for, where that isn't plain.

use std::borrow::Cow;

use encoding_rs::GBK;
use vove_model::mrz::{
    FieldName, Report, ReportField, State,
    issuer::{chinese, crew, russian},
    layout::FieldKind,
};

pub(super) fn of(view: &ReportField<'_>, value: &str, report: &Report<'_>) -> Option<String> {
    match (view.kind(), view.name()) {
        (FieldKind::State, _) => State::of(value).map(|state| state.name().to_owned()),
        (FieldKind::Name, _) if is_russian_internal(report) => Some(value.chars().map(russian::to_cyrillic).collect()),
        (_, FieldName::PersonalNumber) => chinese_name(report).map(|name| format!("begins with the name {name}")),
        (_, FieldName::Optional1) => crew::employer(report).map(|employer| format!("employer {employer}")),
        _ => None,
    }
    .filter(|reading| !reading.is_empty())
}

/// Names in such a passport are Cyrillic letters, one for one.
fn is_russian_internal(report: &Report<'_>) -> bool {
    let says = |name, text: &str| report.field(name).is_some_and(|field| field.value() == text);
    says(FieldName::DocumentCode, "PN") && says(FieldName::IssuingState, "RUS")
}

fn chinese_name(report: &Report<'_>) -> Option<String> {
    let bytes = chinese::name(report)?;
    GBK.decode_without_bom_handling_and_without_replacement(&bytes).map(Cow::into_owned)
}
