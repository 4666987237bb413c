//! What speaks for a reading of a cell in the cells beside it.

use super::{
    bigrams,
    cell_costs::{Context, Model},
    confusion_cost,
};
use crate::doc9303::alphabet::FILLER;

/// A letter beside a digit, or a digit beside a letter.
const MIXED: i16 = 6;
/// A letter between digits, or a digit between letters.
const ALONE: i16 = 16;
/// A letter inside a number where a digit is printed.
const RARER: i16 = 3;
/// No filler where fillers are due.
const NO_FILLER: i16 = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leans {
    Digit,
    Letter,
    Either,
}

/// What stands beside a cell, as far as it matters there.
pub(super) enum Beside {
    /// Nothing that matters.
    Any,
    /// In a number: what both sides have reason to be, and whether a letter is due.
    Number { before: Option<Leans>, after: Option<Leans>, letter_is_due: bool },
    /// In a name, where a digit is printed: both letters.
    Name { before: u8, after: u8 },
    /// Where fillers are due.
    Tail,
}

impl Beside {
    /// What it costs that a reading doesn't go with them.
    pub(super) fn cost(&self, read: u8) -> i16 {
        match *self {
            Self::Any => 0,
            Self::Tail => NO_FILLER * i16::from(read != FILLER),
            Self::Name { before, after } => bigrams::cost(before, read, after),
            Self::Number { before, after, letter_is_due } => match (read, before, after) {
                // Behind a number there are only fillers, inside it hardly one.
                (FILLER, _, None) | (FILLER, None, _) => 0,
                (FILLER, ..) => 3 * MIXED,
                (b'0'..=b'9', ..) if letter_is_due => MIXED + 3,
                _ => {
                    let other = Some(if read.is_ascii_digit() { Leans::Letter } else { Leans::Digit });
                    match (before == other, after == other) {
                        (true, true) => ALONE,
                        (false, false) => 0,
                        _ => MIXED,
                    }
                }
            },
        }
    }

    /// What it costs that inside a number a letter would have been read as a digit: there are more digits than letters.
    pub(super) const fn letter_for_digit(&self, printed: u8, read: u8) -> i16 {
        match self {
            Self::Number { before: Some(_), .. } if printed.is_ascii_digit() && read.is_ascii_uppercase() => RARER,
            _ => 0,
        }
    }
}

impl Model {
    pub(super) fn beside(&self, cell: usize) -> Beside {
        match self.contexts.get(cell) {
            Some(Context::Number) => {
                let [before, after] = [cell.wrapping_sub(1), cell + 1].map(|cell| self.leans(cell));
                // A number with a letter in it usually begins with one.
                let letter_is_due = before.is_none() && after.is_some() && self.begins_with_letter(cell);
                Beside::Number { before, after, letter_is_due }
            }
            Some(Context::Name) if self.printed(cell).is_ascii_digit() => {
                let at = |cell: Option<usize>| cell.map_or(FILLER, |cell| self.base(cell));
                Beside::Name { before: at(cell.checked_sub(1)), after: at(Some(cell + 1)) }
            }
            Some(Context::Tail) => Beside::Tail,
            _ => Beside::Any,
        }
    }

    /// Whether a number's first cell is one that letters begin.
    fn begins_with_letter(&self, first: usize) -> bool {
        let rest = (first + 1..).take_while(|&cell| self.contexts.get(cell) == Some(&Context::Number));
        !self.printed(first).is_ascii_digit()
            && rest.map(|cell| self.base(cell)).any(|cell| {
                cell.is_ascii_uppercase() && !confusion_cost::group(cell).first().is_some_and(u8::is_ascii_digit)
            })
    }

    /// What the cells beside a cell of a number have reason to be.
    fn leans(&self, cell: usize) -> Option<Leans> {
        let inside = |cell: usize| match self.contexts.get(cell) {
            Some(Context::Number) => self.base(cell),
            _ => FILLER,
        };
        let sign = inside(cell);
        let may_be_digit = confusion_cost::group(sign).first().is_some_and(u8::is_ascii_digit);
        match sign {
            FILLER => None,
            b'0'..=b'9' => Some(Leans::Digit),
            _ if !may_be_digit => Some(Leans::Letter),
            _ if [cell.wrapping_sub(1), cell + 1].iter().any(|&beside| inside(beside).is_ascii_digit()) => {
                Some(Leans::Digit)
            }
            _ => Some(Leans::Either),
        }
    }
}
