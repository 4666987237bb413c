//! Segments: parts of the input taken for one line.

use super::input::{BLANK, GUILLEMET, InputRange, NormalizedInput};
use crate::doc9303::alphabet::FILLER;

/// The widest line of any layout.
const MAX_WIDTH: usize = 44;
/// A segment that is longer than a line by more is not that line.
pub(super) const MAX_SURPLUS: usize = 24;
const CAPACITY: usize = MAX_WIDTH + MAX_SURPLUS;

/// The cells of a part of the input that is taken for one line: it is decided which spaces and guillemets are fillers,
/// but not in which columns the cells stand.
#[derive(Clone, Copy)]
pub(super) struct Segment {
    cells: [u8; CAPACITY],
    /// The index into the input of each cell.
    origins: [u8; CAPACITY],
    length: usize,
    /// Spaces read as fillers.
    pub(super) blank_fillers: usize,
    /// Spaces left out.
    pub(super) removed_blanks: usize,
    /// Guillemets read as fillers.
    pub(super) guillemets: usize,
}

impl Segment {
    /// The segment of a range of the input, for a line of a width; `None` when it is too long for any line. Spaces
    /// become fillers or are left out.
    pub(super) fn new(
        input: &NormalizedInput,
        (start, end): InputRange,
        width: usize,
        keep_blanks: bool,
    ) -> Option<Self> {
        let mut segment = Self {
            cells: [FILLER; CAPACITY],
            origins: [0; CAPACITY],
            length: 0,
            blank_fillers: 0,
            removed_blanks: 0,
            guillemets: 0,
        };
        let cells = input.cells((start, end));
        let is_double = cells.len() != width;
        for (&cell, origin) in cells.iter().zip(start..) {
            match cell {
                BLANK if keep_blanks => {
                    segment.blank_fillers += 1;
                    segment.push(FILLER, origin)?;
                }
                BLANK => segment.removed_blanks += 1,
                GUILLEMET => {
                    segment.guillemets += 1;
                    segment.push(FILLER, origin)?;
                    if is_double {
                        segment.push(FILLER, origin)?;
                    }
                }
                cell => segment.push(cell, origin)?,
            }
        }
        Some(segment)
    }

    fn push(&mut self, cell: u8, origin: usize) -> Option<()> {
        *self.cells.get_mut(self.length)? = cell;
        *self.origins.get_mut(self.length)? = origin as u8;
        self.length += 1;
        Some(())
    }

    /// The number of its cells.
    pub(super) const fn length(&self) -> usize {
        self.length
    }

    /// Some of its cells.
    pub(super) fn cells(&self, from: usize, count: usize) -> &[u8] {
        self.cells.get(from..from + count).unwrap_or_default()
    }

    /// The index into the input of some of its cells.
    pub(super) fn origins(&self, from: usize, count: usize) -> &[u8] {
        self.origins.get(from..from + count).unwrap_or_default()
    }

    /// The cells that satisfy a condition, one bit each.
    pub(super) fn cells_where(&self, condition: impl Fn(u8) -> bool) -> u128 {
        let cells = self.cells(0, self.length).iter().enumerate();
        cells.fold(0, |bits, (index, &cell)| bits | u128::from(condition(cell)) << index)
    }
}
