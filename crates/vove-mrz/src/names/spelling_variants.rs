//! What a printed letter may be written as in a zone: the alternatives of tables A and B, table C and what searches must
//! tolerate of it. Two texts are compared by walking both; no list of spellings is ever made.

use crate::{script::arabic, script::latin};

/// Symbols from here on stand for letters that may be written in several ways.
const CHOICE: u8 = 0x80;
/// Symbols from here on are rows of table C.
pub(super) const ARABIC: u8 = 0xA0;
/// Doubles the letter before, or doesn't: searches must tolerate both.
pub(super) const SHADDA: u8 = 0xFF;
/// Steps that a walk may take, beside some for each letter: wrong spellings are left after one or two letters. A text made
/// to have many spellings is called different.
const STEPS: usize = 64;

/// Letters of which tables A and B, with their national exceptions, allow several spellings.
const CHOICES: [(char, &[&str]); 23] = [
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

/// The symbol of an upper-case letter with several spellings.
pub(super) fn choice(letter: char) -> Option<u8> {
    let row = CHOICES.iter().position(|row| row.0 == letter)?;
    Some(CHOICE + u8::try_from(row).ok()?)
}

/// The symbol of an Arabic letter.
pub(super) fn arabic(letter: char) -> Option<u8> {
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

/// One of the ways to write a symbol that is no plain letter, after another.
pub(super) fn spelling(symbol: u8, previous: u8, way: usize) -> Option<&'static str> {
    match symbol {
        SHADDA if way == 0 => Some(""),
        SHADDA if previous < ARABIC || previous == SHADDA => None,
        SHADDA => spelling(previous, 0, way - 1),
        ARABIC.. => {
            let &(letter, written) = arabic::TABLE.get(usize::from(symbol - ARABIC))?;
            let tolerated: &[&str] = match letter {
                arabic::TEH_MARBUTA => &["XAH"],
                'ى' => &["Y"],
                'ی' => &["Y", "XAY"],
                _ => &[],
            };
            if way == 0 { Some(written) } else { tolerated.get(way - 1).copied() }
        }
        CHOICE.. => CHOICES.get(usize::from(symbol - CHOICE))?.1.get(way).copied(),
        _ => None,
    }
}

/// The most letters that a symbol is written with.
pub(super) fn longest(symbol: u8, previous: u8) -> usize {
    if symbol < CHOICE {
        return 1;
    }
    (0..).map_while(|way| spelling(symbol, previous, way)).map(str::len).max().unwrap_or(1)
}

pub(super) fn is_plain(symbols: &[u8]) -> bool {
    symbols.iter().fold(0, |bits, symbol| bits | symbol) < CHOICE
}

/// Whether two texts can be written alike.
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    one == other || may_walk(one, other, true)
}

/// Whether the second can be written so that it begins with the first.
pub(super) fn begins(one: &[u8], other: &[u8]) -> bool {
    other.starts_with(one) || may_walk(one, other, false)
}

fn may_walk(one: &[u8], other: &[u8], whole: bool) -> bool {
    let mut steps = STEPS + 2 * (one.len() + other.len());
    !(is_plain(one) && is_plain(other)) && walk(Cursor::at(one), Cursor::at(other), whole, &mut steps)
}

#[derive(Clone, Copy)]
struct Cursor<'s> {
    symbols: &'s [u8],
    /// What is left of the spelling chosen for the symbol before.
    pending: &'static [u8],
    previous: u8,
}

enum Head {
    End,
    Letter(u8),
    Choice(u8),
}

impl<'s> Cursor<'s> {
    const fn at(symbols: &'s [u8]) -> Self {
        Self { symbols, pending: &[], previous: 0 }
    }

    fn head(&self) -> Head {
        match (self.pending.first(), self.symbols.first()) {
            (Some(&letter), _) => Head::Letter(letter),
            (None, Some(&symbol)) if symbol < CHOICE => Head::Letter(symbol),
            (None, Some(&symbol)) => Head::Choice(symbol),
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

    /// The same behind a symbol, for each of its spellings.
    fn spelt(self, symbol: u8) -> impl Iterator<Item = Self> {
        (0..).map_while(move |way| {
            let pending = spelling(symbol, self.previous, way)?.as_bytes();
            Some(Self { symbols: self.symbols.get(1..)?, pending, previous: symbol })
        })
    }
}

fn walk(mut one: Cursor<'_>, mut other: Cursor<'_>, whole: bool, steps: &mut usize) -> bool {
    loop {
        let Some(left) = steps.checked_sub(1) else { return false };
        *steps = left;
        match (one.head(), other.head()) {
            (Head::Choice(a), Head::Choice(b)) if a == b => {}
            (Head::Choice(a), _) => return one.spelt(a).any(|one| walk(one, other, whole, steps)),
            (Head::End, _) if !whole => return true,
            (_, Head::Choice(b)) => return other.spelt(b).any(|other| walk(one, other, whole, steps)),
            (Head::End, Head::End) => return true,
            (Head::Letter(a), Head::Letter(b)) if a == b => {}
            _ => return false,
        }
        one.advance();
        other.advance();
    }
}

/// The symbols of a letter of table A.
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
    fn choices_are_all_that_the_tables_say_and_no_more() {
        use latin::Latin::{Escape, Expanded, Simple};
        for letter in ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}').filter(|letter| !letter.is_lowercase()) {
            let mut ways: Vec<_> =
                [Expanded, Simple, Escape].iter().filter_map(|&s| latin::letters(letter, s)).collect();
            ways.sort_unstable();
            ways.dedup();
            assert_eq!(choice(letter).is_some(), ways.len() > 1, "{letter}");
            check(letter, &ways);
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
            let mut ways: Vec<_> = styles.iter().flat_map(both).flatten().collect();
            ways.sort_unstable();
            ways.dedup();
            assert_eq!(choice(letter).is_some(), ways.len() > 1, "{letter}");
            check(letter, &ways);
        }
    }

    fn check(letter: char, ways: &[&str]) {
        if let Some(symbol) = choice(letter) {
            let mut spelt: Vec<_> = (0..).map_while(|way| spelling(symbol, 0, way)).collect();
            spelt.sort_unstable();
            assert_eq!(spelt, ways, "{letter}");
        }
    }

    #[test]
    fn every_arabic_letter_has_a_symbol_of_its_own() {
        for &(letter, written) in arabic::TABLE {
            let symbol = arabic(letter).unwrap();
            assert_eq!((arabic_letter(symbol), spelling(symbol, 0, 0)), (Some(letter), Some(written)));
            assert_ne!(symbol, SHADDA);
        }
    }

    #[test]
    fn a_text_made_to_have_many_spellings_ends() {
        let many = [choice('Å').unwrap(); 200];
        assert!(!same(&many, &[b'A'; 199]));
        assert!(same(&many[..8], b"AAAAAAAAAAAAA"));
    }
}
