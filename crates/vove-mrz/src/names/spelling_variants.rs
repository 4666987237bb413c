//! The spellings that a printed letter may have in a zone: the alternatives of tables A and B, the transliteration of
//! table C, and the variants that searches must tolerate (Doc 9303-3, section 6 and appendix B). Two texts are compared
//! by walking through both; spellings are never enumerated.

use super::token_order::Matcher;
use crate::{script::arabic, script::latin};

/// The first symbol for a letter with more than one spelling: a row of [`VARIANTS`].
const FIRST_VARIANT: u8 = 0x80;
/// The first symbol for an Arabic letter: a row of table C.
pub(super) const ARABIC: u8 = 0xA0;
/// The symbol for a shadda: the preceding letter is doubled, or not. Searches must tolerate both.
pub(super) const SHADDA: u8 = 0xFF;
/// The steps of one comparison beside two for each symbol. A wrong spelling is left after one or two letters; text
/// constructed to have many spellings exceeds the limit and counts as different.
const EXTRA_STEPS: usize = 64;

/// Equality of letters in any of their spellings.
pub(super) enum SpellingMatcher {}

impl Matcher for SpellingMatcher {
    const KEEPS_LENGTH: bool = false;

    fn equal(one: &[u8], other: &[u8]) -> bool {
        equal(one, other)
    }

    fn is_prefix(prefix: &[u8], text: &[u8]) -> bool {
        is_prefix(prefix, text)
    }
}

/// Equality of letters of the zone.
pub(super) enum LetterMatcher {}

impl Matcher for LetterMatcher {
    const KEEPS_LENGTH: bool = true;

    fn equal(one: &[u8], other: &[u8]) -> bool {
        one.first() == other.first() && one == other
    }

    fn is_prefix(prefix: &[u8], text: &[u8]) -> bool {
        text.starts_with(prefix)
    }
}

/// The letters for which tables A and B, with their national exceptions, allow more than one spelling.
const VARIANTS: [(char, &[&str]); 23] = [
    ('Ä', &["AE", "A"]),
    ('Å', &["AA", "A"]),
    ('Ñ', &["N", "NXX"]),
    ('Ö', &["OE", "O"]),
    ('Ü', &["UE", "U", "UXX"]),
    ('Г', &["G", "H"]),
    ('Ё', &["E", "IO"]),
    ('Є', &["IE", "YE"]),
    ('Ж', &["ZH", "Z"]),
    ('И', &["I", "Y"]),
    ('Й', &["I", "Y"]),
    ('Х', &["KH", "H"]),
    ('Ц', &["TS", "C"]),
    ('Ч', &["CH", "C"]),
    ('Ш', &["SH", "S"]),
    ('Щ', &["SHCH", "SHT"]),
    ('Ю', &["IU", "YU"]),
    ('Я', &["IA", "YA"]),
    ('Ї', &["I", "YI"]),
    ('Ќ', &["K", "KJ"]),
    ('Џ', &["DZ", "DJ"]),
    ('Ғ', &["G", "GJ"]),
    ('Ѓ', &["G", "GJ"]),
];

/// The symbol of an upper-case letter with more than one spelling.
pub(super) fn symbol(letter: char) -> Option<u8> {
    let row = VARIANTS.iter().position(|row| row.0 == letter)?;
    Some(FIRST_VARIANT + u8::try_from(row).ok()?)
}

/// The symbol of an Arabic letter.
pub(super) fn arabic_symbol(letter: char) -> Option<u8> {
    let row = match letter {
        '\u{621}'..='\u{63A}' => letter as usize - 0x621,
        '\u{641}'..='\u{64A}' => letter as usize - 0x641 + 26,
        _ => arabic::TABLE.iter().position(|row| row.0 == letter)?,
    };
    Some(ARABIC + u8::try_from(row).ok()?)
}

/// The Arabic letter of a symbol.
pub(super) fn arabic_letter(symbol: u8) -> Option<char> {
    Some(arabic::TABLE.get(usize::from(symbol.checked_sub(ARABIC)?))?.0)
}

/// Spelling number `index` of a symbol that is not a letter of the zone. `previous` is the symbol before it.
pub(super) fn spelling(symbol: u8, previous: u8, index: usize) -> Option<&'static str> {
    match symbol {
        SHADDA if index == 0 => Some(""),
        SHADDA if previous < ARABIC || previous == SHADDA => None,
        SHADDA => spelling(previous, 0, index - 1),
        ARABIC.. => {
            let &(letter, transliterated) = arabic::TABLE.get(usize::from(symbol - ARABIC))?;
            let tolerated: &[&str] = match letter {
                arabic::TEH_MARBUTA => &["XAH"],
                'ى' => &["Y"],
                'ی' => &["Y", "XAY"],
                _ => &[],
            };
            if index == 0 { Some(transliterated) } else { tolerated.get(index - 1).copied() }
        }
        FIRST_VARIANT.. => VARIANTS.get(usize::from(symbol - FIRST_VARIANT))?.1.get(index).copied(),
        _ => None,
    }
}

/// The length of the longest spelling of a symbol.
pub(super) fn max_len(symbol: u8, previous: u8) -> usize {
    if symbol < FIRST_VARIANT {
        return 1;
    }
    (0..).map_while(|index| spelling(symbol, previous, index)).map(str::len).max().unwrap_or(1)
}

/// Whether every symbol is a letter of the zone.
pub(super) fn is_plain(symbols: &[u8]) -> bool {
    symbols.iter().fold(0, |bits, symbol| bits | symbol) < FIRST_VARIANT
}

