//! The text as it is searched for a zone: characters of the alphabet in a fixed buffer, each with its place in the
//! input.

use crate::{
    doc9303::alphabet::{FOREIGN, run_length},
    report::source_map::Origin,
};

/// The most characters that are kept, nearly three zones; the rest of a longer text is ignored.
const CAPACITY: usize = 256;
/// The most lines that are kept.
pub(super) const MAX_LINES: usize = 8;

/// A space between other characters.
pub(super) const BLANK: u8 = b' ';
/// `«`: one character that usually stands for two fillers.
pub(super) const GUILLEMET: u8 = 0xAB;

/// A range of characters of the input: the first and the one after the last.
pub(super) type InputRange = (usize, usize);

/// The visible characters of a text, converted to the alphabet where that is certain: letters to upper case,
/// full-width and look-alike characters to the plain ones. Lines have no spaces around them.
pub(super) struct NormalizedInput {
    cells: [u8; CAPACITY],
    origins: [Origin; CAPACITY],
    length: usize,
    lines: [InputRange; MAX_LINES],
    line_count: usize,
    /// Whether every character is of the alphabet as it came, without spaces.
    pub(super) is_clean: bool,
    /// Lower-case letters.
    pub(super) upper_cased: usize,
    /// Characters read as others that they look like.
    pub(super) look_alikes: usize,
    /// Line breaks and invisible characters, which have no cell.
    pub(super) invisible: usize,
    /// Whether a string had line breaks between lines.
    pub(super) has_line_breaks: bool,
    /// Lines beyond [`MAX_LINES`].
    pub(super) ignored_lines: usize,
}

impl NormalizedInput {
    pub(super) fn new(lines: &[&str]) -> Self {
        let mut input = Self {
            cells: [BLANK; CAPACITY],
            origins: [Origin::NONE; CAPACITY],
            length: 0,
            lines: [(0, 0); MAX_LINES],
            line_count: 0,
            is_clean: true,
            upper_cased: 0,
            look_alikes: 0,
            invisible: 0,
            has_line_breaks: false,
            ignored_lines: 0,
        };
        for (index, line) in lines.iter().enumerate() {
            if !input.copy(line.as_bytes(), index) {
                input.is_clean = false;
                input.normalize(line, index);
            }
        }
        input
    }

    /// Copies a line whose characters are all of the alphabet. Says whether they are and there is room.
    fn copy(&mut self, text: &[u8], line: usize) -> bool {
        let (start, end) = (self.length, self.length + text.len());
        let room = (self.cells.get_mut(start..end), self.origins.get_mut(start..end));
        let ((Some(cells), Some(origins)), Ok(line)) = (room, u16::try_from(line)) else { return false };
        if text.is_empty() || run_length(text) < text.len() {
            return false;
        }
        cells.copy_from_slice(text);
        for (origin, column) in origins.iter_mut().zip(0..) {
            *origin = Origin::new(line, column);
        }
        self.length = end;
        self.end_line(start);
        true
    }

    /// Adds a line of any characters, or several when it contains line breaks.
    fn normalize(&mut self, text: &str, index: usize) {
        let (mut lines, mut breaks, mut start) = (0_usize, 0_usize, self.length);
        for (column, character) in text.chars().enumerate() {
            if matches!(character, '\n' | '\r' | '\u{2028}') {
                lines += usize::from(self.end_line(start));
                start = self.length;
                breaks += 1;
            } else {
                self.push(character, index, column);
            }
        }
        lines += usize::from(self.end_line(start));
        self.invisible += breaks.saturating_sub(lines.saturating_sub(1));
        self.has_line_breaks |= lines > 1;
    }

    fn push(&mut self, character: char, line: usize, column: usize) {
        let cell = match character {
            'A'..='Z' | '0'..='9' | '<' => character as u8,
            'a'..='z' => {
                self.upper_cased += 1;
                character.to_ascii_uppercase() as u8
            }
            // Zero-width characters, directional marks, a byte order mark, a soft hyphen.
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{61C}'
            | '\u{FEFF}'
            | '\u{AD}' => {
                self.invisible += 1;
                return;
            }
            '«' | '≪' | '《' => GUILLEMET,
            '‹' | '＜' | '〈' | '˂' => {
                self.look_alikes += 1;
                b'<'
            }
            '！'..='～' => {
                self.look_alikes += 1;
                (u32::from(character) - u32::from('！') + u32::from('!')) as u8
            }
            _ if character.is_whitespace() => BLANK,
            _ => u8::try_from(character).ok().filter(u8::is_ascii).unwrap_or(FOREIGN),
        };
        let (Ok(line), Ok(column)) = (u16::try_from(line), u16::try_from(column)) else { return };
        if let (Some(slot), Some(origin)) = (self.cells.get_mut(self.length), self.origins.get_mut(self.length)) {
            *slot = cell;
            *origin = Origin::new(line, column);
            self.length += 1;
        }
    }

    /// Ends a line. Says whether it has visible characters: only then it is kept.
    fn end_line(&mut self, start: usize) -> bool {
        let cells = self.cells.get(start..self.length).unwrap_or_default();
        if cells.iter().all(|&cell| cell == BLANK) {
            return false;
        }
        match self.lines.get_mut(self.line_count) {
            Some(line) => {
                *line = (start, self.length);
                self.line_count += 1;
            }
            None => self.ignored_lines += 1,
        }
        true
    }

    /// The lines with visible characters.
    pub(super) fn lines(&self) -> &[InputRange] {
        self.lines.get(..self.line_count).unwrap_or_default()
    }

    /// The characters of a range.
    pub(super) fn cells(&self, (start, end): InputRange) -> &[u8] {
        self.cells.get(start..end).unwrap_or_default()
    }

    /// The first visible character of each line.
    pub(super) fn first_characters(&self) -> impl Iterator<Item = u8> + '_ {
        self.lines().iter().filter_map(|&line| self.cells(line).iter().copied().find(|&cell| cell != BLANK))
    }

    /// Where a character came from.
    pub(super) fn origin(&self, index: usize) -> Origin {
        self.origins.get(index).copied().unwrap_or(Origin::NONE)
    }
}
