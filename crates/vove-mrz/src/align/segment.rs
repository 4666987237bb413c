use crate::{
    align::input::{BLANK, GUILLEMET, Ink},
    cells::{CHUNK, HIGH, gather, within},
    doc9303::alphabet::FILLER,
};

/// The widest line of any layout.
pub(crate) const WIDTH: usize = 44;
/// A line that exceeds its width by more is no line of the layout.
pub(crate) const SLACK: usize = 24;
/// The cells of the longest strip, rounded up to whole chunks.
const LONGEST: usize = (WIDTH + SLACK).next_multiple_of(CHUNK);

/// A piece of the input as candidate cells of one line: blanks and guillemets decided, not yet placed.
#[derive(Clone, Copy)]
pub(crate) struct Strip {
    cells: [u8; LONGEST],
    /// Index into the ink of the first cell.
    pub(crate) start: usize,
    /// Of each, unless the ink is solid.
    origins: [u8; LONGEST],
    length: usize,
    pub(crate) blanks: usize,
    pub(crate) removed: usize,
    pub(crate) guillemets: usize,
}

impl Strip {
    /// Reads a piece of ink; `None` when it is too long for any line. Blanks stay as fillers or go.
    pub(crate) fn of(ink: &Ink, start: usize, end: usize, width: usize, keep_blanks: bool) -> Option<Self> {
        let mut strip = Self {
            cells: [FILLER; LONGEST],
            start,
            origins: [0; LONGEST],
            length: 0,
            blanks: 0,
            removed: 0,
            guillemets: 0,
        };
        let cells = ink.cells(start, end);
        if ink.solid {
            strip.cells.get_mut(..cells.len())?.copy_from_slice(cells);
            strip.length = cells.len();
            return Some(strip);
        }
        let guillemets = cells.iter().filter(|&&cell| cell == GUILLEMET).count();
        let double = guillemets > 0 && cells.len() != width;
        for (offset, &cell) in cells.iter().enumerate() {
            match cell {
                BLANK if keep_blanks => {
                    strip.blanks += 1;
                    strip.push(FILLER, start + offset)?;
                }
                BLANK => strip.removed += 1,
                GUILLEMET => {
                    strip.guillemets += 1;
                    strip.push(FILLER, start + offset)?;
                    if double {
                        strip.push(FILLER, start + offset)?;
                    }
                }
                cell => strip.push(cell, start + offset)?,
            }
        }
        Some(strip)
    }

    fn push(&mut self, cell: u8, origin: usize) -> Option<()> {
        *self.cells.get_mut(self.length)? = cell;
        *self.origins.get_mut(self.length)? = origin as u8;
        self.length += 1;
        Some(())
    }

    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    /// Some of its cells and, unless the ink is solid, for each the index into it that it came from.
    pub(crate) fn run(&self, from: usize, count: usize) -> (&[u8], &[u8]) {
        let (cells, origins) = (self.cells.get(from..from + count), self.origins.get(from..from + count));
        (cells.unwrap_or_default(), origins.unwrap_or_default())
    }

    /// One bit a cell: those that lie in none of some ranges.
    pub(crate) fn outside<const N: usize>(&self, ranges: [(u8, u8); N]) -> u128 {
        let (chunks, _) = self.cells.as_chunks::<CHUNK>();
        let bits = |chunk: &[u8; CHUNK]| {
            let word = u64::from_le_bytes(*chunk);
            u128::from(gather(HIGH & !ranges.iter().fold(0, |inside, &(a, b)| inside | within(word, a, b))))
        };
        let used = chunks.iter().take(self.length.div_ceil(CHUNK));
        used.rev().fold(0, |marks, chunk| marks << CHUNK | bits(chunk))
    }
}
