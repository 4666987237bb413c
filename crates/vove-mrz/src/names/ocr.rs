//! Names that differ by typical errors of optical character recognition (OCR): confused characters, or one edit.

use super::{NameRule, token_order::NameParts, tokens::Tokens};
use crate::{
    confusion::confusable,
    doc9303::{
        alphabet::{FILLER, value},
        name_field::SEPARATOR,
    },
};

/// The fewest letters of a component in which one edit is tolerated.
const MIN_LETTERS_FOR_EDIT: usize = 5;

/// How many of `letters` characters may be misread.
const fn max_misread(letters: usize) -> usize {
    if letters < 8 { 1 } else { letters / 4 }
}

/// Compares token by token: misread characters, and one edit of any kind in one long token.
pub(super) fn by_tokens(first: &Tokens, a: &NameParts, second: &Tokens, b: &NameParts) -> Option<NameRule> {
    let (mut letters, mut misread, mut edits) = (0, 0, 0);
    for (a, b) in [(a.surname.clone(), b.surname.clone()), (a.given_names.clone(), b.given_names.clone())] {
        if a.len() != b.len() {
            return None;
        }
        for (a, b) in a.zip(b) {
            let (a, b) = (first.token(a), second.token(b));
            letters += a.len();
            match count_confused(a, b) {
                Some(count) => misread += count,
                None if a.len().max(b.len()) >= MIN_LETTERS_FOR_EDIT && is_one_edit(a, b) => edits += 1,
                None => return None,
            }
        }
    }
    match (edits, misread) {
        (0, 0) => None,
        (0, misread) if misread <= max_misread(letters) => Some(NameRule::ConfusedCharacters),
        (1, misread) if misread < max_misread(letters) => Some(NameRule::OneEdit),
        _ => None,
    }
}

/// Compares cell by cell with the printed name as it is written in a zone: fillers may be misread too, those at the end
/// as any character that they are confused with.
pub(super) fn by_cells(cells: &[u8], printed: &Tokens, parts: &NameParts) -> bool {
    let fillers = |count: usize| [FILLER; 2].into_iter().take(count);
    let identifier = |part: core::ops::Range<usize>, separator: usize| {
        part.enumerate().flat_map(move |(index, token)| {
            fillers(if index == 0 { separator } else { 1 }).chain(printed.token(token).iter().copied())
        })
    };
    let expected = identifier(parts.surname.clone(), 0).chain(identifier(parts.given_names.clone(), SEPARATOR.len()));
    let mut letters = 0;
    let mut misread = 0;
    let mut rest = cells.iter();
    for expected in expected {
        let Some(&cell) = rest.next() else { break };
        if !may_be(cell, expected) || cell.is_ascii_digit() && cell == expected {
            return false;
        }
        misread += usize::from(cell != expected);
        letters += 1;
    }
    let illegible = rest.clone().filter(|&&cell| value(cell).is_none()).count();
    letters > 0 && misread + illegible <= max_misread(letters) && rest.all(|&cell| may_be(cell, FILLER))
}

/// Whether a cell may be a misread character. A character that is not allowed in a zone may be any.
fn may_be(cell: u8, character: u8) -> bool {
    confusable(cell, character) || value(cell).is_none()
}

/// The number of confused characters of two tokens, if nothing else differs. `None` if both have the same digit.
fn count_confused(one: &[u8], other: &[u8]) -> Option<usize> {
    if one.len() != other.len() {
        return None;
    }
    let mut count = 0;
    for (&a, &b) in one.iter().zip(other) {
        if a == b && a.is_ascii_digit() || !confusable(a, b) {
            return None;
        }
        count += usize::from(a != b);
    }
    Some(count)
}

/// Whether one letter is different, missing or added.
fn is_one_edit(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 || one.iter().chain(other).any(u8::is_ascii_digit) {
        return false;
    }
    let equal = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let skip = usize::from(short.len() == long.len());
    short.get(equal + skip..).unwrap_or_default() == long.get(equal + 1..).unwrap_or_default()
}
