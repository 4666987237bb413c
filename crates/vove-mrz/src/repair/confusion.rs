//! Which characters readers take for which, and how readily.

use crate::{
    alphabet::FILLER,
    confusion::{self, CONFUSION_GROUPS},
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

/// What it costs to read one printed character as another.
pub(super) fn cost(printed: u8, read: u8) -> i16 {
    if printed == read {
        return 0;
    }
    if printed.to_ascii_uppercase() == read {
        return 2;
    }
    if group(printed).contains(&read) {
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
        (true, true) => 27 - 2 * i16::from(are_neighbours(printed, read)),
        // The digits of OCR-B were drawn to be told apart.
        _ if printed.is_ascii_digit() && read.is_ascii_digit() => 29 - 2 * i16::from(are_alike(printed, read)),
        _ if printed == FILLER => 38,
        _ => 42,
    }
}

/// Whether two letters are next to each other on a keyboard: zones are typed, too.
fn are_neighbours(one: u8, other: u8) -> bool {
    [&b"QWERTYUIOP"[..], b"AZERTYUIOP", b"ASDFGHJKL", b"ZXCVBNM"]
        .iter()
        .any(|row| row.windows(2).any(|pair| pair == [one, other] || pair == [other, one]))
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
