//! Families of spelling of the Maghreb, the Gulf, Egypt and West Africa, one row each: what names written by ear have in
//! common. A word becomes a row of sounds; two words are of one family when their sounds agree one by one.

use crate::names::{
    phonetic_lexicon::{self, Role},
    spelling_variants,
    token_order::Alphabet,
    tokens::Words,
};

/// A vowel, with the classes that it can stand for.
const VOWEL: u8 = 0x80;
pub(super) const A: u8 = VOWEL | 1;
pub(super) const I: u8 = VOWEL | 2;
/// Between A and I: AHMED and AHMAD, KADER and KADIR.
pub(super) const E: u8 = A | I;
pub(super) const U: u8 = VOWEL | 4;
/// The vowel of an article, which writers choose freely.
pub(super) const ANY: u8 = A | I | U;
/// SH, CH.
pub(super) const SH: u8 = b'$';
/// KH.
pub(super) const KH: u8 = b'X';

/// Letters of the sun: an article's L becomes the one that follows it.
const SUN: &[u8] = &[b'D', b'N', b'R', b'S', b'T', b'Z', SH];

/// Sounds compared one by one: consonants must be the same, vowels have a class in common.
pub(super) enum Sounds {}

impl Alphabet for Sounds {
    const KEEPS_LENGTH: bool = true;

    fn same(one: &[u8], other: &[u8]) -> bool {
        one.len() == other.len() && Self::begins(one, other)
    }

    fn begins(one: &[u8], other: &[u8]) -> bool {
        let agree = |(&a, &b): (&u8, &u8)| a == b || a & b & VOWEL != 0 && a & b & !VOWEL != 0;
        one.len() <= other.len() && one.iter().zip(other).all(agree)
    }
}

pub(super) const fn is_vowel(sound: u8) -> bool {
    sound & VOWEL != 0
}

/// The words as sounds; which of them are particles.
pub(super) fn sounds(words: &Words, sounds: &mut Words) -> u64 {
    let mut particles = 0;
    for index in words.all() {
        if index == words.surname {
            sounds.surname = sounds.count();
        }
        let start = sounds.length();
        let part_ends = index + 1 == words.count() || index + 1 == words.surname;
        let next = if part_ends { &[] } else { words.word(index + 1) };
        if word(sounds, words.word(index), next) == Role::Particle && !part_ends {
            particles |= 1 << index;
        }
        sounds.close_as(start, words.component(index));
    }
    if words.surname >= words.count() {
        sounds.surname = sounds.count();
    }
    sounds.is_split = words.is_split;
    particles
}

/// Whether two names have so many consonants that no row brings together that their sounds needn't be compared. What rows
/// exchange, add or drop is counted as one or not at all; one name may have what the other leaves out.
pub(super) fn are_strange(one: &Words, other: &Words) -> bool {
    let (one, other) = (consonants(one.run(one.all())), consonants(other.run(other.all())));
    let more = |one: &[u8; 8], other: &[u8; 8]| -> u32 {
        one.iter().zip(other).map(|(a, b)| u32::from(a.saturating_sub(*b))).sum()
    };
    more(&one, &other) > EXCHANGED && more(&other, &one) > EXCHANGED
}

const EXCHANGED: u32 = 1;

/// How often letters of each class stand in a text, doubles once; as much as a byte holds.
fn consonants(letters: &[u8]) -> [u8; 8] {
    let before = [0].iter().chain(letters);
    let counted = letters.iter().zip(before).filter(|(letter, last)| letter != last);
    let weight = |(letter, _): (&u8, &u8)| WEIGHTS.get(usize::from(letter.wrapping_sub(b'A'))).copied().unwrap_or(0);
    counted.take(usize::from(u8::MAX)).map(weight).sum::<u64>().to_le_bytes()
}

/// One in the byte of a letter's class.
#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const WEIGHTS: [u64; 26] = {
    let classes: [&[u8]; 8] = [b"B", b"CKQSTX", b"DGJ", b"FPV", b"M", b"N", b"R", b"Z"];
    let mut weights = [0; 26];
    let mut class = 0;
    while class < classes.len() {
        let mut rest = classes[class];
        while let [letter, after @ ..] = rest {
            weights[(*letter - b'A') as usize] = 1 << (8 * class);
            rest = after;
        }
        class += 1;
    }
    weights
};

