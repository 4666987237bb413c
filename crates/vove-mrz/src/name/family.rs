//! Families of spelling of the Maghreb, the Gulf, Egypt and West Africa, one row each: what names written by ear have in
//! common. A word becomes a row of sounds; two words are of one family when their sounds agree one by one.

use crate::name::{lattice, order::Alphabet, words::Words};

/// A vowel, with the classes that it can stand for.
const VOWEL: u8 = 0x80;
pub(super) const A: u8 = VOWEL | 1;
pub(super) const I: u8 = VOWEL | 2;
/// Between A and I: AHMED and AHMAD, KADER and KADIR.
const E: u8 = A | I;
pub(super) const U: u8 = VOWEL | 4;
/// The vowel of an article, which writers choose freely.
pub(super) const ANY: u8 = A | I | U;
/// SH, CH.
const SH: u8 = b'$';
/// KH.
const KH: u8 = b'X';

/// What a whole word is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Name,
    /// May stand on one side only.
    Particle,
}

/// Words that rows of letters don't bring together, by what they are written as instead. Sorted.
const WHOLE: &[(&[u8], &[u8], Role)] = &[
    (b"AIT", &[A, I, b'T'], Role::Particle),
    (b"AL", &[ANY, b'L'], Role::Particle),
    (b"ALHADJI", HAJJ, Role::Particle),
    (b"ALHAJ", HAJJ, Role::Particle),
    (b"ALHAJI", HAJJ, Role::Particle),
    (b"AYT", &[A, I, b'T'], Role::Particle),
    (b"BAKR", &[b'B', A, b'K', A, b'R'], Role::Name),
    (b"BEN", &[b'B', I, b'N'], Role::Particle),
    (b"BENT", &[b'B', I, b'N', b'T'], Role::Particle),
    (b"BIN", &[b'B', I, b'N'], Role::Particle),
    (b"BINT", &[b'B', I, b'N', b'T'], Role::Particle),
    (b"BN", &[b'B', I, b'N'], Role::Particle),
    (b"BRAHIM", &[I, b'B', b'R', A, b'H', I, b'M'], Role::Name),
    (b"CHEICK", SHEIKH, Role::Particle),
    (b"CHEIK", SHEIKH, Role::Particle),
    (b"CHEIKH", SHEIKH, Role::Particle),
    (b"CHIKH", SHEIKH, Role::Particle),
    (b"EL", &[ANY, b'L'], Role::Particle),
    (b"ELHADJ", HAJJ, Role::Particle),
    (b"ELHADJI", HAJJ, Role::Particle),
    (b"ELHAJ", HAJJ, Role::Particle),
    (b"ELHAJJ", HAJJ, Role::Particle),
    (b"FATMA", &[b'F', A, b'T', I, b'M', A], Role::Name),
    (b"GAMAL", &[b'J', A, b'M', A, b'L'], Role::Name),
    (b"HADJ", HAJJ, Role::Particle),
    (b"HADJA", HAJJA, Role::Particle),
    (b"HADJI", HAJJ, Role::Particle),
    (b"HAJ", HAJJ, Role::Particle),
    (b"HAJA", HAJJA, Role::Particle),
    (b"HAJI", HAJJ, Role::Particle),
    (b"HAJJ", HAJJ, Role::Particle),
    (b"HAJJA", HAJJA, Role::Particle),
    (b"HOCINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"HOUCINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"HOUSSINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"IBN", &[b'B', I, b'N'], Role::Particle),
    (b"LALA", LALLA, Role::Particle),
    (b"LALLA", LALLA, Role::Particle),
    (b"MAULAY", MOULAY, Role::Particle),
    (b"MD", MOHAMED, Role::Name),
    (b"MED", MOHAMED, Role::Name),
    (b"MHAMED", MOHAMED, Role::Name),
    (b"MHAMMED", MOHAMED, Role::Name),
    (b"MHD", MOHAMED, Role::Name),
    (b"MINT", &[b'M', I, b'N', b'T'], Role::Particle),
    (b"MLY", MOULAY, Role::Particle),
    (b"MOHD", MOHAMED, Role::Name),
    (b"MOULAY", MOULAY, Role::Particle),
    (b"MOULEY", MOULAY, Role::Particle),
    (b"MULAY", MOULAY, Role::Particle),
    (b"MY", MOULAY, Role::Particle),
    (b"OSMAN", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OSMANE", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OUL", &[ANY, b'L'], Role::Particle),
    (b"OULD", &[U, b'L', b'D'], Role::Particle),
    (b"OUSMAN", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OUSMANE", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"OUSSAMA", &[U, b'S', A, b'M', A], Role::Name),
    (b"SHAIKH", SHEIKH, Role::Particle),
    (b"SHAYKH", SHEIKH, Role::Particle),
    (b"SHEIK", SHEIKH, Role::Particle),
    (b"SHEIKH", SHEIKH, Role::Particle),
    (b"SIDI", SIDI, Role::Particle),
    (b"SIDY", SIDI, Role::Particle),
    (b"SLIMANE", &[b'S', U, b'L', I, b'M', A, b'N'], Role::Name),
    (b"SOLIMAN", &[b'S', U, b'L', E, I, b'M', A, b'N'], Role::Name),
    (b"UL", &[ANY, b'L'], Role::Particle),
    (b"USMAN", &[U, b'T', b'M', A, b'N'], Role::Name),
    (b"WALAD", &[U, b'L', b'D'], Role::Particle),
    (b"WELD", &[U, b'L', b'D'], Role::Particle),
    (b"WOULD", &[U, b'L', b'D'], Role::Particle),
    (b"YOUSOUF", YUSUF, Role::Name),
    (b"YOUSSOUF", YUSUF, Role::Name),
    (b"YUSUF", YUSUF, Role::Name),
    (b"ZEINEB", ZAINAB, Role::Name),
    (b"ZINEB", ZAINAB, Role::Name),
];

/// The words of the rows as numbers.
const KEYS: [u64; WHOLE.len()] = keys();

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn keys() -> [u64; WHOLE.len()] {
    let mut keys = [0; WHOLE.len()];
    let mut row = 0;
    while row < WHOLE.len() {
        if let Some(key) = key(WHOLE[row].0) {
            keys[row] = key;
        }
        row += 1;
    }
    keys
}

/// A word of up to eight letters as a number, in the order of the alphabet.
const fn key(word: &[u8]) -> Option<u64> {
    if word.is_empty() || word.len() > 8 {
        return None;
    }
    let mut key = 0;
    let mut rest = word;
    while let [letter, after @ ..] = rest {
        key = key << 8 | *letter as u64;
        rest = after;
    }
    Some(key << (8 * (8 - word.len())))
}

const MOHAMED: &[u8] = &[b'M', U, b'H', A, b'M', E, b'D'];
pub(super) const HAJJ: &[u8] = &[b'H', A, b'J'];
pub(super) const HAJJA: &[u8] = &[b'H', A, b'J', A];
pub(super) const LALLA: &[u8] = &[b'L', A, b'L', A];
pub(super) const MOULAY: &[u8] = &[b'M', U, b'L', A, I];
const SHEIKH: &[u8] = &[SH, E, I, KH];
pub(super) const SIDI: &[u8] = &[b'S', I, b'D', I];
const YUSUF: &[u8] = &[I, U, b'S', ANY, b'F'];
const ZAINAB: &[u8] = &[b'Z', E, I, b'N', E, b'B'];

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
    let found = key(letters).and_then(|key| KEYS.binary_search(&key).ok()).and_then(|row| WHOLE.get(row));
    if let Some(&(_, written, role)) = found {
        written.iter().for_each(|&sound| sounds.push(sound));
        return role;
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
        _ if follows(after) && word.len() >= 6 => Some(after),
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
        (b'A', b'A') => (2, &[A]),
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
            match lattice::spelling(symbol, previous, way).or_else(|| lattice::spelling(symbol, previous, 0)) {
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

    #[test]
    fn whole_words_are_found_by_their_keys() {
        assert!(KEYS.is_sorted());
        assert!(WHOLE.iter().zip(KEYS).all(|(row, found)| key(row.0) == Some(found)));
        assert_eq!(key(b"ABDERRAHM"), None);
    }
}
