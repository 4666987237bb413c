//! Transliteration of a name into characters of the zone (Doc 9303-3, sections 4.6 and 6).

use super::{
    arabic,
    cyrillic::{self, Cyrillic},
    latin::{self, Latin},
};
use crate::doc9303::alphabet::FILLER;

/// The spellings chosen where the tables of Doc 9303-3, section 6 allow several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Transliteration {
    /// For Latin letters with diacritics.
    pub latin: Latin,
    /// For Cyrillic letters.
    pub cyrillic: Cyrillic,
}

/// Up to `N` characters of the zone.
pub(crate) struct ZoneText<const N: usize> {
    cells: [u8; N],
    length: usize,
    /// The number of characters that no table has, and of those beyond the limit.
    pub(crate) unmapped: u16,
}

impl<const N: usize> ZoneText<N> {
    pub(crate) const fn new() -> Self {
        Self { cells: [FILLER; N], length: 0, unmapped: 0 }
    }

    pub(crate) fn cells(&self) -> &[u8] {
        self.cells.get(..self.length).unwrap_or_default()
    }

    fn push(&mut self, cell: u8) {
        match self.cells.get_mut(self.length) {
            Some(slot) => {
                *slot = cell;
                self.length += 1;
            }
            None => self.unmapped = self.unmapped.saturating_add(1),
        }
    }

    fn push_str(&mut self, letters: &str) {
        letters.bytes().for_each(|letter| self.push(letter));
    }

    /// Whether the next character begins a component.
    fn is_at_component_start(&self) -> bool {
        self.cells().last().is_none_or(|&cell| cell == FILLER)
    }

    /// Appends an identifier of a name: spaces and hyphens become one filler, apostrophes and other punctuation are
    /// omitted, fillers are kept.
    pub(crate) fn push_name(&mut self, text: &str, style: Transliteration) {
        let mut words = text.split_inclusive([' ', '-', '\u{A0}', '\u{2010}', '\u{2011}', '/', ',', FILLER as char]);
        words.try_for_each(|word| self.push_component(word, style)).unwrap_or_default();
        self.trim_end(text);
    }

    /// Removes the fillers that stand for separators at the end of the text.
    fn trim_end(&mut self, text: &str) {
        while self.length > 0 && text.ends_with([' ', '-', ',']) && self.is_at_component_start() {
            self.length -= 1;
        }
    }

    fn push_ascii(&mut self, byte: u8) {
        match byte {
            b'A'..=b'Z' | b'0'..=b'9' | FILLER => self.push(byte),
            b'a'..=b'z' => self.push(byte.to_ascii_uppercase()),
            b' ' | b'-' | b'/' | b',' if !self.is_at_component_start() => self.push(FILLER),
            _ => {}
        }
    }

    fn push_component(&mut self, word: &str, style: Transliteration) -> Option<()> {
        let bare = word.trim_end_matches(|character: char| !character.is_alphanumeric());
        if bare == arabic::ALLAH {
            self.push_str(arabic::ALLAH_TRANSLITERATED);
        }
        let mut previous = "";
        let rest = if bare == arabic::ALLAH { word.get(bare.len()..)? } else { word }.char_indices();
        for (at, character) in rest {
            let is_first = self.is_at_component_start();
            let letters = match character {
                '\0'..='\u{7F}' => {
                    self.push_ascii(character as u8);
                    continue;
                }
                '\u{A0}' | '\u{2010}' | '\u{2011}' => {
                    self.push_ascii(b' ');
                    continue;
                }
                _ if arabic::is_omitted(character) => continue,
                '’' | '‘' | 'ʼ' | 'ʻ' | '´' | '·' | '\u{200C}' | '\u{200D}' => continue,
                arabic::SHADDA => Some(previous),
                arabic::TEH_MARBUTA
                    if word.get(at..).is_some_and(|left| left.chars().filter(|c| c.is_alphanumeric()).count() == 1) =>
                {
                    Some(arabic::TEH_MARBUTA_AT_END)
                }
                '\u{400}'..='\u{52F}' => character
                    .to_uppercase()
                    .next()
                    .and_then(|letter| cyrillic::letters(letter, style.cyrillic, is_first)),
                '\u{600}'..='\u{6FF}' => arabic::transliterate(character),
                _ => latin::letters(character, style.latin),
            };
            match letters {
                Some(letters) => {
                    previous = letters;
                    self.push_str(letters);
                }
                None => self.unmapped = self.unmapped.saturating_add(1),
            }
        }
        Some(())
    }
}
