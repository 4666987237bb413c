//! Codes, states and sexes: few cells that only certain words fit.

use super::{
    cell_costs::Model,
    confusion_cost,
    edit_set::{Reading, Readings},
};
use crate::{
    doc9303::alphabet::FILLER,
    doc9303::state,
    layout::{FieldKind, FieldName, LayoutField},
};

/// A well-formed code of no state.
const UNKNOWN: i16 = 28;
/// A state that is not the document's other one.
const OTHER: i16 = 4;
/// A document code that is not among the usual ones.
const UNUSUAL: i16 = 6;

/// Document codes that zones are full of, the rest being letters of one issuer.
const USUAL: [&[u8; 2]; 18] = [
    b"P<", b"PP", b"PD", b"PO", b"PS", b"PE", b"PR", b"PT", b"PL", b"PM", b"V<", b"I<", b"ID", b"IR", b"A<", b"AR",
    b"C<", b"AC",
];

/// Takes a state that is none for the nearest one.
pub(super) fn state(model: &mut Model, field: &LayoutField) {
    let Some((cells, true)) = three(model, field).map(|cells| (cells, !is_state(model, field, cells))) else { return };
    let mut best = (price(model, field, cells), cells);
    each_of_three(model, field, |read| {
        let cost = price(model, field, read);
        if cost < best.0 {
            best = (cost, read);
        }
    });
    for (cell, read) in (field.span.run().0..).zip(best.1) {
        model.edit(cell, read, confusion_cost::cost(model.printed(cell), read));
    }
}

/// Takes a document code that is none, or not a likely one, for the nearest one.
pub(super) fn code(model: &mut Model, field: &LayoutField) {
    let (from, _) = field.span.run();
    let cells = [model.printed(from), model.printed(from + 1)];
    if model.layout.takes_code(&cells) && model.takes(from + 1, cells[1]) && cells[1] != b'K' {
        return;
    }
    let mut best = (i16::MAX, cells);
    each_code(model, from, |code| {
        let cost = price_of_code(cells, code);
        if cost < best.0 {
            best = (cost, code);
        }
    });
    for (cell, read) in (from..).zip(best.1) {
        model.edit(cell, read, confusion_cost::cost(model.printed(cell), read));
    }
}

/// Whether the base has a word that fits.
pub(super) fn is_one(model: &Model, field: &LayoutField) -> bool {
    let (from, _) = field.span.run();
    match field.kind {
        FieldKind::State => three(model, field).is_some_and(|cells| price(model, field, cells) < i16::MAX),
        FieldKind::DocumentCode => model.layout.takes_code(&[model.base(from), model.base(from + 1)]),
        _ => !model.is_illegible(from),
    }
}

/// What a state, a code or a sex may be beyond what the base says; nothing for other fields.
pub(super) fn readings(model: &Model, field: &LayoutField, readings: &mut Readings) {
    let (from, _) = field.span.run();
    match field.kind {
        FieldKind::State => {
            let Some(base) = three(model, field) else { return };
            if printed(model, field) == Some(base) && is_state(model, field, base) {
                return;
            }
            let least = price(model, field, base);
            each_of_three(model, field, |read| {
                let cost = price(model, field, read);
                if read != base && cost < i16::MAX && readings.has_room_for(cost - least) {
                    readings.push(change(Reading::BASE, from, &base, &read, cost - least));
                }
            });
        }
        FieldKind::Sex if model.printed(from) != model.base(from) || model.is_illegible(from) => {
            for read in [b'F', b'M', FILLER] {
                if read != model.base(from) {
                    let likely = matches!(
                        (model.printed(from), read),
                        (b'P' | b'E' | b'R', b'F') | (b'N' | b'H' | b'W', b'M') | (b'X', FILLER)
                    );
                    readings.push(Reading::BASE.with(from, read, if likely { 14 } else { 24 }));
                }
            }
        }
        FieldKind::DocumentCode => codes(model, from, readings),
        _ => {}
    }
}

fn codes(model: &Model, from: usize, readings: &mut Readings) {
    let (base, printed) = ([model.base(from), model.base(from + 1)], [model.printed(from), model.printed(from + 1)]);
    if base == printed && base[1] != b'K' {
        return;
    }
    let least = price_of_code(printed, base);
    each_code(model, from, |code| {
        if code != base {
            let cost = price_of_code(printed, code) - least;
            readings.push(change(Reading::BASE, from, &base, &code, cost));
        }
    });
}

