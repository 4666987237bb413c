//! The 37 characters of a machine readable zone and their values (Doc 9303-3, sections 4.3 and 4.9).

/// The filler, `<`.
pub(crate) const FILLER: u8 = b'<';

/// Stands in a cell for a character outside ASCII.
pub(crate) const FOREIGN: u8 = 0x7F;

/// The value of a character in a check digit: 0 to 9 for digits, 10 to 35 for A to Z, 0 for the filler; `None` for any
/// other character.
pub(crate) const fn value(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'A'..=b'Z' => Some(character - b'A' + 10),
        FILLER => Some(0),
        _ => None,
    }
}

/// Whether a character may stand in a zone.
pub(crate) const fn is_allowed(character: u8) -> bool {
    value(character).is_some()
}

/// Whether all cells are fillers.
pub(crate) fn is_blank(cells: &[u8]) -> bool {
    cells.iter().all(|&cell| cell == FILLER)
}

/// Cells without the fillers at their end.
pub(crate) fn trim_end(cells: &[u8]) -> &[u8] {
    let length = cells.iter().rposition(|&cell| cell != FILLER).map_or(0, |last| last + 1);
    cells.get(..length).unwrap_or_default()
}

/// How many characters of the alphabet a text begins with.
pub(crate) fn run_length(text: &[u8]) -> usize {
    text.iter().position(|&byte| !is_allowed(byte)).unwrap_or(text.len())
}

/// A set of classes of characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Classes(pub(crate) u8);

impl Classes {
    pub(crate) const DIGITS: Self = Self(1);
    pub(crate) const LETTERS: Self = Self(2);
    pub(crate) const FILLER: Self = Self(4);
    /// The whole alphabet.
    pub(crate) const ANY: Self = Self(7);

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
