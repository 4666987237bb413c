//! Document codes, states and sexes: fields of a few cells that only certain values fit. Each of these kinds has a
//! search of its own.

use super::{
    cell_costs::{CellCosts, confusion_cost},
    edit_set::{EditSet, Readings},
};
use crate::{
    doc9303::{alphabet::FILLER, state},
    layout::{FieldKind, FieldName, LayoutField},
};

/// The cost of a well-formed code of no known state.
const UNKNOWN_STATE: i16 = 28;
/// The cost of a state that is not the document's other state.
const DIFFERENT_STATE: i16 = 4;
/// The cost of a document code that is not among the usual ones.
const UNUSUAL_CODE: i16 = 6;
/// The cost of a sex that is likely to be misread as the printed character, and of any other.
const LIKELY_SEX: i16 = 14;
const UNLIKELY_SEX: i16 = 24;

/// The document codes that most zones have.
const USUAL_CODES: [&[u8; 2]; 18] = [
    b"P<", b"PP", b"PD", b"PO", b"PS", b"PE", b"PR", b"PT", b"PL", b"PM", b"V<", b"I<", b"ID", b"IR", b"A<", b"AR",
    b"C<", b"AC",
];

/// Takes the nearest state or document code as base reading of those fields that hold none.
pub(super) fn correct(costs: &mut CellCosts) {
    for field in costs.layout.fields {
        match field.kind {
            FieldKind::State => correct_state(costs, field),
            FieldKind::DocumentCode => correct_document_code(costs, field),
            _ => {}
        }
    }
}

fn correct_state(costs: &mut CellCosts, field: &LayoutField) {
    let Some(base) = base_state(costs, field).filter(|&state| !is_state(costs, field, state)) else { return };
    let mut cheapest = (state_cost(costs, field, base), base);
    each_state(costs, field, |state| {
        let cost = state_cost(costs, field, state);
        if cost < cheapest.0 {
            cheapest = (cost, state);
        }
    });
    set_base(costs, field, &cheapest.1);
}

fn correct_document_code(costs: &mut CellCosts, field: &LayoutField) {
    let (from, _) = field.span.run();
    let printed = [costs.printed(from), costs.printed(from + 1)];
    if costs.layout.takes_code(&printed) && costs.allows(from + 1, printed[1]) && printed[1] != b'K' {
        return;
    }
    let mut cheapest = (i16::MAX, printed);
    each_document_code(costs, from, |code| {
        let cost = document_code_cost(printed, code);
        if cost < cheapest.0 {
            cheapest = (cost, code);
        }
    });
    set_base(costs, field, &cheapest.1);
}

fn set_base(costs: &mut CellCosts, field: &LayoutField, text: &[u8]) {
    for (cell, &read) in (field.span.run().0..).zip(text) {
        costs.set_base(cell, read, confusion_cost::cost(costs.printed(cell), read));
    }
}

/// Whether the base reading of a document code, state or sex is one.
pub(super) fn is_valid(costs: &CellCosts, field: &LayoutField) -> bool {
    let (from, _) = field.span.run();
    match field.kind {
        FieldKind::State => base_state(costs, field).is_some_and(|state| state_cost(costs, field, state) < i16::MAX),
        FieldKind::DocumentCode => costs.layout.takes_code(&[costs.base(from), costs.base(from + 1)]),
        _ => !costs.is_illegal(from),
    }
}

/// Adds the other readings of a document code, state or sex.
pub(super) fn add_alternatives(costs: &CellCosts, field: &LayoutField, readings: &mut Readings) {
    let (from, _) = field.span.run();
    match field.kind {
        FieldKind::State => add_states(costs, field, readings),
        FieldKind::DocumentCode => add_document_codes(costs, from, readings),
        FieldKind::Sex if costs.printed(from) != costs.base(from) || costs.is_illegal(from) => {
            for sex in [b'F', b'M', FILLER].into_iter().filter(|&sex| sex != costs.base(from)) {
                let is_likely = matches!(
                    (costs.printed(from), sex),
                    (b'P' | b'E' | b'R', b'F') | (b'N' | b'H' | b'W', b'M') | (b'X', FILLER)
                );
                readings.push(EditSet::EMPTY.with(from, sex, if is_likely { LIKELY_SEX } else { UNLIKELY_SEX }));
            }
        }
        _ => {}
    }
}

fn add_states(costs: &CellCosts, field: &LayoutField, readings: &mut Readings) {
    let Some(base) = base_state(costs, field) else { return };
    if printed_state(costs, field) == Some(base) && is_state(costs, field, base) {
        return;
    }
    let base_cost = state_cost(costs, field, base);
    each_state(costs, field, |state| {
        let cost = state_cost(costs, field, state);
        if state != base && cost < i16::MAX && readings.has_room_for(cost - base_cost) {
            readings.push(replacement(field.span.run().0, &base, &state, cost - base_cost));
        }
    });
}

