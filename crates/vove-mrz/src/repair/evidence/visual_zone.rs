//! What the visual zone states: document number, dates and name.

use crate::{
    confusion::confusable,
    doc9303::CalendarDate,
    doc9303::alphabet::FILLER,
    encode::{Style, encode},
    layout::FieldName,
    names::PrintedName,
    repair::{RepairEvidence, cell_costs::CellCosts},
};

/// The most characters of a name that may differ, beyond known confusions, for the stated name to be that of the zone.
const MAX_UNKNOWN: usize = 2;

/// Sets the stated characters of the cells.
pub(in crate::repair) fn apply(costs: &mut CellCosts, evidence: &RepairEvidence<'_>) {
    if let Some(number) = evidence.document_number {
        let characters = || number.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase());
        let cells = costs.document_number_cells();
        let length = cells.clone().filter(|&cell| costs.base(cell) != FILLER).count();
        if characters().count() == length {
            set(costs, cells.zip(characters()));
        }
    }
    for (name, date) in
        [(FieldName::BirthDate, evidence.birth_date), (FieldName::ExpirationDate, evidence.expiration_date)]
    {
        if let (Some(field), Some(date)) = (costs.layout.field(name), date) {
            set(costs, (field.span.run().0..).zip(yymmdd(date)));
        }
    }
    if let Some(PrintedName { surname: Some(surname), given_names: Some(given_names), .. }) = evidence.name {
        let _ = apply_name(costs, surname, given_names) || apply_name(costs, given_names, surname);
    }
}

fn set(costs: &mut CellCosts, characters: impl Iterator<Item = (usize, u8)>) {
    for (cell, character) in characters {
        if let Some(stated) = costs.stated.get_mut(cell) {
            *stated = character;
        }
    }
}

/// Sets the cells of a name if the zone's name is the same except for known confusions and a few other characters.
/// Returns whether it is.
fn apply_name(costs: &mut CellCosts, surname: &str, given_names: &str) -> bool {
    let layout = costs.layout;
    let mut buffer = [0; 90];
    let values = [(FieldName::Surname, surname), (FieldName::GivenNames, given_names)];
    let zone = encode(layout, &values, &Style::default(), &mut buffer);
    let expected = || {
        layout.fields.iter().filter(|field| field.kind.is_name()).flat_map(|field| {
            let line = zone.lines().nth(field.span.line).unwrap_or_default().as_bytes();
            let cells = line.get(field.span.start..field.span.end).unwrap_or_default();
            (field.span.run().0..).zip(cells.iter().copied())
        })
    };
    let unknown = expected().filter(|&(cell, expected)| !confusable(costs.printed(cell), expected)).count();
    let is_same = zone.losses.unmapped == 0 && !zone.losses.name_truncated && unknown <= MAX_UNKNOWN;
    if is_same {
        set(costs, expected());
    }
    is_same
}

/// A date as `YYMMDD`.
fn yymmdd(date: CalendarDate) -> [u8; 6] {
    let pair = |number: u8| [b'0' + number / 10 % 10, b'0' + number % 10];
    let [y1, y2] = pair(date.year().rem_euclid(100) as u8);
    let ([m1, m2], [d1, d2]) = (pair(date.month()), pair(date.day()));
    [y1, y2, m1, m2, d1, d2]
}
