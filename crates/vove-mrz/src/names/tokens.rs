//! A name as words of symbols: letters of the zone, or letters that may be written in several ways.

use core::ops::Range;

use crate::{
    issuer::russian,
    names::{NameRule, PrintedName, spelling_variants, token_order::BAG},
    script::arabic,
};

/// Letters that a name may have.
pub(super) const LETTERS: usize = 512;
/// Words that a name may have.
pub(super) const WORDS: usize = 64;

#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    start: u16,
    end: u16,
    /// The component it is, counted from the first of the name.
    pub(super) component: u8,
}

/// One name.
pub(super) struct Words {
    symbols: [u8; LETTERS],
    length: usize,
    words: [Word; WORDS],
    count: usize,
    /// How many of the words are the surname's.
    pub(super) surname: usize,
    /// Whether it is known which words are the surname's.
    pub(super) is_split: bool,
    /// The letters that a table was needed for, as one number; zero when there are none.
    pub(super) marks: u64,
    pub(super) scripts: u8,
    pub(super) has_digit: bool,
    too_long: bool,
}

pub(super) const LATIN: u8 = 1;
pub(super) const CYRILLIC: u8 = 2;
pub(super) const ARABIC: u8 = 4;
const UNKNOWN: u8 = 8;
/// Stands for what can't stand in a zone: the same as nothing.
pub(super) const ILLEGIBLE: u8 = b'?';

impl Words {
    pub(super) const fn new() -> Self {
        Self {
            symbols: [0; LETTERS],
            length: 0,
            words: [Word { start: 0, end: 0, component: 0 }; WORDS],
            count: 0,
            surname: 0,
            is_split: true,
            marks: 0,
            scripts: 0,
            has_digit: false,
            too_long: false,
        }
    }

    /// The cells of a zone's identifier; `cyrillic` when they are the code of Russian internal passports.
    pub(super) fn cells(&mut self, cells: &[u8], cyrillic: bool) {
        let mut start = self.length;
        for &cell in cells {
            match cell {
                b'<' | b' ' => start = self.close(start),
                _ if cyrillic => self.letter(russian::to_cyrillic(cell.to_ascii_uppercase().into())),
                b'A'..=b'Z' => self.push(cell),
                b'a'..=b'z' => self.push(cell.to_ascii_uppercase()),
                b'0'..=b'9' => {
                    self.has_digit = true;
                    self.push(cell);
                }
                _ => self.push(ILLEGIBLE),
            }
        }
        self.close(start);
        self.scripts |= LATIN;
    }

    pub(super) fn printed(&mut self, name: &PrintedName<'_>) {
        let has_letters = |text: &&str| text.chars().any(char::is_alphanumeric) && !text.eq_ignore_ascii_case("n/a");
        let [surname, given, full] =
            [name.surname, name.given_names, name.full_name].map(|text| text.filter(has_letters));
        match (surname, given, full) {
            (None, _, Some(full)) | (_, None, Some(full)) => match full.split_once([',', '،']) {
                Some((surname, given)) => self.parts(surname, given),
                None => {
                    self.identifier(full);
                    self.surname = self.count;
                    self.is_split = false;
                }
            },
            _ => self.parts(surname.unwrap_or_default(), given.unwrap_or_default()),
        }
    }

    fn parts(&mut self, surname: &str, given: &str) {
        self.identifier(surname);
        self.surname = self.count;
        self.identifier(given);
    }

    fn identifier(&mut self, text: &str) {
        let mut start = self.length;
        for character in text.chars() {
            match character {
                'A'..='Z' => self.plain(character as u8),
                'a'..='z' => self.plain(character.to_ascii_uppercase() as u8),
                ' ' | '-' | ',' | '/' | '<' | '_' | '\t' | '\n' | '\r' => start = self.close(start),
                '\0'..='\x7F' if !character.is_ascii_digit() => {}
                _ if is_separator(character) => start = self.close(start),
                _ => self.letter(character),
            }
        }
        self.close(start);
    }

    fn plain(&mut self, letter: u8) {
        self.scripts |= LATIN;
        self.push(letter);
    }

    /// A letter that isn't ASCII, a digit, or something that is no letter.
    fn letter(&mut self, character: char) {
        let symbols = match character {
            'A'..='Z' => return self.plain(character as u8),
            '\u{300}'..='\u{36F}' => return,
            _ if arabic::is_omitted(character) || is_unseen(character) => return,
            '\u{400}'..='\u{52F}' => {
                self.scripts |= CYRILLIC;
                let letter = character.to_uppercase().next().unwrap_or(character);
                self.mark(letter);
                if let Some(symbol) = spelling_variants::choice(letter) {
                    return self.push(symbol);
                }
                crate::script::cyrillic::letters(letter, crate::script::cyrillic::Cyrillic::Common, false)
            }
            arabic::SHADDA => return self.push(spelling_variants::SHADDA),
            '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' | '0'..='9' => {
                self.has_digit = true;
                return self.push(b'0' + (character as u32 & 0x0F) as u8);
            }
            '\u{600}'..='\u{6FF}' => {
                self.scripts |= ARABIC;
                self.mark(character);
                match spelling_variants::arabic(character) {
                    Some(symbol) => return self.push(symbol),
                    None => None,
                }
            }
            _ => {
                let letter = character.to_uppercase().next().unwrap_or(character);
                self.mark(letter);
                if let Some(symbol) = spelling_variants::choice(letter) {
                    self.scripts |= LATIN;
                    return self.push(symbol);
                }
                spelling_variants::latin(character).inspect(|_| self.scripts |= LATIN)
            }
        };
        match symbols {
            Some(letters) => letters.bytes().for_each(|letter| self.push(letter)),
            None => self.scripts |= UNKNOWN,
        }
    }

