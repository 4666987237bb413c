use crate::{cells::is_legal, doc9303::alphabet::FOREIGN, report::source_map::Origin};

/// Characters kept of an input: nearly three zones. What lies beyond is no part of a zone.
pub(crate) const INK: usize = 256;
/// Lines kept of an input.
pub(crate) const ROWS: usize = 8;

/// A blank between other characters.
pub(crate) const BLANK: u8 = b' ';
/// `«`: one character that usually stands for two fillers.
pub(crate) const GUILLEMET: u8 = 0xAB;

/// The visible characters of an input in the alphabet of the zone, with where each came from, in lines without blank
/// ends.
pub(crate) struct Ink {
    cells: [u8; INK],
    origin: [Origin; INK],
    length: usize,
    rows: [(u16, u16); ROWS],
    row_count: usize,
    /// Whether all lines are of the alphabet alone: no blanks, no guillemets.
    pub(crate) solid: bool,
    pub(crate) upper_cased: usize,
    pub(crate) look_alikes: usize,
    /// Line breaks and invisible characters, which are nowhere in the cells.
    pub(crate) unseen: usize,
    pub(crate) split: bool,
    pub(crate) ignored: usize,
}

impl Ink {
    pub(crate) const fn none() -> Self {
        Self {
            cells: [BLANK; INK],
            origin: [Origin::NONE; INK],
            length: 0,
            rows: [(0, 0); ROWS],
            row_count: 0,
            solid: true,
            upper_cased: 0,
            look_alikes: 0,
            unseen: 0,
            split: false,
            ignored: 0,
        }
    }

    /// Takes lines after those that it holds.
    pub(crate) fn take(&mut self, lines: &[&str]) {
        for (index, line) in lines.iter().enumerate() {
            if self.copy(line.as_bytes(), index) {
                continue;
            }
            self.solid = false;
            let (mut pieces, mut breaks) = (0_usize, 0_usize);
            let mut start = self.length;
            for (column, character) in line.chars().enumerate() {
                if matches!(character, '\n' | '\r' | '\u{2028}') {
                    pieces += usize::from(self.end_row(start));
                    start = self.length;
                    breaks += 1;
                } else {
                    self.push(character, index, column);
                }
            }
            pieces += usize::from(self.end_row(start));
            self.unseen += breaks.saturating_sub(pieces.saturating_sub(1));
            self.split |= pieces > 1;
        }
    }

    /// Takes a whole line of nothing but the alphabet. Says whether it is one and there is room.
    fn copy(&mut self, text: &[u8], line: usize) -> bool {
        let (start, end) = (self.length, self.length + text.len());
        let room = (self.cells.get_mut(start..end), self.origin.get_mut(start..end));
        let ((Some(cells), Some(origins)), Ok(line)) = (room, u16::try_from(line)) else { return false };
        if text.is_empty() || !is_legal(text) {
            return false;
        }
        cells.copy_from_slice(text);
        for (origin, column) in origins.iter_mut().zip(0..) {
            *origin = Origin::new(line, column);
        }
        self.length = end;
        self.end_row(start);
        true
    }

    fn push(&mut self, character: char, line: usize, column: usize) {
        let cell = match character {
            'A'..='Z' | '0'..='9' | '<' => character as u8,
            'a'..='z' => {
                self.upper_cased += 1;
                character.to_ascii_uppercase() as u8
            }
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{61C}'
            | '\u{FEFF}'
            | '\u{AD}' => {
                self.unseen += 1;
                return;
            }
            '«' | '≪' | '《' => GUILLEMET,
            '‹' | '＜' | '〈' | '˂' => {
                self.look_alikes += 1;
                b'<'
            }
            '！'..='～' => {
                self.look_alikes += 1;
                (u32::from(character) - 0xFF01 + 0x21) as u8
            }
            _ if character.is_whitespace() => BLANK,
            _ => u8::try_from(character).ok().filter(u8::is_ascii).unwrap_or(FOREIGN),
        };
        let (Ok(line), Ok(column)) = (u16::try_from(line), u16::try_from(column)) else { return };
        if let (Some(slot), Some(origin)) = (self.cells.get_mut(self.length), self.origin.get_mut(self.length)) {
            *slot = cell;
            *origin = Origin::new(line, column);
            self.length += 1;
        }
    }

    /// Ends a line; blank ones and those beyond the limit are no lines.
    fn end_row(&mut self, start: usize) -> bool {
        let cells = self.cells.get(start..self.length).unwrap_or_default();
        if cells.iter().all(|&cell| cell == BLANK) {
            return false;
        }
        match self.rows.get_mut(self.row_count) {
            Some(row) => {
                *row = (start as u16, self.length as u16);
                self.row_count += 1;
            }
            None => self.ignored += 1,
        }
        true
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.rows.iter().take(self.row_count).map(|&(start, end)| (start.into(), end.into()))
    }

    /// The first visible character of each line.
    pub(crate) fn heads(&self) -> [u8; ROWS] {
        let mut heads = [BLANK; ROWS];
        for (head, (start, end)) in heads.iter_mut().zip(self.rows()) {
            let visible = self.cells(start, end).iter().find(|&&cell| cell != BLANK);
            *head = visible.copied().unwrap_or(BLANK);
        }
        heads
    }

    pub(crate) const fn row_count(&self) -> usize {
        self.row_count
    }

    pub(crate) fn cells(&self, start: usize, end: usize) -> &[u8] {
        self.cells.get(start..end).unwrap_or_default()
    }

    /// Whether a character stands anywhere.
    pub(crate) fn holds(&self, character: u8) -> bool {
        self.cells(0, self.length).iter().fold(false, |found, &cell| found | (cell == character))
    }

    pub(crate) fn origin(&self, index: u8) -> Origin {
        self.origin.get(usize::from(index)).copied().unwrap_or(Origin::NONE)
    }

    /// The origins of a character and those after it.
    pub(crate) fn origins_from(&self, index: usize) -> &[Origin] {
        self.origin.get(index..).unwrap_or_default()
    }
}
