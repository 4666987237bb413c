//! The check digit: values weighted 7, 3, 1 in turn, summed modulo 10 (Doc 9303-3, section 4.9).
//!
//! [`over`] is the definition. [`cells`] computes the same over a whole zone, several cells at a time.

pub(crate) mod cells;

use super::alphabet::value;

/// The weights of the first, second and third character; they repeat.
const WEIGHTS: [u8; 3] = [7, 3, 1];

/// The weight of each character, from the first on.
pub(crate) fn weights() -> impl Iterator<Item = u8> {
    WEIGHTS.into_iter().cycle()
}

/// The check digit of a text (Doc 9303-3, section 4.9): the characters' values weighted 7, 3, 1 from the left, summed
/// modulo 10. Digits have their own value, A to Z have 10 to 35, the filler has 0. `None` for any other
/// character.
///
/// ```
/// use vove_mrz::check_digit;
///
/// assert_eq!(check_digit("520727"), Some('3'));
/// assert_eq!(check_digit("AB2134<<<"), Some('5'));
/// assert_eq!(check_digit("ab2134"), None);
/// ```
pub fn check_digit(text: &str) -> Option<char> {
    over(text.as_bytes()).map(char::from)
}

/// The check digit over cells in order; `None` when one is not of the alphabet.
pub(crate) fn over<'c>(cells: impl IntoIterator<Item = &'c u8>) -> Option<u8> {
    let mut sum = 0u8;
    for (&cell, weight) in cells.into_iter().zip(weights()) {
        sum = (sum + value(cell)? % 10 * weight) % 10;
    }
    Some(b'0' + sum)
}

/// The residue class of a character: its value modulo 10. Every weight is coprime to 10, so a check digit
/// distinguishes two characters in one cell exactly when their classes differ. `None` for a character that can't stand
/// in a zone.
///
/// ```
/// use vove_mrz::doc9303::{RESIDUE_CLASSES, residue_class};
///
/// assert_eq!(residue_class('8'), residue_class('S'));
/// assert_ne!(residue_class('8'), residue_class('B'));
/// assert_eq!(RESIDUE_CLASSES[8], "8IS");
/// ```
pub fn residue_class(character: char) -> Option<u8> {
    u8::try_from(character).ok().and_then(value).map(|value| value % 10)
}

/// The characters of the ten residue classes, by class. No check digit detects one character of a class read as
/// another.
pub const RESIDUE_CLASSES: [&str; 10] = ["0AKU<", "1BLV", "2CMW", "3DNX", "4EOY", "5FPZ", "6GQ", "7HR", "8IS", "9JT"];