fn word(sounds: &mut Words, letters: &[u8], next: &[u8]) -> Role {
    let start = sounds.length();
    if let Some((written, role)) = phonetic_lexicon::find(letters) {
        written.iter().for_each(|&sound| sounds.push(sound));
        return role;
    }
    if let Some(named) = contracted(letters) {
        [ANY, b'L'].iter().for_each(|&sound| sounds.push(sound));
        return word(sounds, named, next);
    }
    let mut rest = letters;
    if let Some(left) = rest.strip_prefix(b"ABD") {
        b"ABD".iter().for_each(|&letter| sounds.push(if letter == b'A' { A } else { letter }));
        rest = article(left, next, true).inspect(|_| [ANY, b'L'].iter().for_each(|&s| sounds.push(s))).unwrap_or(left);
    } else if let Some(left) = article(rest, next, false) {
        [ANY, b'L'].iter().for_each(|&sound| sounds.push(sound));
        if left.is_empty() {
            return Role::Particle;
        }
        rest = left;
    }
    let mut last = if sounds.length() > start { sounds.tail().last().copied().unwrap_or_default() } else { 0 };
    while let [letter, after @ ..] = rest {
        // SALAH and EDDINE: the H that isn't heard at the end.
        if *letter == b'H' && is_vowel(last) && is_of_the_faith(after) {
            (last, rest) = (0, after);
            continue;
        }
        let alone = ALONE.get(usize::from(letter.wrapping_sub(b'A'))).copied().unwrap_or_default();
        if alone != 0 {
            if alone != last {
                sounds.push(alone);
            }
            (last, rest) = (alone, after);
            continue;
        }
        let (taken, written) = sound(rest);
        for &sound in written {
            if sound != last {
                sounds.push(sound);
            }
            last = sound;
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    // FATIMAH, YASSINE: a last H or E isn't heard.
    let end = sounds.length();
    if end - start > 2 {
        match sounds.tail() {
            [before, b'H'] if is_vowel(*before) => sounds.pop(),
            [before, E] if !is_vowel(*before) && letters.ends_with(b"E") && !letters.ends_with(b"AE") => sounds.pop(),
            _ => {}
        }
    }
    Role::Name
}

/// What follows an article with which a word begins: ABD-EL-, ER-R-, ES-S-; or nothing, when the word is one before a letter
/// of the sun.
fn article<'w>(word: &'w [u8], next: &[u8], after_abd: bool) -> Option<&'w [u8]> {
    let rest = match word {
        [b'O', b'U', rest @ ..] | [b'A' | b'E' | b'U', rest @ ..] => rest,
        _ => return None,
    };
    if after_abd && rest.first() == Some(&b'L') {
        return rest.get(1..);
    }
    let (length, first) = consonant(rest)?;
    let after = rest.get(length..)?;
    let follows = |text: &[u8]| SUN.contains(&first) && consonant(text).is_some_and(|(_, second)| second == first);
    match after {
        [] if follows(next) => Some(after),
        // EZZEDDINE, whose first word is no article.
        _ if after.get(1..).is_some_and(is_of_the_faith) => None,
        _ if follows(after) && word.len() >= 6 => Some(after),
        _ => None,
    }
}

/// Whether a text is EDDINE or EL DIN, joined to what stands before it.
fn is_of_the_faith(text: &[u8]) -> bool {
    let article = match text {
        [b'O', b'U', rest @ ..] | [b'A' | b'E' | b'U', rest @ ..] => rest,
        _ => return false,
    };
    let faith = article.strip_suffix(b"E").unwrap_or(article);
    matches!(faith, b"DIN" | b"DDIN" | b"LDIN" | b"DDEEN" | b"LDEEN")
}

/// What follows a Moroccan article without its vowel: LHOUCINE, LAHOUCINE.
fn contracted(word: &[u8]) -> Option<&[u8]> {
    match word {
        [b'L', b'H', _, _, _, ..] => word.get(1..),
        [b'L', b'A', b'H', b'O', b'U', _, ..] => word.get(2..),
        _ => None,
    }
}

