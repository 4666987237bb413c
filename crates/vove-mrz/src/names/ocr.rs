//! Names that differ by what optical reading gets wrong.

use crate::{
    confusion::confusable,
    doc9303::alphabet::{FILLER, value},
    names::{NameRule, token_order::Parts, tokens::Words},
};

/// Letters of a component that may have lost, gained or changed one.
const LONG: usize = 5;

/// How many characters may be misread of so many.
const fn tolerated(letters: usize) -> usize {
    if letters < 8 { 1 } else { letters / 4 }
}

/// Word by word: characters misread, and in one long word one edit of any kind.
pub(super) fn words(one: &Words, a: &Parts, other: &Words, b: &Parts) -> Option<NameRule> {
    let (mut letters, mut misread, mut edits) = (0, 0, 0);
    for (a, b) in [(a.surname.clone(), b.surname.clone()), (a.given.clone(), b.given.clone())] {
        if a.len() != b.len() {
            return None;
        }
        for (a, b) in a.zip(b) {
            let (a, b) = (one.word(a), other.word(b));
            letters += a.len();
            match confusions(a, b) {
                Some(count) => misread += count,
                None if a.len().max(b.len()) >= LONG && is_one_edit(a, b) => edits += 1,
                None => return None,
            }
        }
    }
    match (edits, misread) {
        (0, 0) => None,
        (0, misread) if misread <= tolerated(letters) => Some(NameRule::ConfusedCharacters),
        (1, misread) if misread < tolerated(letters) => Some(NameRule::OneEdit),
        _ => None,
    }
}

/// Cell by cell against the printed name as it would be written: a filler may be misread too, and those behind the name as
/// whatever looks like one.
pub(super) fn cells(cells: &[u8], printed: &Words, parts: &Parts) -> bool {
    let surname = parts.surname.clone().map(|index| printed.word(index));
    let given = parts.given.clone().map(|index| printed.word(index));
    let part = |words: usize, index: usize| if index == 0 { words } else { 1 };
    let written = surname
        .enumerate()
        .flat_map(|(index, word)| fillers(part(0, index)).chain(word))
        .chain(given.enumerate().flat_map(|(index, word)| fillers(part(2, index)).chain(word)));
    let mut letters = 0;
    let mut misread = 0;
    let mut rest = cells.iter();
    for &due in written {
        let Some(&cell) = rest.next() else { break };
        if !looks_like(cell, due) || cell.is_ascii_digit() && cell == due {
            return false;
        }
        misread += usize::from(cell != due);
        letters += 1;
    }
    let illegible = rest.clone().filter(|&&cell| value(cell).is_none()).count();
    letters > 0 && misread + illegible <= tolerated(letters) && rest.all(|&cell| looks_like(cell, FILLER))
}

/// A character that no zone holds may have been anything.
fn looks_like(cell: u8, due: u8) -> bool {
    confusable(cell, due) || value(cell).is_none()
}

fn fillers(count: usize) -> core::slice::Iter<'static, u8> {
    FILLERS.get(..count).unwrap_or_default().iter()
}

const FILLERS: &[u8] = &[FILLER; 2];

/// How many characters of two words are misread, when nothing else is different. A digit on both sides explains nothing.
fn confusions(one: &[u8], other: &[u8]) -> Option<usize> {
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

/// Whether one letter is another, missing or too many.
fn is_one_edit(one: &[u8], other: &[u8]) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 || one.iter().chain(other).any(u8::is_ascii_digit) {
        return false;
    }
    let before = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let skip = usize::from(short.len() == long.len());
    short.get(before + skip..).unwrap_or_default() == long.get(before + 1..).unwrap_or_default()
}
