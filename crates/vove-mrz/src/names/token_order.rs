//! Words in the same order, in another, split otherwise. The same for letters and for sounds.

use core::ops::Range;

use crate::names::tokens::Words;

/// What the symbols of words mean.
pub(super) trait Alphabet {
    /// Whether only texts of one length can be the same.
    const KEEPS_LENGTH: bool;

    fn same(one: &[u8], other: &[u8]) -> bool;
    /// Whether the second can begin with the first.
    fn begins(one: &[u8], other: &[u8]) -> bool;
}

/// Which words of a name are the surname's and which the given names'.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) surname: Range<usize>,
    pub(super) given: Range<usize>,
}

impl Parts {
    pub(super) const fn of(words: &Words) -> Self {
        Self { surname: 0..words.surname, given: words.surname..words.count() }
    }

    pub(super) fn swapped(self) -> Self {
        Self { surname: self.given, given: self.surname }
    }
}

/// Looks at every way in which the words of a name may be surname and given names, until something is found: at one way
/// when that is known.
pub(super) fn find_split<T>(words: &Words, mut look: impl FnMut(&Parts) -> Option<T>) -> Option<T> {
    if words.is_split {
        return look(&Parts::of(words));
    }
    let count = words.count();
    (1..=count).find_map(|at| {
        look(&Parts { surname: 0..at, given: at..count })
            .or_else(|| look(&Parts { surname: count - at..count, given: 0..count - at }))
    })
}

/// Whether two runs of words say the same, wherever the words are separated.
pub(super) fn same<A: Alphabet>(one: &Words, a: Range<usize>, other: &Words, b: Range<usize>) -> bool {
    A::same(one.run(a), other.run(b))
}

pub(super) fn same_parts<A: Alphabet>(one: &Words, a: &Parts, other: &Words, b: &Parts) -> bool {
    same::<A>(one, a.surname.clone(), other, b.surname.clone())
        && same::<A>(one, a.given.clone(), other, b.given.clone())
}

/// Whether two runs are the same word by word.
pub(super) fn same_words<A: Alphabet>(one: &Words, a: Range<usize>, other: &Words, b: Range<usize>) -> bool {
    a.len() == b.len() && a.zip(b).all(|(a, b)| A::same(one.word(a), other.word(b)))
}

/// Words that one separates and the other joins: up to this many.
const JOINED: usize = 3;
/// Of longer names the words are compared in their order only, so that the work is bounded.
pub(super) const BAG: usize = 24;
/// So many words without a counterpart may be joined ones.
const FEW: u32 = 8;

/// Whether every word of each has its counterpart in the other, in whatever order.
pub(super) fn bag<A: Alphabet>(one: &Words, other: &Words) -> bool {
    let longest = one.count().max(other.count());
    if A::KEEPS_LENGTH && one.length() != other.length() || longest > BAG {
        return false;
    }
    let (mut left, mut right) = (mask(one.count()), mask(other.count()));
    // Words alone first, then those that are joined on the other side.
    for joined in 1..=JOINED {
        take::<A>(one, &mut left, other, &mut right, joined);
        if joined > 1 {
            take::<A>(other, &mut right, one, &mut left, joined);
        }
        if left == 0 || right == 0 || left.count_ones().max(right.count_ones()) > FEW {
            break;
        }
    }
    left == 0 && right == 0
}

/// Takes from both sides the words of the first that are the same as so many words together of the second.
fn take<A: Alphabet>(one: &Words, left: &mut u64, other: &Words, right: &mut u64, joined: usize) {
    let together = mask(joined);
    for a in one.all() {
        if *left >> a & 1 == 0 {
            continue;
        }
        let last = (other.count() + 1).saturating_sub(joined);
        let found =
            (0..last).find(|&b| *right >> b & together == together && A::same(one.word(a), other.run(b..b + joined)));
        if let Some(b) = found {
            *left &= !(1 << a);
            *right &= !(together << b);
        }
    }
}

/// So many low bits.
pub(super) const fn mask(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}