fn each_code(model: &Model, from: usize, mut each: impl FnMut([u8; 2])) {
    for picture in model.layout.document_codes {
        let Some(first) = picture.0.bytes().next() else { continue };
        for &second in readings_of(&model.printed(from + 1)) {
            let code = [first, second];
            if picture.matches_cells(&code) && model.takes(from + 1, second) {
                each(code);
            }
        }
    }
}

fn price_of_code(printed: [u8; 2], code: [u8; 2]) -> i16 {
    let confusions: i16 = printed.iter().zip(code).map(|(&printed, read)| confusion_cost::cost(printed, read)).sum();
    confusions
        + match code {
            _ if USUAL.contains(&&code) => 0,
            [_, b'K'] => 2 * UNUSUAL,
            _ => UNUSUAL,
        }
}

fn changes<'c>(from: usize, base: &'c [u8], read: &'c [u8]) -> impl Iterator<Item = (usize, u8)> + 'c {
    (from..).zip(base.iter().zip(read)).filter(|(_, (base, read))| base != read).map(|(cell, (_, &read))| (cell, read))
}

fn change(reading: Reading, from: usize, base: &[u8], read: &[u8], cost: i16) -> Reading {
    changes(from, base, read).fold(reading, |reading, (cell, read)| reading.with(cell, read, 0)).at_cost(cost)
}

fn three(model: &Model, field: &LayoutField) -> Option<[u8; 3]> {
    model.base.get(field.span.run().0..).and_then(|cells| cells.first_chunk()).copied()
}

fn printed(model: &Model, field: &LayoutField) -> Option<[u8; 3]> {
    model.printed.get(field.span.run().0..).and_then(|cells| cells.first_chunk()).copied()
}

fn is_state(model: &Model, field: &LayoutField, cells: [u8; 3]) -> bool {
    state::is_known(cells) && (field.name != FieldName::IssuingState || model.layout.takes_issuer(&cells))
}

/// What it costs to read three cells so; no price for what is no code.
fn price(model: &Model, field: &LayoutField, read: [u8; 3]) -> i16 {
    let well_formed = matches!(read, [b'A'..=b'Z', b'A'..=b'Z', b'A'..=b'Z' | FILLER] | [b'A'..=b'Z', FILLER, FILLER]);
    if !well_formed || (field.name == FieldName::IssuingState && !model.layout.takes_issuer(&read)) {
        return i16::MAX;
    }
    let confusions =
        (field.span.run().0..).zip(read).map(|(cell, read)| confusion_cost::cost(model.printed(cell), read));
    let unknown = if state::is_known(read) { 0 } else { UNKNOWN };
    confusions.sum::<i16>() + unknown + if other(model, field) == Some(read) { 0 } else { OTHER }
}

/// The document's other state.
fn other(model: &Model, field: &LayoutField) -> Option<[u8; 3]> {
    let name = match field.name {
        FieldName::IssuingState => FieldName::Nationality,
        _ => FieldName::IssuingState,
    };
    let cells = model.layout.field(name).and_then(|field| three(model, field))?;
    state::is_known(cells).then_some(cells)
}

/// Every reading of three cells by known confusions, and the document's other state if it is near.
fn each_of_three(model: &Model, field: &LayoutField, mut each: impl FnMut([u8; 3])) {
    let Some(cells) = printed(model, field) else { return };
    let [first, second, third] = cells.each_ref().map(readings_of);
    for &a in first {
        for &b in second {
            third.iter().for_each(|&c| each([a, b, c]));
        }
    }
    if let Some(other) = other(model, field)
        && let mut different = other.iter().zip(&cells).filter(|(other, cell)| other != cell)
        && different.next().is_some_and(|(read, cell)| !confusion_cost::group(*cell).contains(read))
        && different.next().is_none()
    {
        each(other);
    }
}

/// What a character may be by known confusions, itself among them.
fn readings_of(cell: &u8) -> &[u8] {
    match confusion_cost::group(*cell) {
        [] => core::slice::from_ref(cell),
        group => group,
    }
}
