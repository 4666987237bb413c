//! The cost of reading a printed character as another: low for characters that optical character recognition (OCR)
//! confuses.

use crate::{
    confusion::{self, CONFUSION_GROUPS},
    doc9303::alphabet::FILLER,
};

/// The cost of a known confusion, the unit of all costs.
const KNOWN: i16 = 10;
/// The lowest cost of any other confusion.
const MIN_UNKNOWN: i16 = 25;
/// The cost of two adjacent characters transposed.
pub(in crate::repair) const TRANSPOSED: i16 = 26;

/// The characters of the zone that a character is known to be confused with, including itself.
pub(in crate::repair) fn group(cell: u8) -> &'static [u8] {
    GROUPS.get(usize::from(cell)).copied().unwrap_or_default()
}

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
static GROUPS: [&[u8]; 128] = {
    let mut groups: [&[u8]; 128] = [b""; 128];
    let mut cell = 0;
    while cell < groups.len() {
        groups[cell] = group_of(cell as u8);
        cell += 1;
    }
    groups
};

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
const fn group_of(cell: u8) -> &'static [u8] {
    match (confusion::group(cell), cell) {
        (0, b'a'..=b'z') => group_of(cell.to_ascii_uppercase()),
        (0, b'>' | b' ' | b'-' | b'_' | b'.') => b"<",
        (0, b'|' | b'!') => b"1I",
        (0, b'$') => b"S5",
        (0, b'(') => b"<C",
        (0, _) => b"",
        (number, _) => CONFUSION_GROUPS[number as usize - 1].as_bytes(),
    }
}

/// Whether a printed character is known to be confused with another, or is it.
pub(in crate::repair) fn is_known(printed: u8, read: u8) -> bool {
    cost(printed, read) < MIN_UNKNOWN && !group(printed).is_empty()
}

/// Lower bounds of the cost of reading a character as a digit and as a letter that it is not known to be confused with.
pub(super) const fn min_unknown(printed: u8) -> [i16; 2] {
    match printed {
        FILLER => [UNLIKE_FILLER; 2],
        b'0'..=b'9' => [MIN_UNKNOWN + 2, UNLIKE],
        b'A'..=b'Z' => [UNLIKE, MIN_UNKNOWN],
        _ => [UNLIKE; 2],
    }
}

/// The cost of reading a printed character as another.
pub(in crate::repair) fn cost(printed: u8, read: u8) -> i16 {
    let row = COSTS.get(usize::from(printed)).unwrap_or(&ALL_UNLIKE);
    row.get(usize::from(read.wrapping_sub(b'0'))).map_or(UNLIKE, |&cost| i16::from(cost))
}

/// The cost of a character outside the alphabet, or of a letter and a digit that do not look alike.
pub(super) const UNLIKE: i16 = 42;
/// The cost of a character for a filler that does not look like it.
const UNLIKE_FILLER: i16 = 38;
/// The costs of `0` to `Z`.
type Costs = [u8; 43];
const ALL_UNLIKE: Costs = [UNLIKE as u8; 43];

#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
static COSTS: [Costs; 128] = {
    let mut costs = [ALL_UNLIKE; 128];
    let mut cell = 0;
    while cell < costs.len() {
        let mut read = 0;
        while read < ALL_UNLIKE.len() {
            costs[cell][read] = cost_of(cell as u8, b'0' + read as u8) as u8;
            read += 1;
        }
        cell += 1;
    }
    costs
};

const fn contains(group: &[u8], cell: u8) -> bool {
    match group {
        [] => false,
        [first, rest @ ..] => *first == cell || contains(rest, cell),
    }
}

const fn cost_of(printed: u8, read: u8) -> i16 {
    if printed == read {
        return 0;
    }
    if printed.to_ascii_uppercase() == read {
        return 2;
    }
    if contains(group_of(printed), read) {
        return match (printed, read) {
            // Both are confused with the filler, not with each other.
            (b'K', b'C') | (b'C', b'K') => KNOWN + 6,
            // Most fillers of a zone are fillers.
            (FILLER, _) => KNOWN + 8,
            (_, b'Q') => KNOWN + 4,
            (b'D' | b'Q', _) | (_, b'D') | (b'I' | b'1', b'L') | (b'L', b'I' | b'1') => KNOWN + 2,
            _ => KNOWN,
        };
    }
    match (printed.is_ascii_uppercase(), read.is_ascii_uppercase()) {
        (true, true) if are_adjacent_keys(printed, read) => 25,
        (true, true) => 27,
        // The digits of OCR-B are designed to be distinct.
        _ if printed.is_ascii_digit() && read.is_ascii_digit() && are_alike(printed, read) => 27,
        _ if printed.is_ascii_digit() && read.is_ascii_digit() => 29,
        _ if printed == FILLER => UNLIKE_FILLER,
        _ => UNLIKE,
    }
}

/// Whether two letters are adjacent on a QWERTY or AZERTY keyboard: zones are also typed.
const fn are_adjacent_keys(printed: u8, read: u8) -> bool {
    let mut rest: &[u8] = b"QWERTYUIOP AZERTYUIOP ASDFGHJKL ZXCVBNM";
    while let [one, after @ ..] = rest {
        if let [other, ..] = after
            && (*one == printed && *other == read || *one == read && *other == printed)
        {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether two digits have most strokes in common.
const fn are_alike(one: u8, other: u8) -> bool {
    matches!(
        (one, other),
        (b'0' | b'3' | b'6' | b'9', b'8')
            | (b'8', b'0' | b'3' | b'6' | b'9')
            | (b'1', b'7')
            | (b'7', b'1')
            | (b'5', b'6')
            | (b'6', b'5')
    )
}
