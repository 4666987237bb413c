//! Which characters readers take for which, and how readily.

use crate::alphabet::FILLER;

/// What one known confusion costs; everything else is measured by it.
pub(super) const KNOWN: i16 = 10;
/// Two neighbouring characters exchanged.
pub(super) const EXCHANGED: i16 = 26;

/// The characters that a character is known to be taken for, itself among them.
pub(super) const fn group(cell: u8) -> &'static [u8] {
    match cell {
        b'0' | b'O' | b'D' | b'Q' => b"0ODQ",
        b'1' | b'I' | b'L' => b"1IL",
        b'2' | b'Z' => b"2Z",
        b'5' | b'S' => b"5S",
        b'6' | b'G' => b"6G",
        b'8' | b'B' => b"8B",
        FILLER | b'K' | b'C' => b"<KC",
        b'a'..=b'z' => group(cell.to_ascii_uppercase()),
        b'>' | b' ' | b'-' | b'_' | b'.' => b"<",
        b'|' | b'!' => b"1I",
        b'$' => b"S5",
        b'(' => b"<C",
        _ => b"",
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
