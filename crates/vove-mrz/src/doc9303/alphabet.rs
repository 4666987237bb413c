//! The 37 characters of a zone, their values, and what a check digit can and can't tell apart (Doc 9303 part 3, 4.9).

/// The filler.
pub(crate) const FILLER: u8 = b'<';

/// The value of a character: 0 to 9 for digits, 10 to 35 for A to Z, 0 for the filler, `None` for anything else.
pub(crate) const fn value(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'A'..=b'Z' => Some(character - b'A' + 10),
        FILLER => Some(0),
        _ => None,
    }
}

/// How many characters of the alphabet a text begins with.
pub(crate) fn run_length(text: &[u8]) -> usize {
    let strange = |byte: &u8| STRANGE.get(usize::from(*byte)).is_none_or(|&strange| strange);
    text.iter().position(strange).unwrap_or(text.len())
}

static STRANGE: [bool; 256] = strange();

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn strange() -> [bool; 256] {
    let mut strange = [true; 256];
    let mut character = 0;
    while character < 128 {
        strange[character] = value(character as u8).is_none();
        character += 1;
    }
    strange
}

/// The check digit of a text: values weighted 7, 3, 1 from the left, summed modulo ten. `None` when a character is not
/// of the alphabet.
///
/// ```
/// use vove_mrz::check_digit;
///
/// assert_eq!(check_digit("520727"), Some('3'));
/// assert_eq!(check_digit("AB2134<<<"), Some('5'));
/// assert_eq!(check_digit("ab2134"), None);
/// ```
pub fn check_digit(text: &str) -> Option<char> {
    let mut sum = 0u32;
    for (cell, weight) in text.bytes().zip([7u32, 3, 1].into_iter().cycle()) {
        sum = (sum + u32::from(value(cell)?) * weight) % 10;
    }
    char::from_digit(sum, 10)
}

/// The residue class of a character: its value modulo ten. All weights are units modulo ten, so a digit tells two
/// characters in one cell apart exactly when their classes differ.
///
/// ```
/// use vove_mrz::{doc9303::{RESIDUE_CLASSES, residue_class}};
///
/// assert_eq!(residue_class('8'), residue_class('S'));
/// assert_ne!(residue_class('8'), residue_class('B'));
/// assert_eq!(RESIDUE_CLASSES[8], "8IS");
/// ```
pub fn residue_class(character: char) -> Option<u8> {
    u8::try_from(character).ok().and_then(value).map(|value| value % 10)
}

/// The ten classes, by residue: no check digit ever notices one member read as another.
pub const RESIDUE_CLASSES: [&str; 10] = ["0AKU<", "1BLV", "2CMW", "3DNX", "4EOY", "5FPZ", "6GQ", "7HR", "8IS", "9JT"];

/// Stands in a grid for a character outside ASCII.
pub(crate) const FOREIGN: u8 = 0x7F;
