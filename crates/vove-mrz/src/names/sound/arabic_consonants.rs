//! Comparison of an Arabic name by its consonantal skeleton and its long vowels. Arabic script does not write short
//! vowels, and romanizations differ in them; W and Y are vowels or not written, so they are left out.
//!
//! A skeleton is a sequence of pairs: a consonant, and what is known of the vowels until the next one.

use super::{
    phonetic,
    sounds::{self, VOWEL_CLASSES, is_vowel},
};
use crate::names::{
    NameRule, spelling_variants,
    token_order::{self, Matcher, NameParts},
    tokens::{ARABIC, Tokens},
};

/// The fewest symbols of a skeleton that decide: four pairs.
const MIN_SYMBOLS: usize = 8;

/// Marks the second symbol of a pair. Its low bits are the classes of the vowels: written in Arabic, or heard in Latin
/// letters.
const VOWELS: u8 = 0x80;
/// The name is in Arabic letters.
const IS_ARABIC: u8 = 0x40;
/// The consonant is the last of its token.
const IS_LAST: u8 = 0x20;
/// A hamza, an ayn or a final H, which may be heard as any vowel or as none.
const ANY_OR_NONE: u8 = 0x10;
/// Some vowel: teh marbuta, alef maksura.
const ANY_VOWEL: u8 = 0x08;

/// Equality of skeletons.
enum SkeletonMatcher {}

impl Matcher for SkeletonMatcher {
    const KEEPS_LENGTH: bool = true;

    fn equal(one: &[u8], other: &[u8]) -> bool {
        one.len() == other.len() && Self::is_prefix(one, other)
    }

    fn is_prefix(prefix: &[u8], text: &[u8]) -> bool {
        let agree = |(&a, &b): (&u8, &u8)| a == b || a & b & VOWELS != 0 && vowels_agree(a, b);
        prefix.len() <= text.len() && prefix.iter().zip(text).all(agree)
    }
}

/// Whether the vowels after a consonant can be the same.
const fn vowels_agree(one: u8, other: u8) -> bool {
    // The alef of an article that only one of the names joins: silent, or the beginning of a token.
    let joined_alef = if (one ^ other) & IS_LAST != 0 { sounds::A & VOWEL_CLASSES } else { 0 };
    if one & other & IS_ARABIC != 0 {
        let (one, other) = (one & !IS_LAST & !joined_alef, other & !IS_LAST & !joined_alef);
        let has_vowels = one != VOWELS | IS_ARABIC && other != VOWELS | IS_ARABIC;
        return one == other || (one | other) & ANY_OR_NONE != 0 || (one | other) & ANY_VOWEL != 0 && has_vowels;
    }
    let (arabic, latin) = if one & IS_ARABIC != 0 { (one, other) } else { (other, one) };
    let is_heard =
        arabic & VOWEL_CLASSES & !joined_alef & !latin == 0 && (arabic & ANY_VOWEL == 0 || latin & VOWEL_CLASSES != 0);
    // KARIM isn't KARIMA.
    let ends_in_consonant = arabic & (VOWEL_CLASSES | ANY_VOWEL | ANY_OR_NONE) == 0 && arabic & latin & IS_LAST != 0;
    is_heard && !(ends_in_consonant && latin & VOWEL_CLASSES != 0)
}

/// Compares two names of which at least one is in Arabic letters.
pub(in crate::names) fn compare(first: &Tokens, second: &Tokens) -> NameRule {
    let are_both_arabic = first.scripts & second.scripts & ARABIC != 0;
    let (first, second) = (skeleton(first, are_both_arabic), skeleton(second, are_both_arabic));
    if first.symbol_count().min(second.symbol_count()) < MIN_SYMBOLS {
        return NameRule::ArabicUndecided;
    }
    let (a, b) = (NameParts::of(&first), NameParts::of(&second));
    let is_equal = token_order::equal_parts::<SkeletonMatcher>(&first, &a, &second, &b)
        || token_order::equal_parts::<SkeletonMatcher>(&first, &a, &second, &b.swapped())
        || token_order::equal::<SkeletonMatcher>(&first, first.all(), &second, second.all())
        || token_order::equal_in_any_order::<SkeletonMatcher>(&first, &second);
    let has_equal_consonants = |one: &[u8]| {
        let consonants = || one.iter().step_by(2);
        one.len() > 2 && second.all().any(|index| consonants().eq(second.token(index).iter().step_by(2)))
    };
    match () {
        () if is_equal => NameRule::ArabicSkeleton,
        () if first.all().any(|index| has_equal_consonants(first.token(index))) => NameRule::ArabicUndecided,
        () => NameRule::OtherComponents,
    }
}

