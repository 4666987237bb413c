//! What speaks for a reading of a cell in the cells beside it.

use super::{
    confusion, fillers,
    model::{Context, Model},
};
use crate::alphabet::FILLER;

/// A letter beside a digit, or a digit beside a letter.
const MIXED: i16 = 6;

#[derive(Clone, Copy)]
enum Leans {
    Digit,
    Letter,
    Either,
}

impl Model {
    pub(super) fn in_number(&self, cell: usize, read: u8) -> i16 {
        let [before, after] = [cell.wrapping_sub(1), cell + 1].map(|cell| self.leans(cell));
        let against = |leans: Option<Leans>| match leans {
            None => false,
            Some(Leans::Digit) => !read.is_ascii_digit(),
            Some(Leans::Letter) => !read.is_ascii_uppercase(),
            Some(Leans::Either) => read == FILLER,
        };
        match (read, before, after) {
            // Behind a number there are only fillers, inside it hardly one.
            (FILLER, _, None) | (FILLER, None, _) => 0,
            (FILLER, ..) => 3 * MIXED,
            // A number with a letter in it usually begins with one.
            (b'0'..=b'9', None, Some(_)) if self.begins_with_letter(cell) => MIXED + 3,
            _ => MIXED * (i16::from(against(before)) + i16::from(against(after))),
        }
    }

    /// Whether a number's first cell is one that letters begin.
    fn begins_with_letter(&self, first: usize) -> bool {
        let rest = (first + 1..).take_while(|&cell| self.contexts.get(cell) == Some(&Context::Number));
        !self.printed(first).is_ascii_digit()
            && rest.map(|cell| self.base(cell)).any(|cell| {
                cell.is_ascii_uppercase() && !confusion::group(cell).first().is_some_and(u8::is_ascii_digit)
            })
    }

    /// What the cells beside a cell of a number have reason to be.
    fn leans(&self, cell: usize) -> Option<Leans> {
        let inside = |cell: usize| match self.contexts.get(cell) {
            Some(Context::Number) => self.base(cell),
            _ => FILLER,
        };
        let sign = inside(cell);
        let may_be_digit = confusion::group(sign).first().is_some_and(u8::is_ascii_digit);
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

    /// How well a letter that was read as a digit fits between its neighbours.
    pub(super) fn in_name(&self, cell: usize, read: u8) -> i16 {
        let [before, after] =
            [cell.checked_sub(1), Some(cell + 1)].map(|cell| cell.map_or(FILLER, |cell| self.base(cell)));
        let vowel = fillers::is_vowel;
        let consonant = |cell: u8| cell.is_ascii_uppercase() && !vowel(cell);
        let between = |is: fn(u8) -> bool| is(before) && is(after);
        match read {
            b'O' if between(vowel) || before == b'O' || after == b'O' => 6,
            b'O' if before == FILLER && vowel(after) => 4,
            b'D' if consonant(before) && consonant(after) => 6,
            b'Q' if after != b'U' => 8,
            b'I' if between(vowel) || before == b'I' || after == b'I' => 6,
            b'I' if vowel(before) && matches!((before, after), (b'O' | b'U', _) | (_, b'L')) => 4,
            b'I' if before == FILLER && vowel(after) => 4,
            b'I' if after == FILLER && vowel(before) => 4,
            b'L' if consonant(after) && !vowel(before) => 6,
            _ => 0,
        }
    }
}
