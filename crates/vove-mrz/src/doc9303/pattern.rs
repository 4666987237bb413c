//! Patterns of fields and document codes, and the signs that they are written with.

use super::alphabet::FILLER;

/// Any character.
pub(crate) const ANY: u8 = b'?';
pub(crate) const LETTER: u8 = b'@';
pub(crate) const DIGIT: u8 = b'9';
/// D, F, I or R: a language letter of Swiss driving licenses.
const LANGUAGE: u8 = b'*';
/// The signs below are not part of a [`Pattern`]: no zone has these characters.
pub(crate) const LETTER_OR_DIGIT: u8 = b'+';
pub(crate) const LETTER_OR_FILLER: u8 = b'&';
pub(crate) const DIGIT_OR_FILLER: u8 = b'#';
/// F, M or the filler.
pub(crate) const SEX: u8 = b'!';

/// A pattern, character by character: `@` a letter, `9` a digit, `?` any character, `*` one of the language letters D,
/// F, I and R; any other character stands for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern(pub &'static str);

impl Pattern {
    pub(crate) fn matches_cells(self, cells: &[u8]) -> bool {
        self.0.len() == cells.len() && self.0.bytes().zip(cells).all(|(sign, &cell)| matches_sign(cell, sign))
    }

    /// Whether characters match the pattern, from the first to the last.
    ///
    /// ```
    /// use vove_mrz::layout::Pattern;
    ///
    /// assert!(Pattern("@999999@9").matches("L898902C3".chars()));
    /// assert!(!Pattern("@99999999").matches("L898902C3".chars()));
    /// assert!(!Pattern("@9").matches("L898902C3".chars()));
    /// ```
    pub fn matches(self, characters: impl IntoIterator<Item = char>) -> bool {
        let mut signs = self.0.bytes();
        let is_next = |character: char| match (u8::try_from(character), signs.next()) {
            (Ok(cell), Some(sign)) => matches_sign(cell, sign),
            _ => false,
        };
        characters.into_iter().all(is_next) && signs.next().is_none()
    }
}

/// Whether a character matches a sign.
pub(crate) const fn matches_sign(cell: u8, sign: u8) -> bool {
    match sign {
        ANY => true,
        LETTER => cell.is_ascii_uppercase(),
        DIGIT => cell.is_ascii_digit(),
        LANGUAGE => matches!(cell, b'D' | b'F' | b'I' | b'R'),
        LETTER_OR_DIGIT => cell.is_ascii_uppercase() || cell.is_ascii_digit(),
        LETTER_OR_FILLER => cell.is_ascii_uppercase() || cell == FILLER,
        DIGIT_OR_FILLER => cell.is_ascii_digit() || cell == FILLER,
        SEX => matches!(cell, b'F' | b'M' | FILLER),
        itself => itself == cell,
    }
}