fn add_document_codes(costs: &CellCosts, from: usize, readings: &mut Readings) {
    let base = [costs.base(from), costs.base(from + 1)];
    let printed = [costs.printed(from), costs.printed(from + 1)];
    if base == printed && base[1] != b'K' {
        return;
    }
    let base_cost = document_code_cost(printed, base);
    each_document_code(costs, from, |code| {
        if code != base {
            readings.push(replacement(from, &base, &code, document_code_cost(printed, code) - base_cost));
        }
    });
}

/// The edits from one text to another.
fn replacement(from: usize, base: &[u8], text: &[u8], cost: i16) -> EditSet {
    let edits = (from..).zip(base.iter().zip(text)).filter(|(_, (base, read))| base != read);
    edits.fold(EditSet::EMPTY, |set, (cell, (_, &read))| set.with(cell, read, 0)).at_cost(cost)
}

/// Calls `each` with the document codes of the layout whose second character is that of the zone or known to be
/// confused with it.
fn each_document_code(costs: &CellCosts, from: usize, mut each: impl FnMut([u8; 2])) {
    for pattern in costs.layout.document_codes {
        let Some(first) = pattern.0.bytes().next() else { continue };
        for &second in group_or_self(&costs.printed(from + 1)) {
            let code = [first, second];
            if pattern.matches_cells(&code) && costs.allows(from + 1, second) {
                each(code);
            }
        }
    }
}

fn document_code_cost(printed: [u8; 2], code: [u8; 2]) -> i16 {
    let confusions: i16 = printed.iter().zip(code).map(|(&printed, read)| confusion_cost::cost(printed, read)).sum();
    confusions
        + match code {
            _ if USUAL_CODES.contains(&&code) => 0,
            [_, b'K'] => 2 * UNUSUAL_CODE,
            _ => UNUSUAL_CODE,
        }
}

fn base_state(costs: &CellCosts, field: &LayoutField) -> Option<[u8; 3]> {
    costs.base.get(field.span.run().0..).and_then(|cells| cells.first_chunk()).copied()
}

fn printed_state(costs: &CellCosts, field: &LayoutField) -> Option<[u8; 3]> {
    costs.printed.get(field.span.run().0..).and_then(|cells| cells.first_chunk()).copied()
}

/// The document's other state, if it is known: the nationality for the issuing state, and the other way around.
fn other_state(costs: &CellCosts, field: &LayoutField) -> Option<[u8; 3]> {
    let name = match field.name {
        FieldName::IssuingState => FieldName::Nationality,
        _ => FieldName::IssuingState,
    };
    let state = costs.layout.field(name).and_then(|field| base_state(costs, field))?;
    state::is_known(state).then_some(state)
}

fn is_state(costs: &CellCosts, field: &LayoutField, state: [u8; 3]) -> bool {
    state::is_known(state) && (field.name != FieldName::IssuingState || costs.layout.takes_issuer(&state))
}

/// The cost of reading a field as a state; the maximum if it is not a well-formed code.
fn state_cost(costs: &CellCosts, field: &LayoutField, state: [u8; 3]) -> i16 {
    if !state::is_well_formed(state) || (field.name == FieldName::IssuingState && !costs.layout.takes_issuer(&state)) {
        return i16::MAX;
    }
    let confusions =
        (field.span.run().0..).zip(state).map(|(cell, read)| confusion_cost::cost(costs.printed(cell), read));
    let unknown = if state::is_known(state) { 0 } else { UNKNOWN_STATE };
    let different = if other_state(costs, field) == Some(state) { 0 } else { DIFFERENT_STATE };
    confusions.sum::<i16>() + unknown + different
}

/// Calls `each` with every reading of a field by known confusions, and with the document's other state if one other
/// confusion leads to it.
fn each_state(costs: &CellCosts, field: &LayoutField, mut each: impl FnMut([u8; 3])) {
    let Some(printed) = printed_state(costs, field) else { return };
    let [first, second, third] = printed.each_ref().map(group_or_self);
    for &a in first {
        for &b in second {
            third.iter().for_each(|&c| each([a, b, c]));
        }
    }
    if let Some(other) = other_state(costs, field)
        && let mut different = other.iter().zip(&printed).filter(|(other, printed)| other != printed)
        && different.next().is_some_and(|(read, printed)| !confusion_cost::group(*printed).contains(read))
        && different.next().is_none()
    {
        each(other);
    }
}

/// The characters that a character is known to be confused with, or the character itself if it has no group.
fn group_or_self(character: &u8) -> &[u8] {
    match confusion_cost::group(*character) {
        [] => core::slice::from_ref(character),
        group => group,
    }
}
