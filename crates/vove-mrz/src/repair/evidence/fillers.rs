//! Fillers misread as K or C: behind a name or a number, and between surname and given names.

use crate::{
    doc9303::{
        alphabet::{FILLER, trim_end},
        name_field::holds_separator,
    },
    layout::LayoutField,
    repair::cell_costs::{CellCosts, bigrams::is_vowel, neighbors::CellContext},
};

/// Sets the context of the cells of names and numbers, and of those that should hold fillers.
pub(in crate::repair) fn mark(costs: &mut CellCosts) {
    for field in costs.layout.fields {
        mark_field(costs, field);
    }
}

fn mark_field(costs: &mut CellCosts, field: &LayoutField) {
    let (from, to) = field.span.run();
    let context = match field.kind {
        kind if kind.is_name() => CellContext::Name,
        kind if kind.is_alphanumeric() => CellContext::Number,
        _ => return,
    };
    let (Some(cells), Some(contexts)) = (costs.base.get(from..to), costs.contexts.get_mut(from..to)) else { return };
    contexts.fill(context);
    let mut misread = misread(cells, context == CellContext::Name);
    while misread != 0 {
        if let Some(context) = contexts.get_mut(misread.trailing_zeros() as usize) {
            *context = CellContext::Filler;
        }
        misread &= misread - 1;
    }
    if field.kind.has_separator()
        && let Some(start) = separator(cells)
    {
        contexts.get_mut(start..start + 2).unwrap_or_default().fill(CellContext::Filler);
    }
}

const fn is_like_filler(cell: u8) -> bool {
    matches!(cell, FILLER | b'K' | b'C')
}

/// The cells of a field that should hold fillers and hold a K or C, a bit each.
fn misread(cells: &[u8], is_name: bool) -> u64 {
    let end = cells.iter().rposition(|&cell| !is_like_filler(cell)).map_or(0, |last| last + 1);
    let Some(tail) = cells.get(end..) else { return 0 };
    if tail.iter().all(|&cell| cell == FILLER) {
        return 0;
    }
    let lead = tail.iter().position(|&cell| cell == FILLER).unwrap_or(tail.len());
    let (lead, rest) = tail.split_at(lead);
    // A name or number may end in one K or C, and PATRICK ends in two.
    let lead_is_misread = match lead {
        [] | [_] => false,
        [b'C', b'K'] => !is_name,
        [_, _] => end > 0 && !rest.is_empty(),
        _ => true,
    };
    let rest_is_misread = match rest {
        [] | [FILLER, _] => false,
        // A given name may be an initial.
        [FILLER, FILLER, initial, after @ ..] if is_name && *initial != FILLER => {
            holds_separator(cells.get(..end).unwrap_or_default()) || after.iter().any(|&cell| cell != FILLER)
        }
        _ => rest.iter().any(|&cell| cell != FILLER),
    };
    let bits = |from: usize, cells: &[u8]| {
        let misread = cells.iter().enumerate().filter(|(_, cell)| **cell != FILLER);
        misread.fold(0, |bits, (index, _)| bits | 1 << (from + index))
    };
    let mut found = 0;
    if lead_is_misread {
        found |= bits(end, lead);
    }
    if rest_is_misread {
        found |= bits(end + lead.len(), rest);
    }
    found
}

/// The index of the first of the two fillers between surname and given names, in a name where one or both were misread
/// and nothing else is plausible.
fn separator(name: &[u8]) -> Option<usize> {
    let name = trim_end(name);
    if holds_separator(name) {
        return None;
    }
    let has_no_filler = !name.contains(&FILLER);
    let is_separator = |cells: &[u8], start: usize| {
        let &[before, first, second, after] = cells else { return false };
        let is_misread = match (first, second) {
            (FILLER, b'K' | b'C') => !is_vowel(after) && !b"HLNRWJ".contains(&after),
            (b'K' | b'C', FILLER) => !is_vowel(before) && !b"CLNRS".contains(&before),
            (b'K', b'K') => has_no_filler && start >= 3 && start + 5 <= name.len(),
            _ => false,
        };
        is_misread && before.is_ascii_uppercase() && after.is_ascii_uppercase()
    };
    name.windows(4).zip(1..).filter(|&(cells, start)| is_separator(cells, start)).map(|(_, start)| start).last()
}