/// Whether two texts have a spelling in common.
pub(super) fn equal(one: &[u8], other: &[u8]) -> bool {
    one == other || walk_from_start(one, other, true)
}

/// Whether a spelling of `text` begins with a spelling of `prefix`.
pub(super) fn is_prefix(prefix: &[u8], text: &[u8]) -> bool {
    text.starts_with(prefix) || walk_from_start(prefix, text, false)
}

fn walk_from_start(one: &[u8], other: &[u8], to_end: bool) -> bool {
    let mut steps = EXTRA_STEPS + 2 * (one.len() + other.len());
    !(is_plain(one) && is_plain(other)) && walk(Cursor::new(one), Cursor::new(other), to_end, &mut steps)
}

#[derive(Clone, Copy)]
struct Cursor<'s> {
    symbols: &'s [u8],
    /// The rest of the spelling chosen for the previous symbol.
    pending: &'static [u8],
    previous: u8,
}

enum Head {
    End,
    Letter(u8),
    Variant(u8),
}

impl<'s> Cursor<'s> {
    const fn new(symbols: &'s [u8]) -> Self {
        Self { symbols, pending: &[], previous: 0 }
    }

    fn head(&self) -> Head {
        match (self.pending.first(), self.symbols.first()) {
            (Some(&letter), _) => Head::Letter(letter),
            (None, Some(&symbol)) if symbol < FIRST_VARIANT => Head::Letter(symbol),
            (None, Some(&symbol)) => Head::Variant(symbol),
            (None, None) => Head::End,
        }
    }

    fn advance(&mut self) {
        if let Some((_, rest)) = self.pending.split_first() {
            self.pending = rest;
        } else if let Some((&symbol, rest)) = self.symbols.split_first() {
            (self.previous, self.symbols) = (symbol, rest);
        }
    }

    /// The cursor after a symbol, for each of its spellings.
    fn spellings(self, symbol: u8) -> impl Iterator<Item = Self> {
        (0..).map_while(move |index| {
            let pending = spelling(symbol, self.previous, index)?.as_bytes();
            Some(Self { symbols: self.symbols.get(1..)?, pending, previous: symbol })
        })
    }
}

/// Whether the texts have a spelling in common: to the end of both, or to the end of the first.
fn walk(mut one: Cursor<'_>, mut other: Cursor<'_>, to_end: bool, steps: &mut usize) -> bool {
    loop {
        let Some(left) = steps.checked_sub(1) else { return false };
        *steps = left;
        match (one.head(), other.head()) {
            (Head::Variant(a), Head::Variant(b)) if a == b => {}
            (Head::Variant(a), _) => return one.spellings(a).any(|one| walk(one, other, to_end, steps)),
            (Head::End, _) if !to_end => return true,
            (_, Head::Variant(b)) => return other.spellings(b).any(|other| walk(one, other, to_end, steps)),
            (Head::End, Head::End) => return true,
            (Head::Letter(a), Head::Letter(b)) if a == b => {}
            _ => return false,
        }
        one.advance();
        other.advance();
    }
}

/// The simplest spelling of a Latin letter.
pub(super) fn latin(letter: char) -> Option<&'static str> {
    latin::letters(letter, latin::Latin::Simple)
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::vec::Vec;

    use super::*;
    use crate::script::cyrillic::{self, Cyrillic};

    #[test]
    fn variants_are_exactly_the_spellings_of_the_tables() {
        use latin::Latin::{Escape, Expanded, Simple};
        for letter in ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}').filter(|letter| !letter.is_lowercase()) {
            let mut spellings: Vec<_> =
                [Expanded, Simple, Escape].iter().filter_map(|&s| latin::letters(letter, s)).collect();
            spellings.sort_unstable();
            spellings.dedup();
            assert_eq!(symbol(letter).is_some(), spellings.len() > 1, "{letter}");
            check(letter, &spellings);
        }
        let styles = [
            Cyrillic::Common,
            Cyrillic::Ukrainian,
            Cyrillic::Belarusian,
            Cyrillic::Serbian,
            Cyrillic::Macedonian,
            Cyrillic::Bulgarian,
        ];
        for letter in '\u{400}'..='\u{52F}' {
            let both = |&style| [true, false].map(|first| cyrillic::letters(letter, style, first));
            let mut spellings: Vec<_> = styles.iter().flat_map(both).flatten().collect();
            spellings.sort_unstable();
            spellings.dedup();
            assert_eq!(symbol(letter).is_some(), spellings.len() > 1, "{letter}");
            check(letter, &spellings);
        }
    }

    fn check(letter: char, spellings: &[&str]) {
        if let Some(symbol) = symbol(letter) {
            let mut found: Vec<_> = (0..).map_while(|index| spelling(symbol, 0, index)).collect();
            found.sort_unstable();
            assert_eq!(found, spellings, "{letter}");
        }
    }

    #[test]
    fn every_arabic_letter_has_a_symbol_of_its_own() {
        for &(letter, transliterated) in arabic::TABLE {
            let symbol = arabic_symbol(letter).unwrap();
            assert_eq!((arabic_letter(symbol), spelling(symbol, 0, 0)), (Some(letter), Some(transliterated)));
            assert_ne!(symbol, SHADDA);
        }
    }

    #[test]
    fn comparing_a_text_with_very_many_spellings_ends() {
        let many = [symbol('Å').unwrap(); 200];
        assert!(!equal(&many, &[b'A'; 199]));
        assert!(equal(&many[..8], b"AAAAAAAAAAAAA"));
    }
}
