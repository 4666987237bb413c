//! Consonants of Arabic letters against those of Latin ones: vowels, W and Y aren't written or written otherwise.

use crate::name::{
    NameRule,
    family::{Sounds, is_vowel, sounds},
    lattice,
    order::{self, Alphabet, Parts},
    words::{ARABIC, Words},
};

/// Fewer consonants than this say nothing.
const ENOUGH: usize = 4;

/// The consonants of two names, one of them or both in Arabic letters.
pub(super) fn compare(one: &Words, other: &Words) -> NameRule {
    let (one, other) = (skeleton(one), skeleton(other));
    if one.length().min(other.length()) < ENOUGH {
        return NameRule::ArabicUndecided;
    }
    let (a, b) = (Parts::of(&one), Parts::of(&other));
    let agree = order::same_parts::<Sounds>(&one, &a, &other, &b)
        || order::same_parts::<Sounds>(&one, &a, &other, &b.swapped())
        || order::same::<Sounds>(&one, one.all(), &other, other.all())
        || order::bag::<Sounds>(&one, &other);
    let any = || {
        let long = |words: &Words, index: usize| words.word(index).len() > 1;
        let found = |a: usize| other.all().any(|b| Sounds::same(one.word(a), other.word(b)));
        one.all().any(|a| long(&one, a) && found(a))
    };
    match () {
        () if agree => NameRule::ArabicSkeleton,
        () if any() => NameRule::ArabicUndecided,
        () => NameRule::OtherComponents,
    }
}

fn skeleton(words: &Words) -> Words {
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
        for &symbol in source.word(index) {
            let consonant = if is_arabic { arabic(symbol) } else { Some(symbol).filter(|&sound| !is_vowel(sound)) };
            let class = match consonant {
                Some(b'G') => b'J',
                Some(b'V') => b'F',
                Some(consonant) => consonant,
                None => continue,
            };
            if skeleton.length() == start || skeleton.tail().last() != Some(&class) {
                skeleton.push(class);
            }
        }
        // FATIMA and FATIMAH, SALAH and SALA.
        if skeleton.length() > start + 1 && skeleton.tail().last() == Some(&b'H') {
            skeleton.pop();
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

/// The consonant that a symbol of an Arabic name is heard as.
fn arabic(symbol: u8) -> Option<u8> {
    if symbol.is_ascii() {
        return (!b"AEIOUWXY".contains(&symbol)).then_some(symbol);
    }
    Some(match lattice::arabic_letter(symbol)? {
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
