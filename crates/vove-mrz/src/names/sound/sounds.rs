//! The sounds of a name, one byte each, and when two of them agree.

use crate::names::token_order::Matcher;

/// Marks a vowel. The low bits are the classes of vowels that it may stand for.
const VOWEL: u8 = 0x80;
pub(super) const VOWEL_CLASSES: u8 = 0x07;
pub(super) const A: u8 = VOWEL | 1;
pub(super) const I: u8 = VOWEL | 2;
/// Between A and I: AHMED and AHMAD, KADER and KADIR.
pub(super) const E: u8 = A | I;
pub(super) const U: u8 = VOWEL | 4;
/// The vowel of an article, which is written in any way.
pub(super) const ANY: u8 = A | I | U;
/// SH, CH.
pub(super) const SH: u8 = b'$';
/// KH.
pub(super) const KH: u8 = b'X';

pub(super) const fn is_vowel(sound: u8) -> bool {
    sound & VOWEL != 0
}

/// Equality of sounds: consonants are equal, vowels have a class in common.
pub(in crate::names) enum PhoneticMatcher {}

impl Matcher for PhoneticMatcher {
    const KEEPS_LENGTH: bool = true;

    fn equal(one: &[u8], other: &[u8]) -> bool {
        one.len() == other.len() && Self::is_prefix(one, other)
    }

    fn is_prefix(prefix: &[u8], text: &[u8]) -> bool {
        let agree = |(&a, &b): (&u8, &u8)| a == b || is_vowel(a & b) && a & b & !VOWEL != 0;
        prefix.len() <= text.len() && prefix.iter().zip(text).all(agree)
    }
}
