//! The cells of a zone: up to three lines in one buffer, each at a fixed offset, and the spans that name some of them.

use core::ops::Range;

/// Cells reserved for a line; the widest line of any layout has 44.
pub(crate) const STRIDE: usize = 48;
/// The most lines of a layout.
pub(crate) const LINES: usize = 3;
/// Cells of the buffer.
pub(crate) const CELLS: usize = LINES * STRIDE;

/// The lines of a zone, each padded with fillers to [`STRIDE`]. Every cell is ASCII.
pub(crate) type Grid = [u8; CELLS];

/// Cells of one line of a layout: 0-based, half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Span {
    /// Line, 0-based.
    pub line: usize,
    /// First column, 0-based.
    pub start: usize,
    /// Column after the last.
    pub end: usize,
}

impl Span {
    /// A single cell.
    pub(crate) const fn cell(line: usize, column: usize) -> Self {
        Self { line, start: column, end: column + 1 }
    }

    /// Its cells in a [`Grid`].
    pub(crate) const fn range(self) -> Range<usize> {
        self.line * STRIDE + self.start..self.line * STRIDE + self.end
    }

    /// First cell and the one after the last in a [`Grid`].
    pub(crate) const fn run(self) -> (usize, usize) {
        let Range { start, end } = self.range();
        (start, end)
    }

    /// Its cells of a grid.
    pub(crate) fn of(self, grid: &Grid) -> &[u8] {
        grid.get(self.range()).unwrap_or_default()
    }

    /// Its cells of a line.
    pub(crate) fn of_line(self, line: &[u8; STRIDE]) -> &[u8] {
        line.get(self.start..self.end).unwrap_or_default()
    }
}