/// The skeleton of a name. An ayn is a consonant if both names are in Arabic letters.
fn skeleton(name: &Tokens, are_both_arabic: bool) -> Tokens {
    let is_arabic = name.scripts & ARABIC != 0;
    let mut sounds = Tokens::new();
    let source = if is_arabic {
        name
    } else {
        phonetic::sounds(name, &mut sounds);
        &sounds
    };
    source.map(|out, index| {
        let start = out.symbol_count();
        let (mut last, mut vowels) = (0, 0);
        for &symbol in source.token(index) {
            let consonant = match is_arabic {
                true if are_both_arabic && spelling_variants::arabic_letter(symbol) == Some('ع') => Some(b'Q'),
                true => arabic_consonant(symbol),
                false => Some(symbol).filter(|&sound| !is_vowel(sound)),
            };
            let consonant = match consonant {
                Some(b'G') => b'J',
                Some(b'V') => b'F',
                Some(consonant) => consonant,
                None => {
                    vowels |= if is_arabic { arabic_vowel(symbol) } else { symbol & VOWEL_CLASSES };
                    continue;
                }
            };
            if last == consonant {
                continue;
            }
            if last != 0 {
                out.push(vowels);
            }
            out.push(consonant);
            (last, vowels) = (consonant, if is_arabic { VOWELS | IS_ARABIC } else { VOWELS });
        }
        if last != 0 {
            out.push(vowels | IS_LAST);
        }
        // FATIMA and FATIMAH, SALAH and SALA.
        if out.symbol_count() > start + 2 && last == b'H' {
            (0..2).for_each(|_| out.pop());
            let vowels = out.last_two().last().copied().unwrap_or_default();
            out.pop();
            out.push(vowels | IS_LAST | ANY_OR_NONE);
        }
        out.symbol_count() > start
    })
}

/// The classes of the vowel that an Arabic symbol without a consonant stands for.
fn arabic_vowel(symbol: u8) -> u8 {
    match spelling_variants::arabic_letter(symbol) {
        Some('ا' | 'ٱ') => sounds::A & VOWEL_CLASSES,
        Some('ي' | 'ی') => sounds::I & VOWEL_CLASSES,
        Some('و') => sounds::U & VOWEL_CLASSES,
        Some('ة' | 'ى') => ANY_VOWEL,
        _ if symbol == spelling_variants::SHADDA => 0,
        _ => ANY_OR_NONE,
    }
}

/// The consonant that a symbol of an Arabic name stands for.
fn arabic_consonant(symbol: u8) -> Option<u8> {
    if symbol.is_ascii() {
        return (!b"AEIOUWXY".contains(&symbol)).then_some(symbol);
    }
    Some(match spelling_variants::arabic_letter(symbol)? {
        'ب' => b'B',
        'پ' => b'P',
        'ت' | 'ث' | 'ط' | 'ټ' | 'ٹ' => b'T',
        'ج' | 'ژ' => b'J',
        'ح' | 'ه' | 'ھ' | 'ہ' => b'H',
        'خ' => b'X',
        'د' | 'ذ' | 'ض' | 'ڈ' | 'ډ' => b'D',
        'ر' | 'ڑ' | 'ړ' => b'R',
        'ز' | 'ظ' => b'Z',
        'س' | 'ص' => b'S',
        'ش' | 'چ' | 'ښ' => b'$',
        'غ' | 'گ' => b'G',
        'ف' => b'F',
        'ڤ' => b'V',
        'ق' | 'ك' | 'ک' => b'K',
        'ل' => b'L',
        'م' => b'M',
        'ن' | 'ں' | 'ڼ' => b'N',
        _ => return None,
    })
}
