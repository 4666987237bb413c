//! Writing a name into the cells of its field (Doc 9303-3, section 4.6), truncated if it is too long.

use super::truncate::{ComponentLengths, Truncation, components};
use crate::doc9303::{alphabet::FILLER, name_field::SEPARATOR};

/// Writes surname and given names, with two fillers between them if there are given names. Returns whether the name was
/// truncated.
pub(super) fn write(cells: &mut [u8], surname: &[u8], given_names: &[u8], truncation: Truncation) -> bool {
    let separator = if given_names.is_empty() { 0 } else { SEPARATOR.len() };
    if surname.len() + separator + given_names.len() <= cells.len() {
        for (identifier, at) in [(surname, 0), (given_names, surname.len() + separator)] {
            if let Some(cells) = cells.get_mut(at..at + identifier.len()) {
                cells.copy_from_slice(identifier);
            }
        }
        return false;
    }
    let mut lengths = ComponentLengths::of(surname, given_names);
    lengths.truncate(cells.len(), truncation);
    let mut slots = cells.iter_mut();
    let mut component = 0;
    for (identifier, separator) in [(surname, 0), (given_names, SEPARATOR.len())] {
        let mut fillers = separator;
        for letters in components(identifier) {
            let length = lengths.get(component);
            component += 1;
            if length == 0 {
                continue;
            }
            let written = [FILLER; 2].into_iter().take(fillers).chain(letters.iter().copied().take(length));
            written.zip(slots.by_ref()).for_each(|(cell, slot)| *slot = cell);
            fillers = 1;
        }
    }
    true
}
