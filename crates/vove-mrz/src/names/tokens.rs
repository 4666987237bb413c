//! A name as tokens: the runs of letters between spaces, hyphens and fillers. Each token is a run of one-byte symbols,
//! which are letters of the zone, symbols of [`spelling_variants`] or sounds of [`sound`](super::sound).

use core::ops::Range;

use crate::names::{NameRule, spelling_variants};

/// The most symbols of a name.
const MAX_SYMBOLS: usize = 512;
/// The most tokens of a name.
const MAX_TOKENS: usize = 64;
/// The most tokens of a name that may be compared in any order, which bounds the work. A name whose surname is not
/// known may not have more.
pub(super) const MAX_UNORDERED_TOKENS: usize = 24;

pub(super) const LATIN: u8 = 1;
pub(super) const CYRILLIC: u8 = 2;
pub(super) const ARABIC: u8 = 4;
/// A letter of any other script.
pub(super) const OTHER_SCRIPT: u8 = 8;
/// The symbol for a character that is not allowed in a zone. Equal to no letter.
pub(super) const ILLEGIBLE: u8 = b'?';

#[derive(Clone, Copy, Default)]
struct Token {
    start: u16,
    end: u16,
    component: u8,
}

/// The tokens of one name, the surname's first.
pub(super) struct Tokens {
    symbols: [u8; MAX_SYMBOLS],
    symbol_count: usize,
    tokens: [Token; MAX_TOKENS],
    count: usize,
    /// How many of the tokens form the surname.
    pub(super) surname_count: usize,
    /// Whether `surname_count` is known. If not, it is `count`.
    pub(super) is_split: bool,
    /// A hash of the letters outside A to Z and their positions; 0 without such letters.
    pub(super) non_ascii_hash: u64,
    /// The scripts of the letters, a bit each.
    pub(super) scripts: u8,
    pub(super) has_digit: bool,
    /// The tokens that are articles, other particles or honorifics, a bit each; known of names in sounds.
    pub(super) particles: u64,
    is_too_long: bool,
}

impl Tokens {
    pub(super) const fn new() -> Self {
        Self {
            symbols: [0; MAX_SYMBOLS],
            symbol_count: 0,
            tokens: [Token { start: 0, end: 0, component: 0 }; MAX_TOKENS],
            count: 0,
            surname_count: 0,
            is_split: true,
            non_ascii_hash: 0,
            scripts: 0,
            has_digit: false,
            particles: 0,
            is_too_long: false,
        }
    }

    pub(super) fn push(&mut self, symbol: u8) {
        match self.symbols.get_mut(self.symbol_count) {
            Some(slot) => {
                *slot = symbol;
                self.symbol_count += 1;
            }
            None => self.is_too_long = true,
        }
    }

    pub(super) fn extend(&mut self, symbols: &[u8]) {
        symbols.iter().for_each(|&symbol| self.push(symbol));
    }

    /// Removes the last symbol.
    pub(super) const fn pop(&mut self) {
        self.symbol_count = self.symbol_count.saturating_sub(1);
    }

    /// Removes the symbols from `count` on.
    pub(super) fn truncate(&mut self, count: usize) {
        self.symbol_count = self.symbol_count.min(count);
    }

    /// Makes the symbols from `start` on a token that stands for the given component of the name.
    pub(super) fn end_token(&mut self, start: usize, component: u8) {
        match self.tokens.get_mut(self.count) {
            Some(slot) => {
                *slot = Token { start: start as u16, end: self.symbol_count as u16, component };
                self.count += 1;
            }
            None => self.is_too_long = true,
        }
    }

    /// Adds a letter outside A to Z to the hash, at the current position.
    pub(super) fn hash_letter(&mut self, letter: char) {
        let letter = (self.symbol_count as u64) << 32 | u64::from(letter);
        self.non_ascii_hash = (self.non_ascii_hash.rotate_left(5) ^ letter).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    }

