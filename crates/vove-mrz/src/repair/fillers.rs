//! Fillers that were read as K or C: runs of them behind a name or a number, and between the identifiers.

use crate::doc9303::alphabet::FILLER;

const fn is_like_filler(cell: u8) -> bool {
    matches!(cell, FILLER | b'K' | b'C')
}

/// Which cells of a field stand where fillers are due and hold something that fillers are taken for, one bit a cell.
pub(super) fn misread(cells: &[u8], is_name: bool) -> u64 {
    let end = cells.iter().rposition(|&cell| !is_like_filler(cell)).map_or(0, |last| last + 1);
    let Some(tail) = cells.get(end..) else { return 0 };
    if tail.iter().all(|&cell| cell == FILLER) {
        return 0;
    }
    let lead = tail.iter().position(|&cell| cell == FILLER).unwrap_or(tail.len());
    let (lead, rest) = tail.split_at(lead);
    // One is how a name or number may end; PATRICK ends in two.
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
            is_split(cells.get(..end).unwrap_or_default()) || after.iter().any(|&cell| cell != FILLER)
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

fn is_split(name: &[u8]) -> bool {
    name.windows(2).any(|pair| pair == [FILLER; 2])
}

/// Where the two fillers between the identifiers may have been, in a name that has none: index of the first of two cells,
/// whether nothing else is plausible.
pub(super) fn separator(name: &[u8]) -> Option<(usize, bool)> {
    let end = name.iter().rposition(|&cell| cell != FILLER).map_or(0, |last| last + 1);
    let name = name.get(..end)?;
    if is_split(name) {
        return None;
    }
    let alone = !name.contains(&FILLER);
    let places = name.windows(4).zip(1..).filter_map(|(cells, place)| {
        let [before, first, second, after] = cells else { return None };
        let inner = before.is_ascii_uppercase() && after.is_ascii_uppercase();
        let sure = match (first, second) {
            (&FILLER, b'K' | b'C') => !is_vowel(*after) && !b"HLNRWJ".contains(after),
            (b'K' | b'C', &FILLER) => !is_vowel(*before) && !b"CLNRS".contains(before),
            (b'K', b'K') if alone && place >= 3 && place + 5 <= name.len() => true,
            _ => return None,
        };
        inner.then_some((place, sure))
    });
    places.max_by_key(|&(_, sure)| sure)
}

pub(super) const fn is_vowel(cell: u8) -> bool {
    matches!(cell, b'A' | b'E' | b'I' | b'O' | b'U' | b'Y')
}
