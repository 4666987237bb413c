//! The rules in order, the strongest first.

use crate::{
    layout::FieldName,
    name::{NameComparison, NameRule, PrintedName},
    report::Report,
    transliterate::{Spelling, Written},
    truncate::components,
};

pub(super) fn zone(report: &Report<'_>, printed: &PrintedName<'_>) -> NameComparison {
    if report.layout().is_none() || !report.is_read() {
        return NameComparison::of(NameRule::ZoneUnread);
    }
    let named = [FieldName::Name, FieldName::Surname].into_iter().any(|name| report.field(name).is_some());
    let (Some(primary), true) = (report.primary(), named) else {
        return NameComparison::of(NameRule::LayoutWithoutName);
    };
    let mut texts = [Written::<96>::new(), Written::<96>::new()];
    let [one, other] = &mut texts;
    primary.components().for_each(|part| part.split(' ').for_each(|part| one.name(part, Spelling::default())));
    if let Some(secondary) = report.secondary() {
        secondary.components().for_each(|part| other.name(part, Spelling::default()));
    }
    decide(&texts, &write(printed), NameRule::ZoneNameEmpty)
}

pub(super) fn printed(one: &PrintedName<'_>, other: &PrintedName<'_>) -> NameComparison {
    decide(&write(one), &write(other), NameRule::NameEmpty)
}

fn write(printed: &PrintedName<'_>) -> [Written<96>; 2] {
    let mut texts = [Written::new(), Written::new()];
    let [surname, given] = &mut texts;
    surname.name(printed.surname.or(printed.full_name).unwrap_or_default(), Spelling::default());
    given.name(printed.given_names.unwrap_or_default(), Spelling::default());
    texts
}

fn decide(one: &[Written<96>; 2], other: &[Written<96>; 2], empty: NameRule) -> NameComparison {
    let [a, b] = one;
    let [c, d] = other;
    let same = |x: &Written<96>, y: &Written<96>| components(x.cells()).flatten().eq(components(y.cells()).flatten());
    let is_empty = |x: &Written<96>, y: &Written<96>| x.cells().is_empty() && y.cells().is_empty();
    NameComparison::of(match () {
        () if is_empty(a, b) => empty,
        () if is_empty(c, d) => NameRule::NameEmpty,
        () if same(a, c) && same(b, d) => NameRule::Transliteration,
        () if same(a, d) && same(b, c) => NameRule::Swapped,
        () => NameRule::OtherComponents,
    })
}
