//! Truncated names: the zone's name field is full, and the printed name is too long for it (Doc 9303-4, section 4.2.3,
//! and the same in parts 5 to 7).

use core::ops::Range;

use super::{
    spelling_variants,
    token_order::{Matcher, NameParts, low_bits},
    tokens::Tokens,
};
use crate::doc9303::name_field::SEPARATOR;

/// The length of a layout's name fields, and whether the zone fills them.
#[derive(Clone, Copy, Default)]
pub(super) struct NameCapacity {
    /// Cells of the field for the surname, or for surname and given names.
    pub(super) surname: usize,
    /// Cells of the separate field for the given names.
    pub(super) given_names: usize,
    /// Whether one field holds both.
    pub(super) is_shared: bool,
    /// Whether the last cell of the field holds a letter.
    pub(super) is_surname_full: bool,
    pub(super) is_given_names_full: bool,
}

impl NameCapacity {
    /// Whether the layout has no field for given names.
    pub(super) const fn lacks_given_names(&self) -> bool {
        !self.is_shared && self.given_names == 0
    }

    /// Whether the surname and the given names may be truncated.
    fn may_truncate(&self, printed: &Tokens, parts: &NameParts) -> (bool, bool) {
        let surname = || max_width(printed, parts.surname.clone(), 1);
        if self.is_shared {
            let separator = if parts.given_names.is_empty() { 0 } else { SEPARATOR.len() };
            let width = || surname() + separator + max_width(printed, parts.given_names.clone(), 1);
            let may_truncate = self.is_surname_full && width() > self.surname;
            return (may_truncate, may_truncate);
        }
        // Old French identity cards separate given names by two fillers.
        let given_names = || max_width(printed, parts.given_names.clone(), 2);
        (self.is_surname_full && surname() > self.surname, self.is_given_names_full && given_names() > self.given_names)
    }
}

/// The most cells that tokens need, with `separator` fillers between them.
fn max_width(name: &Tokens, range: Range<usize>, separator: usize) -> usize {
    let separators = range.len().saturating_sub(1) * separator;
    let symbols = name.text(range);
    if spelling_variants::is_plain(symbols) {
        return symbols.len() + separators;
    }
    let previous = [0].iter().chain(symbols);
    let letters = symbols.iter().zip(previous).map(|(&symbol, &previous)| spelling_variants::max_len(symbol, previous));
    letters.sum::<usize>() + separators
}

/// Whether the zone's tokens, divided as given, can be a truncation of the printed ones, and the printed ones are too
/// long. The length is that of `letters`, the printed name in letters.
pub(super) fn is_truncated<M: Matcher>(
    zone: &Tokens,
    a: &NameParts,
    printed: &Tokens,
    b: &NameParts,
    letters: &Tokens,
    capacity: &NameCapacity,
) -> bool {
    let (surname, given_names) = capacity.may_truncate(letters, b);
    let agree = |a: &Range<usize>, b: &Range<usize>, may_truncate: bool| match may_truncate {
        true => are_prefixes::<M>(zone, a.clone(), printed, b.clone()),
        false => M::equal(zone.text(a.clone()), printed.text(b.clone())),
    };
    (surname || given_names)
        // The surname is never omitted.
        && a.surname.is_empty() == b.surname.is_empty()
        && agree(&a.surname, &b.surname, surname)
        && agree(&a.given_names, &b.given_names, given_names)
}

/// Whether each token of the zone is a prefix of the printed token at its position. Printed tokens may be missing at
/// the end.
fn are_prefixes<M: Matcher>(zone: &Tokens, a: Range<usize>, printed: &Tokens, b: Range<usize>) -> bool {
    let mut position = b.start;
    for (left, token) in a.clone().map(|index| (a.end - index - 1, zone.token(index))) {
        if position >= b.end {
            return false;
        }
        if M::is_prefix(token, printed.token(position)) {
            position += 1;
            continue;
        }
        // Printed tokens that the zone joins.
        let joined = (position + 2..=b.end.min(position + 4)).find(|&end| {
            let text = printed.text(position..end);
            M::equal(token, text) || left == 0 && M::is_prefix(token, text)
        });
        match joined {
            Some(end) => position = end,
            None => return false,
        }
    }
    true
}

/// The most tokens that may be truncated in another order.
const MAX_TRUNCATED: u32 = 2;

/// Whether the zone's tokens, in another order, can be a truncation of the printed ones, and the printed ones are too
/// long. Most letters must belong to complete tokens: in another order, initials are too weak.
pub(super) fn is_truncated_in_any_order<M: Matcher>(zone: &Tokens, printed: &Tokens, capacity: &NameCapacity) -> bool {
    let (surname, given_names) = capacity.may_truncate(printed, &NameParts::of(printed));
    if !surname && !given_names {
        return false;
    }
    let mut unused = low_bits(printed.count());
    let mut take = |index: usize, fits: fn(&[u8], &[u8]) -> bool| {
        let found =
            printed.all().find(|&other| unused >> other & 1 == 1 && fits(zone.token(index), printed.token(other)));
        if let Some(other) = found {
            unused &= !(1 << other);
        }
        found.is_some()
    };
    let (mut complete_letters, mut truncated_letters) = (0, 0);
    let mut truncated = 0u64;
    for index in zone.all() {
        if take(index, M::equal) {
            complete_letters += zone.token(index).len();
        } else {
            truncated |= 1 << index;
        }
        if truncated.count_ones() > MAX_TRUNCATED {
            return false;
        }
    }
    for index in zone.all().filter(|index| truncated >> index & 1 == 1) {
        if !take(index, M::is_prefix) {
            return false;
        }
        truncated_letters += zone.token(index).len();
    }
    complete_letters >= 2 * truncated_letters
}
