//! The cost of a reading that does not fit the cells before and after it.

use super::{bigrams, confusion_cost};
use crate::{
    cells::{CELLS, Grid},
    doc9303::alphabet::FILLER,
};

/// The cost of a letter beside a digit, or a digit beside a letter.
const MIXED: i16 = 6;
/// The cost of a letter between digits, or a digit between letters.
const ISOLATED: i16 = 16;
/// The cost of a letter inside a number where a digit is printed.
const LETTER_FOR_DIGIT: i16 = 3;
/// The cost of another character where a filler is expected.
const NO_FILLER: i16 = 12;

/// What the neighbors of a cell say about it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::repair) enum CellContext {
    /// Nothing.
    Other,
    /// The cell is in a number: letters and digits come in runs.
    Number,
    /// The cell is in a name.
    Name,
    /// The cell should hold a filler and holds a character that fillers are confused with.
    Filler,
}

/// What a cell of a number should hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Digit,
    Letter,
    Either,
}

/// The neighbors of a cell, as far as they matter.
pub(super) enum Neighbors {
    /// They do not matter.
    Ignored,
    /// The cell is in a number. What both neighbors should hold, and whether the cell should be a letter.
    Number { before: Option<Expected>, after: Option<Expected>, expects_letter: bool },
    /// The cell is in a name, and a digit is printed there. Both neighbors.
    Name { before: u8, after: u8 },
    /// The cell should hold a filler.
    Filler,
}

impl Neighbors {
    pub(super) fn of(cell: usize, base: &Grid, printed: &Grid, contexts: &[CellContext; CELLS]) -> Self {
        let is_printed_digit = printed.get(cell).is_some_and(u8::is_ascii_digit);
        match contexts.get(cell) {
            Some(CellContext::Number) => {
                let number = Number { base, contexts };
                let [before, after] = [cell.wrapping_sub(1), cell + 1].map(|cell| number.expected(cell));
                // A number that contains letters usually begins with one.
                let expects_letter =
                    before.is_none() && after.is_some() && !is_printed_digit && number.has_letter_after(cell);
                Self::Number { before, after, expects_letter }
            }
            Some(CellContext::Name) if is_printed_digit => {
                let at = |cell: usize| base.get(cell).copied().unwrap_or(FILLER);
                Self::Name { before: cell.checked_sub(1).map_or(FILLER, at), after: at(cell + 1) }
            }
            Some(CellContext::Filler) => Self::Filler,
            _ => Self::Ignored,
        }
    }

    /// The cost of a reading that does not fit the neighbors.
    pub(super) fn cost(&self, read: u8) -> i16 {
        match *self {
            Self::Ignored => 0,
            Self::Filler => NO_FILLER * i16::from(read != FILLER),
            Self::Name { before, after } => bigrams::cost(before, read, after),
            Self::Number { before, after, expects_letter } => match (read, before, after) {
                // There are only fillers behind a number, and hardly one inside it.
                (FILLER, _, None) | (FILLER, None, _) => 0,
                (FILLER, ..) => 3 * MIXED,
                (b'0'..=b'9', ..) if expects_letter => MIXED + 3,
                _ => {
                    let other = Some(if read.is_ascii_digit() { Expected::Letter } else { Expected::Digit });
                    match (before == other, after == other) {
                        (true, true) => ISOLATED,
                        (false, false) => 0,
                        _ => MIXED,
                    }
                }
            },
        }
    }

    /// The extra cost of reading a printed digit inside a number as a letter: digits are more frequent.
    pub(super) const fn letter_for_digit_cost(&self, printed: u8, read: u8) -> i16 {
        match self {
            Self::Number { before: Some(_), .. } if printed.is_ascii_digit() && read.is_ascii_uppercase() => {
                LETTER_FOR_DIGIT
            }
            _ => 0,
        }
    }
}

/// The base reading of a number.
struct Number<'g> {
    base: &'g Grid,
    contexts: &'g [CellContext; CELLS],
}

impl Number<'_> {
    /// A cell of the number; a filler outside.
    fn cell(&self, cell: usize) -> u8 {
        match self.contexts.get(cell) {
            Some(CellContext::Number) => self.base.get(cell).copied().unwrap_or(FILLER),
            _ => FILLER,
        }
    }

    /// What a cell should hold; `None` for a filler.
    fn expected(&self, cell: usize) -> Option<Expected> {
        let character = self.cell(cell);
        match character {
            FILLER => None,
            b'0'..=b'9' => Some(Expected::Digit),
            _ if !may_be_digit(character) => Some(Expected::Letter),
            _ if [cell.wrapping_sub(1), cell + 1].iter().any(|&cell| self.cell(cell).is_ascii_digit()) => {
                Some(Expected::Digit)
            }
            _ => Some(Expected::Either),
        }
    }

    /// Whether a cell behind another holds a letter that is not confused with a digit.
    fn has_letter_after(&self, cell: usize) -> bool {
        let is_inside = |&cell: &usize| self.contexts.get(cell) == Some(&CellContext::Number);
        (cell + 1..)
            .take_while(is_inside)
            .map(|cell| self.cell(cell))
            .any(|character| character.is_ascii_uppercase() && !may_be_digit(character))
    }
}

/// Whether a character is a digit or a letter that digits are confused with.
fn may_be_digit(character: u8) -> bool {
    confusion_cost::group(character).first().is_some_and(u8::is_ascii_digit)
}
