//! Names that an issuer had to shorten: the field is full, the printed name doesn't fit.

use core::ops::Range;

use crate::names::{
    spelling_variants,
    token_order::{Alphabet, Parts, mask},
    tokens::Words,
};

/// The room that a layout has for a name.
#[derive(Clone, Copy, Default)]
pub(super) struct Room {
    /// Cells of the field for the surname, or for both.
    pub(super) surname: usize,
    /// Cells of a field of its own for the given names.
    pub(super) given: usize,
    /// Whether one field holds both.
    pub(super) is_shared: bool,
    /// Whether a letter stands in the last cell of each field.
    pub(super) surname_full: bool,
    pub(super) given_full: bool,
}

impl Room {
    /// Whether the layout has no field for given names.
    pub(super) const fn lacks_given(&self) -> bool {
        !self.is_shared && self.given == 0
    }

    /// Which of surname and given names may stand shortened.
    fn forces(&self, printed: &Words, parts: &Parts) -> (bool, bool) {
        let surname = width(printed, parts.surname.clone(), 1);
        if self.is_shared {
            let between = if parts.given.is_empty() { 0 } else { 2 };
            let short = self.surname_full && surname + between + width(printed, parts.given.clone(), 1) > self.surname;
            return (short, short);
        }
        // Old French cards put two fillers between given names.
        let given = width(printed, parts.given.clone(), 2);
        (self.surname_full && surname > self.surname, self.given_full && given > self.given)
    }
}

/// The most cells that words can take.
fn width(words: &Words, range: Range<usize>, between: usize) -> usize {
    let gaps = range.len().saturating_sub(1) * between;
    let symbols = words.run(range);
    if spelling_variants::is_plain(symbols) {
        return symbols.len() + gaps;
    }
    let before = [0].iter().chain(symbols);
    symbols.iter().zip(before).map(|(&symbol, &previous)| spelling_variants::longest(symbol, previous)).sum::<usize>()
        + gaps
}

/// Whether the zone's words, split as given, can be the printed ones shortened, and had to be. Width is that of the letters.
pub(super) fn shortened<A: Alphabet>(
    zone: &Words,
    a: &Parts,
    printed: &Words,
    b: &Parts,
    letters: &Words,
    room: &Room,
) -> bool {
    let (surname, given) = room.forces(letters, b);
    let part = |a: &Range<usize>, b: &Range<usize>, may: bool| match may {
        true => prefixes::<A>(zone, a.clone(), printed, b.clone()),
        false => A::same(zone.run(a.clone()), printed.run(b.clone())),
    };
    (surname || given)
        // The surname is never left out, and given names never come without it.
        && a.surname.is_empty() == b.surname.is_empty()
        && part(&a.surname, &b.surname, surname)
        && part(&a.given, &b.given, given)
}

/// Whether each word begins the printed one in its place; printed ones may be missing at the end.
fn prefixes<A: Alphabet>(zone: &Words, a: Range<usize>, printed: &Words, b: Range<usize>) -> bool {
    let mut place = b.start;
    for (left, word) in a.clone().map(|index| (a.end - index - 1, zone.word(index))) {
        if place >= b.end {
            return false;
        }
        if A::begins(word, printed.word(place)) {
            place += 1;
            continue;
        }
        // Printed words that the zone joins.
        let joined = (place + 2..=b.end.min(place + 4)).find(|&end| {
            A::same(word, printed.run(place..end)) || left == 0 && A::begins(word, printed.run(place..end))
        });
        match joined {
            Some(end) => place = end,
            None => return false,
        }
    }
    true
}

/// Words that may stand shortened in another order.
const CUT: u32 = 2;

/// Whether the zone's words, in another order, can be the printed ones shortened, and had to be. Most must be there whole:
/// where order says nothing, initials say too little.
pub(super) fn shortened_bag<A: Alphabet>(zone: &Words, printed: &Words, room: &Room) -> bool {
    let (surname, given) = room.forces(printed, &Parts::of(printed));
    if !surname && !given {
        return false;
    }
    let mut unused = mask(printed.count());
    let mut whole = 0;
    let mut cut = 0;
    let mut take = |index: usize, fits: fn(&[u8], &[u8]) -> bool| {
        let found =
            printed.all().find(|&place| unused >> place & 1 == 1 && fits(zone.word(index), printed.word(place)));
        if let Some(place) = found {
            unused &= !(1 << place);
        }
        found.is_some()
    };
    let mut rest = 0u64;
    for index in zone.all() {
        if take(index, A::same) {
            whole += zone.word(index).len();
        } else {
            rest |= 1 << index;
        }
        if rest.count_ones() > CUT {
            return false;
        }
    }
    for index in zone.all().filter(|index| rest >> index & 1 == 1) {
        if !take(index, A::begins) {
            return false;
        }
        cut += zone.word(index).len();
    }
    whole >= 2 * cut
}
