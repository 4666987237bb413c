//! Which characters readers take for which, and how readily.

use crate::{
    confusion::{self, CONFUSION_GROUPS},
    doc9303::alphabet::FILLER,
};

/// What one known confusion costs; everything else is measured by it.
pub(super) const KNOWN: i16 = 10;
/// What no other confusion costs less than.
pub(super) const OTHER: i16 = 25;
/// Two neighbouring characters exchanged.
pub(super) const EXCHANGED: i16 = 26;

/// The characters that a character is known to be taken for, itself among them where it is one of a zone.
pub(super) fn group(cell: u8) -> &'static [u8] {
    GROUPS.get(usize::from(cell)).copied().unwrap_or_default()
}

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
static GROUPS: [&[u8]; 128] = {
    let mut groups: [&[u8]; 128] = [b""; 128];
    let mut cell = 0;
    while cell < groups.len() {
        groups[cell] = group_of(cell as u8);
        cell += 1;
    }
    groups
};

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
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

/// Whether a character is known to be taken for another.
pub(super) fn are_known(printed: u8, read: u8) -> bool {
    cost(printed, read) < OTHER && !group(printed).is_empty()
}

/// What no digit costs less than that a character is not known to be taken for, and what no letter does.
pub(super) const fn least_of_others(printed: u8) -> [i16; 2] {
    match printed {
        FILLER => [FOR_FILLER; 2],
        b'0'..=b'9' => [OTHER + 2, UNLIKE],
        b'A'..=b'Z' => [UNLIKE, OTHER],
        _ => [UNLIKE; 2],
    }
}

/// What it costs to read one printed character as another.
pub(super) fn cost(printed: u8, read: u8) -> i16 {
    let row = COSTS.get(usize::from(printed)).unwrap_or(&UNKNOWN);
    row.get(usize::from(read.wrapping_sub(b'0'))).map_or(UNLIKE, |&cost| i16::from(cost))
}

/// A character that is none of the zone's, or a letter for a digit that it isn't like.
pub(super) const UNLIKE: i16 = 42;
/// Something for a filler that it isn't like.
const FOR_FILLER: i16 = 38;
/// From `0` to `Z`.
type Costs = [u8; 43];
const UNKNOWN: Costs = [UNLIKE as u8; 43];

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
static COSTS: [Costs; 128] = {
    let mut costs = [UNKNOWN; 128];
    let mut cell = 0;
    while cell < costs.len() {
        let mut read = 0;
        while read < UNKNOWN.len() {
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
            // Through the filler that both are taken for.
            (b'K', b'C') | (b'C', b'K') => KNOWN + 6,
            // Zones are full of fillers, and few letters are among them.
            (FILLER, _) => KNOWN + 8,
            (_, b'Q') => KNOWN + 4,
            (b'D' | b'Q', _) | (_, b'D') | (b'I' | b'1', b'L') | (b'L', b'I' | b'1') => KNOWN + 2,
            _ => KNOWN,
        };
    }
    match (printed.is_ascii_uppercase(), read.is_ascii_uppercase()) {
        (true, true) if are_neighbours(printed, read) => 25,
        (true, true) => 27,
        // The digits of OCR-B were drawn to be told apart.
        _ if printed.is_ascii_digit() && read.is_ascii_digit() && are_alike(printed, read) => 27,
        _ if printed.is_ascii_digit() && read.is_ascii_digit() => 29,
        _ if printed == FILLER => FOR_FILLER,
        _ => UNLIKE,
    }
}

/// Whether two letters are next to each other on a keyboard: zones are typed, too.
const fn are_neighbours(printed: u8, read: u8) -> bool {
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

/// Whether two digits share most of their strokes.
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