    fn mark(&mut self, letter: char) {
        let place = (self.length as u64) << 32 | u64::from(letter);
        self.marks = (self.marks.rotate_left(5) ^ place).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    }

    pub(super) fn push(&mut self, symbol: u8) {
        match self.symbols.get_mut(self.length) {
            Some(slot) => {
                *slot = symbol;
                self.length += 1;
            }
            None => self.too_long = true,
        }
    }

    /// The last two symbols.
    pub(super) fn tail(&self) -> &[u8] {
        self.symbols.get(self.length.saturating_sub(2)..self.length).unwrap_or_default()
    }

    pub(super) const fn pop(&mut self) {
        self.length = self.length.saturating_sub(1);
    }

    /// Ends a word that began at a symbol, unless it is empty; the next begins where it returns.
    fn close(&mut self, start: usize) -> usize {
        if self.length > start {
            if self.symbols.get(start..self.length) == Some(GOD.as_slice()) {
                self.length = start;
                arabic::GOD_WRITTEN.bytes().for_each(|letter| self.push(letter));
            }
            let component = self.count.min(WORDS) as u8;
            self.close_as(start, component);
        }
        self.length
    }

    /// Ends a word that stands for a component.
    pub(super) fn close_as(&mut self, start: usize, component: u8) -> usize {
        match self.words.get_mut(self.count) {
            Some(slot) => {
                *slot = Word { start: start as u16, end: self.length as u16, component };
                self.count += 1;
            }
            None => self.too_long = true,
        }
        self.length
    }

    /// Why nothing can be said of a printed name.
    pub(super) fn obstacle(&self) -> Option<NameRule> {
        match () {
            () if self.too_long || !self.is_split && self.count > BAG => Some(NameRule::TooLong),
            () if self.scripts & UNKNOWN != 0 => Some(NameRule::UnknownScript),
            () if !self.scripts.is_power_of_two() && self.scripts != 0 => Some(NameRule::MixedScripts),
            () if self.count == 0 => Some(NameRule::NameEmpty),
            () => None,
        }
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) const fn length(&self) -> usize {
        self.length
    }

    /// Whether every symbol is a letter of the zone.
    pub(super) fn is_plain(&self) -> bool {
        spelling_variants::is_plain(self.run(self.all()))
    }

    pub(super) const fn all(&self) -> Range<usize> {
        0..self.count
    }

    /// The words of the part in which a word stands: the surname, the given names, or all when that isn't known.
    pub(super) const fn part(&self, index: usize) -> Range<usize> {
        match () {
            () if !self.is_split => 0..self.count,
            () if index < self.surname => 0..self.surname,
            () => self.surname..self.count,
        }
    }

    pub(super) fn component(&self, index: usize) -> u8 {
        self.words.get(index).map_or(0, |word| word.component)
    }

    pub(super) fn word(&self, index: usize) -> &[u8] {
        let Some(word) = self.words.get(index) else { return &[] };
        self.symbols.get(word.start.into()..word.end.into()).unwrap_or_default()
    }

    /// The symbols of some words, one after another.
    pub(super) fn run(&self, words: Range<usize>) -> &[u8] {
        if words.is_empty() {
            return &[];
        }
        let (Some(first), Some(last)) = (self.words.get(words.start), self.words.get(words.end - 1)) else {
            return &[];
        };
        self.symbols.get(first.start.into()..last.end.into()).unwrap_or_default()
    }

    /// The same without some of its words.
    pub(super) fn without(&self, skip: impl Fn(usize) -> bool) -> Self {
        let mut words = Self::new();
        for index in self.all() {
            if index == self.surname {
                words.surname = words.count;
            }
            if !skip(index) {
                let start = words.length;
                self.word(index).iter().for_each(|&symbol| words.push(symbol));
                words.close_as(start, self.component(index));
            }
        }
        if self.surname >= self.count {
            words.surname = words.count;
        }
        (words.is_split, words.marks, words.scripts, words.has_digit) =
            (self.is_split, self.marks, self.scripts, self.has_digit);
        words
    }
}

/// [`arabic::GOD`], which the table writes in its own way, as symbols.
const GOD: [u8; 4] = [
    spelling_variants::ARABIC + 6,
    spelling_variants::ARABIC + 29,
    spelling_variants::ARABIC + 29,
    spelling_variants::ARABIC + 32,
];

fn is_separator(character: char) -> bool {
    matches!(character, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{2010}'..='\u{2015}' | '\u{202F}' | '\u{205F}' | '\u{3000}' | '،')
}

/// Punctuation that is dropped, and what is not seen: marks of direction, joiners, variation selectors.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{A1}'..='\u{A9}' | '\u{AB}'..='\u{B1}' | '\u{B4}'..='\u{B8}' | '\u{BB}'..='\u{BF}' | '\u{2B0}'..='\u{2FF}'
            | '\u{61C}' | '\u{610}'..='\u{61A}' | '\u{2000}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}
