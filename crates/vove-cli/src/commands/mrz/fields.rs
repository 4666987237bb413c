//! The fields of a report by name, and what their characters stand for.

use std::borrow::Cow;

use encoding_rs::GBK;
use vove_model::mrz::{
    FieldName, Report, ReportField, State,
    issuer::{chinese, crew, russian},
    layout::FieldKind,
};

/// A field as it is printed. The name field is printed as two.
pub(super) struct NamedField<'r> {
    pub(super) name: FieldName,
    pub(super) field: ReportField<'r>,
    pub(super) value: String,
}

/// The fields of a report, in the order of the layout.
pub(super) fn named<'r>(report: &'r Report<'_>) -> impl Iterator<Item = NamedField<'r>> {
    report.fields().flat_map(|field| {
        let (first, second) = match field.kind() {
            FieldKind::Name => (
                (FieldName::Surname, field.surname().to_string()),
                Some((FieldName::GivenNames, field.given_names().to_string())),
            ),
            _ => ((field.name(), field.value().to_string()), None),
        };
        [Some(first), second].into_iter().flatten().map(move |(name, value)| NamedField { name, field, value })
    })
}

impl NamedField<'_> {
    /// What the characters stand for, if that isn't plain: a state's name, a transliterated name, an employer.
    pub(super) fn reading(&self, report: &Report<'_>) -> Option<String> {
        match (self.field.kind(), self.field.name()) {
            (FieldKind::State, _) => State::of(&self.value).map(|state| state.name().to_owned()),
            (FieldKind::Name, _) if is_russian_internal(report) => {
                Some(self.value.chars().map(russian::to_cyrillic).collect())
            }
            (_, FieldName::PersonalNumber) => chinese_name(report).map(|name| format!("begins with the name {name}")),
            (_, FieldName::Optional1) => crew::employer(report).map(|employer| format!("employer {employer}")),
            _ => None,
        }
        .filter(|reading| !reading.is_empty())
    }
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
