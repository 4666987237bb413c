//! Families of spelling of the Maghreb, the Gulf, Egypt and West Africa, one row each: what names written by ear have in
//! common. A word becomes a row of sounds; two words are of one family when their sounds agree one by one.

use crate::name::{lattice, order::Alphabet, words::Words};

/// A vowel, with the classes that it can stand for.
const VOWEL: u8 = 0x80;
const A: u8 = VOWEL | 1;
const I: u8 = VOWEL | 2;
/// Between A and I: AHMED and AHMAD, KADER and KADIR.
const E: u8 = A | I;
const U: u8 = VOWEL | 4;
/// The vowel of an article, which writers choose freely.
const ANY: u8 = A | I | U;
/// SH, CH.
const SH: u8 = b'$';
/// KH.
const KH: u8 = b'X';

/// Letters, how many of them are taken, and their sounds. Sorted by the first letter, the longer before the shorter.
const ROWS: &[(&[u8], usize, &[u8])] = &[
    (b"ADDI", 3, &[ANY, b'L', b'D']),
    (b"AA", 2, &[A]),
    (b"AE", 2, &[E]),
    (b"A", 1, &[A]),
    (b"CE", 1, b"S"),
    (b"CH", 2, &[SH]),
    (b"CI", 1, b"S"),
    (b"CY", 1, b"S"),
    (b"C", 1, b"K"),
    (b"DH", 2, b"D"),
    (b"DJ", 2, b"J"),
    (b"EDDI", 3, &[ANY, b'L', b'D']),
    (b"EE", 2, &[I]),
    (b"E", 1, &[E]),
    (b"GH", 2, b"G"),
    (b"GUE", 2, b"G"),
    (b"GUI", 2, b"G"),
    (b"I", 1, &[I]),
    (b"KH", 2, &[KH]),
    (b"OUDDI", 4, &[ANY, b'L', b'D']),
    (b"OE", 2, &[U]),
    (b"OO", 2, &[U]),
    (b"OU", 2, &[U]),
    (b"O", 1, &[U]),
    (b"PH", 2, b"F"),
    (b"Q", 1, b"K"),
    (b"SCH", 3, &[SH]),
    (b"SH", 2, &[SH]),
    (b"TH", 2, b"T"),
    (b"UDDI", 3, &[ANY, b'L', b'D']),
    (b"UE", 2, &[U]),
    (b"U", 1, &[U]),
    (b"W", 1, &[U]),
    (b"X", 1, b"KS"),
    (b"Y", 1, &[I]),
];

/// The first row of each letter.
const INDEX: [u8; 27] = index();

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn index() -> [u8; 27] {
    let mut index = [0; 27];
    let (mut letter, mut row) = (0, 0);
    while letter < 27 {
        while row < ROWS.len() && ROWS[row].0[0] < b'A' + letter as u8 {
            row += 1;
        }
        index[letter] = row as u8;
        letter += 1;
    }
    index
}

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
    (b"AYT", &[A, I, b'T'], Role::Particle),
    (b"BAKR", &[b'B', A, b'K', A, b'R'], Role::Name),
    (b"BEN", &[b'B', I, b'N'], Role::Particle),
    (b"BENT", &[b'B', I, b'N', b'T'], Role::Particle),
    (b"BIN", &[b'B', I, b'N'], Role::Particle),
    (b"BINT", &[b'B', I, b'N', b'T'], Role::Particle),
    (b"BN", &[b'B', I, b'N'], Role::Particle),
    (b"BRAHIM", &[I, b'B', b'R', A, b'H', I, b'M'], Role::Name),
    (b"EL", &[ANY, b'L'], Role::Particle),
    (b"FATMA", &[b'F', A, b'T', I, b'M', A], Role::Name),
    (b"GAMAL", &[b'J', A, b'M', A, b'L'], Role::Name),
    (b"HOCINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"HOUCINE", &[b'H', U, b'S', E, I, b'N'], Role::Name),
    (b"IBN", &[b'B', I, b'N'], Role::Particle),
    (b"MD", MOHAMED, Role::Name),
    (b"MED", MOHAMED, Role::Name),
    (b"MHAMED", MOHAMED, Role::Name),
    (b"MHAMMED", MOHAMED, Role::Name),
    (b"MHD", MOHAMED, Role::Name),
    (b"MINT", &[b'M', I, b'N', b'T'], Role::Particle),
    (b"MOHD", MOHAMED, Role::Name),
    (b"OTHMAN", &[U, b'S', b'M', A, b'N'], Role::Name),
    (b"OTHMANE", &[U, b'S', b'M', A, b'N'], Role::Name),
    (b"OUL", &[ANY, b'L'], Role::Particle),
    (b"OULD", &[U, b'L', b'D'], Role::Particle),
    (b"SLIMANE", &[b'S', U, b'L', I, b'M', A, b'N'], Role::Name),
    (b"SOLIMAN", &[b'S', U, b'L', E, I, b'M', A, b'N'], Role::Name),
    (b"UL", &[ANY, b'L'], Role::Particle),
    (b"UTHMAN", &[U, b'S', b'M', A, b'N'], Role::Name),
    (b"WALAD", &[U, b'L', b'D'], Role::Particle),
    (b"WELD", &[U, b'L', b'D'], Role::Particle),
    (b"WOULD", &[U, b'L', b'D'], Role::Particle),
    (b"YOUSOUF", YUSUF, Role::Name),
    (b"YOUSSOUF", YUSUF, Role::Name),
    (b"YUSUF", YUSUF, Role::Name),
    (b"ZEINEB", ZAINAB, Role::Name),
    (b"ZINEB", ZAINAB, Role::Name),
];

