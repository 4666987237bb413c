//! Comparison of tokens in the same order, in another order, or separated in different places; the same code for
//! letters and for sounds.

use core::ops::Range;

use super::tokens::{MAX_UNORDERED_TOKENS, Tokens};

/// Decides which runs of symbols count as equal.
pub(super) trait Matcher {
    /// Whether only runs of the same length can be equal.
    const KEEPS_LENGTH: bool;

    fn equal(one: &[u8], other: &[u8]) -> bool;
    /// Whether `text` can begin with `prefix`.
    fn is_prefix(prefix: &[u8], text: &[u8]) -> bool;
}

/// The tokens of a name divided into surname and given names.
#[derive(Clone)]
pub(super) struct NameParts {
    pub(super) surname: Range<usize>,
    pub(super) given_names: Range<usize>,
}

impl NameParts {
    /// The parts of a name whose surname is known.
    pub(super) const fn of(tokens: &Tokens) -> Self {
        Self { surname: 0..tokens.surname_count, given_names: tokens.surname_count..tokens.count() }
    }

    pub(super) fn swapped(self) -> Self {
        Self { surname: self.given_names, given_names: self.surname }
    }
}

/// Calls `look` with every division of a name into surname and given names until it returns a value: with one division
/// if it is known.
pub(super) fn find_split<T>(tokens: &Tokens, mut look: impl FnMut(&NameParts) -> Option<T>) -> Option<T> {
    if tokens.is_split {
        return look(&NameParts::of(tokens));
    }
    let count = tokens.count();
    (1..=count).find_map(|at| {
        look(&NameParts { surname: 0..at, given_names: at..count })
            .or_else(|| look(&NameParts { surname: count - at..count, given_names: 0..count - at }))
    })
}

/// Whether consecutive tokens are equal when written without separators.
pub(super) fn equal<M: Matcher>(one: &Tokens, a: Range<usize>, other: &Tokens, b: Range<usize>) -> bool {
    M::equal(one.text(a), other.text(b))
}

/// Whether surname and given names are equal when written without separators.
pub(super) fn equal_parts<M: Matcher>(one: &Tokens, a: &NameParts, other: &Tokens, b: &NameParts) -> bool {
    equal::<M>(one, a.surname.clone(), other, b.surname.clone())
        && equal::<M>(one, a.given_names.clone(), other, b.given_names.clone())
}

/// Whether consecutive tokens are equal token by token.
pub(super) fn equal_tokens<M: Matcher>(one: &Tokens, a: Range<usize>, other: &Tokens, b: Range<usize>) -> bool {
    a.len() == b.len() && a.zip(b).all(|(a, b)| M::equal(one.token(a), other.token(b)))
}

/// The most tokens of one name that may be one token of the other.
const MAX_JOINED: usize = 3;
/// The most tokens without an equal token for which joined tokens are tried.
const MAX_UNMATCHED: u32 = 8;

/// Whether every token of each name has an equal in the other, in any order.
pub(super) fn equal_in_any_order<M: Matcher>(one: &Tokens, other: &Tokens) -> bool {
    let longest = one.count().max(other.count());
    if M::KEEPS_LENGTH && one.symbol_count() != other.symbol_count() || longest > MAX_UNORDERED_TOKENS {
        return false;
    }
    let (mut left, mut right) = (low_bits(one.count()), low_bits(other.count()));
    // Single tokens first, then tokens that are joined in the other name.
    for joined in 1..=MAX_JOINED {
        remove_equal::<M>(one, &mut left, other, &mut right, joined);
        if joined > 1 {
            remove_equal::<M>(other, &mut right, one, &mut left, joined);
        }
        if left == 0 || right == 0 || left.count_ones().max(right.count_ones()) > MAX_UNMATCHED {
            break;
        }
    }
    left == 0 && right == 0
}

/// Removes from both sets each token of the first name that equals `joined` consecutive tokens of the second.
fn remove_equal<M: Matcher>(one: &Tokens, left: &mut u64, other: &Tokens, right: &mut u64, joined: usize) {
    let run = low_bits(joined);
    let ends = (other.count() + 1).saturating_sub(joined);
    for a in one.all() {
        if *left >> a & 1 == 0 {
            continue;
        }
        let found = (0..ends).find(|&b| *right >> b & run == run && M::equal(one.token(a), other.text(b..b + joined)));
        if let Some(b) = found {
            *left &= !(1 << a);
            *right &= !(run << b);
        }
    }
}

/// A number whose lowest `count` bits are set.
pub(super) const fn low_bits(count: usize) -> u64 {
    if count >= 64 { u64::MAX } else { (1 << count) - 1 }
}
