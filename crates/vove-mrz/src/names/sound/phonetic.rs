//! The sounds of a name in Latin letters. Two tokens are variants if their sounds agree one by one.
//!
//! The rules cover French and English based romanizations of Arabic: C and K, OU and U, DJ and J, the article in its
//! variants (before sun letters its L assimilates to them: ER-RACHIDI, AL-RASHIDI), and names joined by it
//! (ABD-EL-KADER, NOUR-EDDINE).

pub(in crate::names) use super::sounds::PhoneticMatcher;
use super::{
    phonetic_lexicon::{self, TokenRole},
    sounds::{A, ANY, E, I, KH, SH, U, is_vowel},
};
use crate::names::{spelling_variants, tokens::Tokens};

/// The sounds of the sun letters, to which the L of an article assimilates.
const SUN_LETTERS: &[u8] = &[b'D', b'N', b'R', b'S', b'T', b'Z', SH];

/// Writes the sounds of a name in letters of the zone into an empty name.
pub(in crate::names) fn sounds(name: &Tokens, sounds: &mut Tokens) {
    name.map_into(sounds, |out, index| {
        let ends_part = index + 1 == name.count() || index + 1 == name.surname_count;
        let next = if ends_part { &[] } else { name.token(index + 1) };
        if push_sounds(out, name.token(index), next) == TokenRole::Particle && !ends_part {
            out.particles |= 1 << index;
        }
        true
    });
}

/// Appends the sounds of a token. `next` is the token after it in the same part.
fn push_sounds(out: &mut Tokens, token: &[u8], next: &[u8]) -> TokenRole {
    let start = out.symbol_count();
    if let Some((sounds, role)) = phonetic_lexicon::find(token) {
        out.extend(sounds);
        return role;
    }
    if let Some(rest) = strip_contracted_article(token) {
        out.extend(&[ANY, b'L']);
        return push_sounds(out, rest, next);
    }
    let mut rest = token;
    if let Some(name) = rest.strip_prefix(b"ABD") {
        out.extend(&[A, b'B', b'D']);
        rest = strip_article(name, next, true).inspect(|_| out.extend(&[ANY, b'L'])).unwrap_or(name);
    } else if let Some(name) = strip_article(rest, next, false) {
        out.extend(&[ANY, b'L']);
        if name.is_empty() {
            return TokenRole::Particle;
        }
        rest = name;
    }
    let mut last = out.symbols_from(start).last().copied().unwrap_or_default();
    while let [letter, after @ ..] = rest {
        // SALAH and EDDINE: the H is silent.
        if *letter == b'H' && is_vowel(last) && is_ad_din_suffix(after) {
            (last, rest) = (0, after);
            continue;
        }
        let sound = CONTEXT_FREE.get(usize::from(letter.wrapping_sub(b'A'))).copied().unwrap_or_default();
        if sound != 0 {
            if sound != last {
                out.push(sound);
            }
            (last, rest) = (sound, after);
            continue;
        }
        let (length, sounds) = first_sounds(rest);
        for &sound in sounds {
            if sound != last {
                out.push(sound);
            }
            last = sound;
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    // FATIMAH, YASSINE: a final H or E is silent.
    if out.symbol_count() - start > 2 {
        match out.last_two() {
            [before, b'H'] if is_vowel(*before) => out.pop(),
            [before, E] if !is_vowel(*before) && token.ends_with(b"E") && !token.ends_with(b"AE") => out.pop(),
            _ => {}
        }
    }
    TokenRole::Name
}

/// The token without the assimilated article at its beginning: ER-R, ES-S; behind ABD, any article. Empty if the token
/// is an article before a sun letter at the beginning of `next`.
fn strip_article<'t>(token: &'t [u8], next: &[u8], is_after_abd: bool) -> Option<&'t [u8]> {
    let rest = strip_article_vowel(token)?;
    if is_after_abd && rest.first() == Some(&b'L') {
        return rest.get(1..);
    }
    let (length, first) = first_consonant(rest)?;
    let after = rest.get(length..)?;
    let is_assimilated =
        |text: &[u8]| SUN_LETTERS.contains(&first) && first_consonant(text).is_some_and(|(_, second)| second == first);
    match after {
        [] if is_assimilated(next) => Some(after),
        // EZZEDDINE begins with a name.
        _ if after.get(1..).is_some_and(is_ad_din_suffix) => None,
        _ if is_assimilated(after) && token.len() >= 6 => Some(after),
        _ => None,
    }
}

/// Whether a text is a variant of the suffix AD-DIN ("of the faith"): EDDINE, UDDIN, ALDEEN.
fn is_ad_din_suffix(text: &[u8]) -> bool {
    let Some(rest) = strip_article_vowel(text) else { return false };
    let din = rest.strip_suffix(b"E").unwrap_or(rest);
    matches!(din, b"DIN" | b"DDIN" | b"LDIN" | b"DDEEN" | b"LDEEN")
}

fn strip_article_vowel(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'O', b'U', rest @ ..] | [b'A' | b'E' | b'U', rest @ ..] => Some(rest),
        _ => None,
    }
}

/// The token without a Moroccan article that has lost its vowel: LHOUCINE, LAHOUCINE.
fn strip_contracted_article(token: &[u8]) -> Option<&[u8]> {
    match token {
        [b'L', b'H', _, _, _, ..] => token.get(1..),
        [b'L', b'A', b'H', b'O', b'U', _, ..] => token.get(2..),
        _ => None,
    }
}

/// The consonant at the beginning of a text: its number of letters and its sound.
fn first_consonant(text: &[u8]) -> Option<(usize, u8)> {
    let (length, sounds) = first_sounds(text);
    sounds.first().filter(|&&sound| !is_vowel(sound)).map(|&sound| (length, sound))
}

/// The sounds of letters that do not depend on the letters after them; 0 for the others.
const CONTEXT_FREE: [u8; 26] = *b"\0B\0\0\0F\0H\x82J\0LMN\0\0KR\0\0\0V\x84\0\x82Z";

/// The sounds at the beginning of a text, and their number of letters.
fn first_sounds(text: &[u8]) -> (usize, &[u8]) {
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
        (b'A', b'E') if text.get(1..).is_some_and(is_ad_din_suffix) => (1, &[A]),
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

/// The name in letters of the zone: of each symbol the spelling with this number, or else the first.
pub(in crate::names) fn spell(name: &Tokens, spelling: usize) -> Tokens {
    name.map(|out, index| {
        let mut previous = 0;
        for &symbol in name.token(index) {
            match spelling_variants::spelling(symbol, previous, spelling)
                .or_else(|| spelling_variants::spelling(symbol, previous, 0))
            {
                Some(letters) => out.extend(letters.as_bytes()),
                None => out.push(symbol),
            }
            previous = symbol;
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn context_free_sounds_are_those_of_the_general_rule() {
        for (letter, &sound) in (b'A'..=b'Z').zip(&CONTEXT_FREE) {
            let is_same = |next| first_sounds(&[letter, next]) == (1, &[sound][..]);
            assert_eq!(sound != 0, (b'A'..=b'Z').all(is_same) && sound != 0, "{letter}");
        }
    }
}