    /// The reason why a printed name can't be compared.
    pub(super) fn not_comparable(&self) -> Option<NameRule> {
        match () {
            () if self.is_too_long || !self.is_split && self.count > MAX_UNORDERED_TOKENS => Some(NameRule::TooLong),
            () if self.scripts & OTHER_SCRIPT != 0 => Some(NameRule::UnknownScript),
            () if !self.scripts.is_power_of_two() && self.scripts != 0 => Some(NameRule::MixedScripts),
            () if self.count == 0 => Some(NameRule::NameEmpty),
            () => None,
        }
    }

    pub(super) const fn count(&self) -> usize {
        self.count
    }

    pub(super) const fn symbol_count(&self) -> usize {
        self.symbol_count
    }

    /// The symbols from `start` on.
    pub(super) fn symbols_from(&self, start: usize) -> &[u8] {
        self.symbols.get(start..self.symbol_count).unwrap_or_default()
    }

    /// The last two symbols.
    pub(super) fn last_two(&self) -> &[u8] {
        self.symbols_from(self.symbol_count.saturating_sub(2))
    }

    /// Whether every symbol is a letter of the zone.
    pub(super) fn is_plain(&self) -> bool {
        spelling_variants::is_plain(self.text(self.all()))
    }

    pub(super) const fn all(&self) -> Range<usize> {
        0..self.count
    }

    /// The tokens of the part that a token belongs to: surname or given names, or all tokens if that is not known.
    pub(super) const fn part(&self, index: usize) -> Range<usize> {
        match () {
            () if !self.is_split => 0..self.count,
            () if index < self.surname_count => 0..self.surname_count,
            () => self.surname_count..self.count,
        }
    }

    /// The component that a token stands for, counted from 0.
    pub(super) fn component(&self, index: usize) -> u8 {
        self.tokens.get(index).map_or(0, |token| token.component)
    }

    /// The symbols of a token.
    pub(super) fn token(&self, index: usize) -> &[u8] {
        let Some(token) = self.tokens.get(index) else { return &[] };
        self.symbols.get(token.start.into()..token.end.into()).unwrap_or_default()
    }

    /// The symbols of consecutive tokens.
    pub(super) fn text(&self, tokens: Range<usize>) -> &[u8] {
        if tokens.is_empty() {
            return &[];
        }
        let (Some(first), Some(last)) = (self.tokens.get(tokens.start), self.tokens.get(tokens.end - 1)) else {
            return &[];
        };
        self.symbols.get(first.start.into()..last.end.into()).unwrap_or_default()
    }

    /// Builds a name from this one, token by token: `write` pushes the new symbols of a token and returns whether it is
    /// kept.
    pub(super) fn map(&self, write: impl FnMut(&mut Self, usize) -> bool) -> Self {
        let mut mapped = Self::new();
        self.map_into(&mut mapped, write);
        mapped
    }

    /// [`Self::map`] into an empty name: moving one takes as long as building it.
    pub(super) fn map_into(&self, mapped: &mut Self, mut write: impl FnMut(&mut Self, usize) -> bool) {
        for index in self.all() {
            if index == self.surname_count {
                mapped.surname_count = mapped.count;
            }
            let start = mapped.symbol_count;
            if write(mapped, index) {
                mapped.end_token(start, self.component(index));
            }
        }
        if self.surname_count >= self.count {
            mapped.surname_count = mapped.count;
        }
        (mapped.is_split, mapped.non_ascii_hash) = (self.is_split, self.non_ascii_hash);
        (mapped.scripts, mapped.has_digit) = (self.scripts, self.has_digit);
    }

    /// The name without some of its tokens.
    pub(super) fn without(&self, is_omitted: impl Fn(usize) -> bool) -> Self {
        self.map(|out, index| {
            let is_kept = !is_omitted(index);
            if is_kept {
                out.extend(self.token(index));
            }
            is_kept
        })
    }
}