/// How many letters the consonant takes with which a text begins, and its sound.
fn consonant(text: &[u8]) -> Option<(usize, u8)> {
    let (taken, written) = sound(text);
    written.first().filter(|&&sound| !is_vowel(sound)).map(|&sound| (taken, sound))
}

/// The sounds of letters that sound alike whatever follows; zero for the others.
const ALONE: [u8; 26] = *b"\0B\0\0\0F\0H\x82J\0LMN\0\0KR\0\0\0V\x84\0\x82Z";

/// How many letters are taken from the beginning of a text, and their sounds.
fn sound(text: &[u8]) -> (usize, &[u8]) {
    let letter = |at: usize| text.get(at).copied().unwrap_or_default();
    match (letter(0), letter(1)) {
        (b'B' | b'F' | b'H' | b'J' | b'L' | b'M' | b'N' | b'R' | b'V' | b'Z', _) => {
            (1, text.get(..1).unwrap_or_default())
        }
        (b'A' | b'E' | b'U', b'D') if letter(2) == b'D' && letter(3) == b'I' => (3, &[ANY, b'L', b'D']),
        // Joined: NOUREDINE.
        (b'E', b'D') if matches!(text, b"EDIN" | b"EDINE") => (2, &[ANY, b'L', b'D']),
        (b'A', b'A') => (2, &[A]),
        // ALA and EDDINE.
        (b'A', b'E') if text.get(1..).is_some_and(is_of_the_faith) => (1, &[A]),
        (b'A', b'E') => (2, &[E]),
        (b'A', _) => (1, &[A]),
        (b'C', b'H') => (2, &[SH]),
        (b'C', b'E' | b'I' | b'Y') => (1, b"S"),
        (b'C' | b'Q', _) => (1, b"K"),
        (b'D', b'H') => (2, b"D"),
        (b'D', b'J') => (2, b"J"),
        (b'E', b'E') => (2, &[I]),
        (b'E', _) => (1, &[E]),
        (b'G', b'H') => (2, b"G"),
        (b'G', b'U') if matches!(letter(2), b'E' | b'I') => (2, b"G"),
        (b'I' | b'Y', _) => (1, &[I]),
        (b'K', b'H') => (2, &[KH]),
        (b'O', b'U') if letter(2) == b'D' && letter(3) == b'D' && letter(4) == b'I' => (4, &[ANY, b'L', b'D']),
        (b'O', b'E' | b'O' | b'U') | (b'U', b'E') => (2, &[U]),
        (b'O' | b'U' | b'W', _) => (1, &[U]),
        (b'P', b'H') => (2, b"F"),
        (b'S', b'C') if letter(2) == b'H' => (3, &[SH]),
        (b'S', b'H') => (2, &[SH]),
        (b'T', b'H') => (2, b"T"),
        (b'X', _) => (1, b"KS"),
        _ => (1, text.get(..1).unwrap_or_default()),
    }
}

/// The words in letters of the zone alone: of several spellings always the first, or the second.
pub(super) fn plain(words: &Words, way: usize) -> Words {
    let mut plain = Words::new();
    for index in words.all() {
        if index == words.surname {
            plain.surname = plain.count();
        }
        let start = plain.length();
        let mut previous = 0;
        for &symbol in words.word(index) {
            match spelling_variants::spelling(symbol, previous, way)
                .or_else(|| spelling_variants::spelling(symbol, previous, 0))
            {
                Some(written) => written.bytes().for_each(|letter| plain.push(letter)),
                None => plain.push(symbol),
            }
            previous = symbol;
        }
        plain.close_as(start, words.component(index));
    }
    if words.surname >= words.count() {
        plain.surname = plain.count();
    }
    plain.is_split = words.is_split;
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_sound_alike_whatever_follows_are_those_of_the_rows() {
        for (letter, &alone) in (b'A'..=b'Z').zip(&ALONE) {
            let before_any = |next| sound(&[letter, next]) == (1, &[alone][..]);
            assert_eq!(alone != 0, (b'A'..=b'Z').all(before_any) && alone != 0, "{letter}");
        }
    }
}
