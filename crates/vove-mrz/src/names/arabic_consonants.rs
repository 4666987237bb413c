//! Consonants of Arabic letters against those of Latin ones, and the long vowels between them: short ones, W and Y aren't
//! written or written otherwise.

use crate::names::{
    NameRule,
    phonetic::{self, is_vowel, sounds},
    spelling_variants,
    token_order::{self, Alphabet, Parts},
    tokens::{ARABIC, Words},
};

/// Fewer symbols than this say nothing: four consonants, each with what follows it.
const ENOUGH: usize = 8;

/// What follows a consonant, until the next: the classes of its vowels, written in Arabic or heard in Latin letters.
const AFTER: u8 = 0x80;
const IS_ARABIC: u8 = 0x40;
/// The consonant is the word's last.
const IS_LAST: u8 = 0x20;
/// A hamza, an ayn or a last H, which may be heard as any vowel or none.
const ANYTHING: u8 = 0x10;
/// Some vowel: teh marbuta, alef maksura.
const SOMETHING: u8 = 0x08;
const CLASSES: u8 = 0x07;

/// Consonants, each with what follows it.
enum Heard {}

impl Alphabet for Heard {
    const KEEPS_LENGTH: bool = true;

    fn same(one: &[u8], other: &[u8]) -> bool {
        one.len() == other.len() && Self::begins(one, other)
    }

    fn begins(one: &[u8], other: &[u8]) -> bool {
        let agree = |(&a, &b): (&u8, &u8)| a == b || a & b & AFTER != 0 && follow_alike(a, b);
        one.len() <= other.len() && one.iter().zip(other).all(agree)
    }
}

/// Whether what follows one consonant can be what follows another.
const fn follow_alike(one: u8, other: u8) -> bool {
    // The alef of an article that is joined on one side: it isn't heard, or begins a word.
    let joined = if (one ^ other) & IS_LAST != 0 { phonetic::A & CLASSES } else { 0 };
    if one & other & IS_ARABIC != 0 {
        let (one, other) = (one & !IS_LAST & !joined, other & !IS_LAST & !joined);
        let is_some = (one | other) & SOMETHING != 0 && one != AFTER | IS_ARABIC && other != AFTER | IS_ARABIC;
        return one == other || (one | other) & ANYTHING != 0 || is_some;
    }
    let (arabic, latin) = if one & IS_ARABIC != 0 { (one, other) } else { (other, one) };
    let is_heard = arabic & CLASSES & !joined & !latin == 0 && (arabic & SOMETHING == 0 || latin & CLASSES != 0);
    // KARIM isn't KARIMA.
    let is_bare = arabic & (CLASSES | SOMETHING | ANYTHING) == 0 && arabic & latin & IS_LAST != 0;
    is_heard && !(is_bare && latin & CLASSES != 0)
}

/// The consonants of two names, one of them or both in Arabic letters.
pub(super) fn compare(one: &Words, other: &Words) -> NameRule {
    let both = one.scripts & other.scripts & ARABIC != 0;
    let (one, other) = (skeleton(one, both), skeleton(other, both));
    if one.length().min(other.length()) < ENOUGH {
        return NameRule::ArabicUndecided;
    }
    let (a, b) = (Parts::of(&one), Parts::of(&other));
    let agree = token_order::same_parts::<Heard>(&one, &a, &other, &b)
        || token_order::same_parts::<Heard>(&one, &a, &other, &b.swapped())
        || token_order::same::<Heard>(&one, one.all(), &other, other.all())
        || token_order::bag::<Heard>(&one, &other);
    let any = || {
        let long = |words: &Words, index: usize| words.word(index).len() > 2;
        let alike = |one: &[u8], other: &[u8]| one.iter().step_by(2).eq(other.iter().step_by(2));
        let found = |a: usize| other.all().any(|b| alike(one.word(a), other.word(b)));
        one.all().any(|a| long(&one, a) && found(a))
    };
    match () {
        () if agree => NameRule::ArabicSkeleton,
        () if any() => NameRule::ArabicUndecided,
        () => NameRule::OtherComponents,
    }
}

/// Each consonant of a name and what follows it; `both` when the other is in Arabic letters as well.
fn skeleton(words: &Words, both: bool) -> Words {
    let is_arabic = words.scripts & ARABIC != 0;
    let mut spoken = Words::new();
    let source = if is_arabic {
        words
    } else {
        sounds(words, &mut spoken);
        &spoken
    };
    let mut skeleton = Words::new();
    for index in source.all() {
        if index == source.surname {
            skeleton.surname = skeleton.count();
        }
        let start = skeleton.length();
        let (mut last, mut after) = (0, 0);
        for &symbol in source.word(index) {
            let consonant = match is_arabic {
                true if both && spelling_variants::arabic_letter(symbol) == Some('ع') => Some(b'Q'),
                true => arabic(symbol),
                false => Some(symbol).filter(|&sound| !is_vowel(sound)),
            };
            let class = match consonant {
                Some(b'G') => b'J',
                Some(b'V') => b'F',
                Some(consonant) => consonant,
                None => {
                    after |= if is_arabic { vowel(symbol) } else { symbol & CLASSES };
                    continue;
                }
            };
            if last == class {
                continue;
            }
            if last != 0 {
                skeleton.push(after);
            }
            skeleton.push(class);
            (last, after) = (class, if is_arabic { AFTER | IS_ARABIC } else { AFTER });
        }
        if last != 0 {
            skeleton.push(after | IS_LAST);
        }
        // FATIMA and FATIMAH, SALAH and SALA.
        if skeleton.length() > start + 2 && last == b'H' {
            (0..2).for_each(|_| skeleton.pop());
            let before = skeleton.tail().last().copied().unwrap_or_default();
            skeleton.pop();
            skeleton.push(before | IS_LAST | ANYTHING);
        }
        if skeleton.length() > start {
            skeleton.close_as(start, source.component(index));
        }
    }
    if source.surname >= source.count() {
        skeleton.surname = skeleton.count();
    }
    skeleton
}

/// What a symbol of an Arabic name that is no consonant says of the vowel there.
fn vowel(symbol: u8) -> u8 {
    match spelling_variants::arabic_letter(symbol) {
        Some('ا' | 'ٱ') => phonetic::A & CLASSES,
        Some('ي' | 'ی') => phonetic::I & CLASSES,
        Some('و') => phonetic::U & CLASSES,
        Some('ة' | 'ى') => SOMETHING,
        _ if symbol == spelling_variants::SHADDA => 0,
        _ => ANYTHING,
    }
}

/// The consonant that a symbol of an Arabic name is heard as.
fn arabic(symbol: u8) -> Option<u8> {
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