const MOHAMED: &[u8] = &[b'M', U, b'H', A, b'M', E, b'D'];
const YUSUF: &[u8] = &[I, U, b'S', ANY, b'F'];
const ZAINAB: &[u8] = &[b'Z', E, I, b'N', E, b'B'];

/// Letters of the sun: an article's L becomes the one that follows it.
const SUN: &[u8] = &[b'D', b'N', b'R', b'S', b'T', b'Z', SH];

/// Sounds compared one by one: consonants must be the same, vowels have a class in common.
pub(super) enum Sounds {}

impl Alphabet for Sounds {
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

/// The words as sounds, and which of them are particles.
pub(super) fn sounds(words: &Words) -> (Words, u64) {
    let mut sounds = Words::new();
    let mut particles = 0;
    for index in words.all() {
        if index == words.surname {
            sounds.surname = sounds.count();
        }
        let start = sounds.length();
        let part_ends = index + 1 == words.count() || index + 1 == words.surname;
        let next = if part_ends { &[] } else { words.word(index + 1) };
        if word(&mut sounds, words.word(index), next) == Role::Particle && !part_ends {
            particles |= 1 << index;
        }
        sounds.close_as(start, words.component(index));
    }
    if words.surname >= words.count() {
        sounds.surname = sounds.count();
    }
    sounds.is_split = words.is_split;
    (sounds, particles)
}

fn word(sounds: &mut Words, letters: &[u8], next: &[u8]) -> Role {
    let start = sounds.length();
    if let Ok(row) = WHOLE.binary_search_by(|row| row.0.cmp(letters)) {
        if let Some(&(_, written, role)) = WHOLE.get(row) {
            written.iter().for_each(|&sound| sounds.push(sound));
            return role;
        }
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
    let mut last = 0;
    while let Some(&letter) = rest.first() {
        let (taken, written) = sound(rest, letter);
        for &sound in written {
            if sound != last || sounds.length() == start {
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
            [before, E] if !is_vowel(*before) && letters.ends_with(b"E") => sounds.pop(),
            _ => {}
        }
    }
    Role::Name
}

/// What follows an article with which a word begins: ABD-EL-, ER-R-, ES-S-; or nothing, when the word is one before a letter
/// of the sun.
fn article<'w>(word: &'w [u8], next: &[u8], after_abd: bool) -> Option<&'w [u8]> {
    let vowel = [&b"OU"[..], b"A", b"E", b"U"].into_iter().find(|&vowel| word.starts_with(vowel))?;
    let rest = word.get(vowel.len()..)?;
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
    let (taken, written) = sound(text, *text.first()?);
    written.first().filter(|&&sound| !is_vowel(sound)).map(|&sound| (taken, sound))
}

/// How many letters are taken, and their sounds.
fn sound(text: &[u8], first: u8) -> (usize, &[u8]) {
    let letter = usize::from(first.wrapping_sub(b'A'));
    let rows = match (INDEX.get(letter), INDEX.get(letter.wrapping_add(1))) {
        (Some(&from), Some(&to)) => ROWS.get(from.into()..to.into()).unwrap_or_default(),
        _ => &[],
    };
    match rows.iter().find(|row| text.starts_with(row.0)) {
        Some(row) => (row.1, row.2),
        None => (1, text.get(..1).unwrap_or_default()),
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
    fn tables_are_in_the_order_in_which_they_are_searched() {
        assert!(WHOLE.is_sorted_by_key(|row| row.0));
        for pair in ROWS.windows(2) {
            let [one, other] = pair else { unreachable!() };
            assert!(one.0[0] <= other.0[0] && !other.0.starts_with(one.0), "{other:?}");
        }
    }
}
