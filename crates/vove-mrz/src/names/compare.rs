//! Reads both names into tokens and compares them.

use super::{
    NameComparison, NameRule, PrintedName, optional_parts, rules::NamePair, tokenize, tokens::Tokens,
    truncation::NameCapacity,
};
use crate::{doc9303::name_field, issuer::russian, report::Report};

pub(super) fn zone(report: &Report<'_>, printed: &PrintedName<'_>) -> NameComparison {
    let Some(layout) = report.layout().filter(|_| report.is_read()) else {
        return NameComparison::of(NameRule::ZoneUnread);
    };
    let is_russian = russian::is_internal_passport(&report.cells);
    let (mut zone, mut capacity) = (Tokens::new(), NameCapacity::default());
    let mut shared_cells: &[u8] = &[];
    for field in layout.fields {
        let cells = field.span.of(&report.cells);
        let is_full = cells.last().is_some_and(u8::is_ascii_uppercase);
        if field.kind.has_separator() {
            let (surname, given_names) = name_field::split_cells(cells);
            tokenize::zone_identifier(&mut zone, surname, is_russian);
            zone.surname_count = zone.count();
            tokenize::zone_identifier(&mut zone, given_names, is_russian);
            shared_cells = cells;
            capacity = NameCapacity { surname: cells.len(), is_shared: true, is_surname_full: is_full, ..capacity };
        } else if field.kind.has_surname() {
            tokenize::zone_identifier(&mut zone, cells, is_russian);
            zone.surname_count = zone.count();
            (capacity.surname, capacity.is_surname_full) = (cells.len(), is_full);
        } else if field.kind.has_given_names() {
            tokenize::zone_identifier(&mut zone, cells, is_russian);
            (capacity.given_names, capacity.is_given_names_full) = (cells.len(), is_full);
        }
    }
    let mut second = Tokens::new();
    tokenize::printed_name(&mut second, printed);
    let reason = match () {
        () if capacity.surname == 0 => Some(NameRule::LayoutWithoutName),
        () if zone.count() == 0 => Some(NameRule::ZoneNameEmpty),
        () => second.not_comparable(),
    };
    if let Some(rule) = reason {
        return NameComparison::of(rule);
    }
    // In a Russian internal passport, a digit that encodes no letter is a misread letter.
    zone.has_digit &= !is_russian;
    optional_parts::compare(NamePair {
        first: &zone,
        second: &second,
        capacity: Some(capacity),
        zone_cells: shared_cells,
    })
}

pub(super) fn printed(first: &PrintedName<'_>, second: &PrintedName<'_>) -> NameComparison {
    let (mut a, mut b) = (Tokens::new(), Tokens::new());
    tokenize::printed_name(&mut a, first);
    tokenize::printed_name(&mut b, second);
    if let Some(rule) = a.not_comparable().into_iter().chain(b.not_comparable()).min() {
        return NameComparison::of(rule);
    }
    // The rules see the two names in an order that does not depend on the order of the arguments.
    let key = |name: &Tokens| (!name.is_split, name.count(), name.surname_count);
    let compare = |first, second| optional_parts::compare(NamePair { first, second, capacity: None, zone_cells: &[] });
    if (key(&b), b.text(b.all())) < (key(&a), a.text(a.all())) {
        let found = compare(&b, &a);
        NameComparison { first: found.second, second: found.first, ..found }
    } else {
        compare(&a, &b)
    }
}
