use crate::{
    doc9303::alphabet::{FILLER, run_length},
    script::arabic,
    script::cyrillic::{self, Cyrillic},
    script::latin::{self, Latin},
};

/// How letters outside the zone's alphabet are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Transliteration {
    /// Latin letters with marks.
    pub latin: Latin,
    /// Cyrillic letters.
    pub cyrillic: Cyrillic,
}

/// Characters of the zone, up to a limit.
pub(crate) struct Written<const N: usize> {
    cells: [u8; N],
    length: usize,
    /// Characters that no table has, and those beyond the limit.
    pub(crate) unmapped: u16,
}

impl<const N: usize> Written<N> {
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

    fn copy(&mut self, letters: &[u8]) {
        match self.cells.get_mut(self.length..self.length + letters.len()) {
            Some(cells) => {
                cells.copy_from_slice(letters);
                self.length += letters.len();
            }
            None => letters.iter().for_each(|&letter| self.push(letter)),
        }
    }

    fn write(&mut self, letters: &str) {
        letters.bytes().for_each(|letter| self.push(letter));
    }

    fn ends_component(&self) -> bool {
        self.cells().last().is_none_or(|&cell| cell == FILLER)
    }

    /// Writes one identifier of a name: blanks and hyphens as one filler, apostrophes and other punctuation not at all,
    /// fillers as they are.
    pub(crate) fn name(&mut self, text: &str, spelling: Transliteration) {
        if text.is_ascii() {
            let mut rest = text.as_bytes();
            loop {
                let (plain, others) = rest.split_at_checked(run_length(rest)).unwrap_or_default();
                self.copy(plain);
                let Some((&byte, after)) = others.split_first() else { break };
                self.ascii(byte);
                rest = after;
            }
            return self.end_name(text);
        }
        let mut words = text.split_inclusive([' ', '-', '\u{A0}', '\u{2010}', '\u{2011}', '/', ',', FILLER as char]);
        words.try_for_each(|word| self.component(word, spelling)).unwrap_or_default();
        self.end_name(text);
    }

    fn end_name(&mut self, text: &str) {
        while self.length > 0 && text.ends_with([' ', '-', ',']) && self.ends_component() {
            self.length -= 1;
        }
    }

    fn ascii(&mut self, byte: u8) {
        match byte {
            b'A'..=b'Z' | b'0'..=b'9' | FILLER => self.push(byte),
            b'a'..=b'z' => self.push(byte.to_ascii_uppercase()),
            b' ' | b'-' | b'/' | b',' if !self.ends_component() => self.push(FILLER),
            _ => {}
        }
    }

    fn component(&mut self, word: &str, spelling: Transliteration) -> Option<()> {
        let bare = word.trim_end_matches(|character: char| !character.is_alphanumeric());
        if bare == arabic::ALLAH {
            self.write(arabic::ALLAH_TRANSLITERATED);
        }
        let mut doubled = "";
        let rest = if bare == arabic::ALLAH { word.get(bare.len()..)? } else { word }.char_indices();
        for (at, character) in rest {
            let first = self.ends_component();
            let letters = match character {
                '\0'..='\u{7F}' => {
                    self.ascii(character as u8);
                    continue;
                }
                '\u{A0}' | '\u{2010}' | '\u{2011}' => {
                    self.ascii(b' ');
                    continue;
                }
                _ if arabic::is_omitted(character) => continue,
                '’' | '‘' | 'ʼ' | 'ʻ' | '´' | '·' | '\u{200C}' | '\u{200D}' => continue,
                arabic::SHADDA => Some(doubled),
                arabic::TEH_MARBUTA
                    if word.get(at..).is_some_and(|left| left.chars().filter(|c| c.is_alphanumeric()).count() == 1) =>
                {
                    Some(arabic::TEH_MARBUTA_AT_END)
                }
                '\u{400}'..='\u{52F}' => character
                    .to_uppercase()
                    .next()
                    .and_then(|letter| cyrillic::letters(letter, spelling.cyrillic, first)),
                '\u{600}'..='\u{6FF}' => arabic::transliterate(character),
                _ => latin::letters(character, spelling.latin),
            };
            match letters {
                Some(letters) => {
                    doubled = letters;
                    self.write(letters);
                }
                None => self.unmapped = self.unmapped.saturating_add(1),
            }
        }
        Some(())
    }
}
