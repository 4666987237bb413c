use crate::{
    alphabet::FILLER,
    ink::{BLANK, GUILLEMET, Ink},
};

/// The widest line of any layout.
pub(crate) const WIDTH: usize = 44;
/// A line that exceeds its width by more is no line of the layout.
pub(crate) const SLACK: usize = 24;

/// A piece of the input as candidate cells of one line: blanks and guillemets decided, not yet placed.
#[derive(Clone, Copy)]
pub(crate) struct Strip {
    cells: [u8; WIDTH + SLACK],
    /// Index into the ink.
    origin: [u16; WIDTH + SLACK],
    length: usize,
    pub(crate) blanks: usize,
    pub(crate) removed: usize,
    pub(crate) guillemets: usize,
}

impl Strip {
    /// Reads a piece of ink; `None` when it is too long for any line. Blanks stay as fillers or go.
    pub(crate) fn of(ink: &Ink, start: usize, end: usize, width: usize, keep_blanks: bool) -> Option<Self> {
        let mut strip = Self {
            cells: [FILLER; WIDTH + SLACK],
            origin: [u16::MAX; WIDTH + SLACK],
            length: 0,
            blanks: 0,
            removed: 0,
            guillemets: 0,
        };
        let cells = ink.cells(start, end);
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
        *self.origin.get_mut(self.length)? = origin as u16;
        self.length += 1;
        Some(())
    }

    pub(crate) const fn length(&self) -> usize {
        self.length
    }

    pub(crate) fn cell(&self, index: usize) -> u8 {
        self.cells.get(index).copied().unwrap_or(FILLER)
    }

    pub(crate) fn origin(&self, index: usize) -> usize {
        self.origin.get(index).copied().unwrap_or(u16::MAX).into()
    }
}
