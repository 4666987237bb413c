//! How the cells of a segment lie in the columns of a line.

use super::segment::Segment;
use crate::{cells::STRIDE, doc9303::alphabet::FILLER};

/// An alignment of a segment with a line: the check digits that it lacks, and one place where fillers are added or
/// cells are left out.
#[derive(Clone, Copy)]
pub(super) struct LineAlignment {
    /// The columns of check digits that the segment lacks, one bit each.
    pub(super) missing_digits: u64,
    /// The column before which fillers are added or after whose cells others are left out.
    pub(super) place: usize,
    /// The number of fillers added at the place; negative: of cells left out.
    pub(super) padding: isize,
    /// How well it reads as the line; see [`Scorer`](super::score::Scorer).
    pub(super) score: i32,
    /// Every field has what belongs there.
    pub(super) fields_match: bool,
    /// Every field has what belongs there, and no check digit contradicts it.
    pub(super) is_flawless: bool,
}

/// Cells of a segment that lie side by side in a line.
pub(super) struct Run {
    pub(super) column: usize,
    /// The index into the segment of the first cell.
    pub(super) index: usize,
    pub(super) count: usize,
}

impl Run {
    /// Its columns, one bit each.
    pub(super) const fn columns(&self) -> u64 {
        low_bits(self.column + self.count) & !low_bits(self.column)
    }
}

impl LineAlignment {
    pub(super) const fn new(missing_digits: u64, place: usize, padding: isize) -> Self {
        Self { missing_digits, place, padding, score: 0, fields_match: false, is_flawless: false }
    }

    /// The index into the segment of the cell in a column; `None` for a column that holds a missing check digit or an
    /// added filler.
    pub(super) const fn index_of(&self, column: usize) -> Option<usize> {
        if self.holes() >> column & 1 == 1 {
            return None;
        }
        let added = (self.holes() & low_bits(column)).count_ones() as usize;
        let left_out = if column >= self.place && self.padding < 0 { self.padding.unsigned_abs() } else { 0 };
        Some(column - added + left_out)
    }

    /// The columns that no cell of the segment lies in, apart from those behind its end.
    const fn holes(&self) -> u64 {
        let added = if self.padding > 0 { self.padding.unsigned_abs() } else { 0 };
        self.missing_digits | (low_bits(self.place) & !low_bits(self.place.saturating_sub(added)))
    }

    /// The runs of cells of a segment in a line, from left to right. All other columns hold fillers.
    pub(super) fn runs(&self, width: usize, length: usize) -> impl Iterator<Item = Run> + use<> {
        let (place, holes) = (self.place, self.holes());
        let left_out = if self.padding < 0 { self.padding.unsigned_abs() } else { 0 };
        let (mut column, mut index) = (0, 0);
        core::iter::from_fn(move || {
            column += (holes >> column).trailing_ones() as usize;
            index += if column == place { left_out } else { 0 };
            let hole = column + (holes >> column).trailing_zeros() as usize;
            let end = if left_out > 0 && column < place { place } else { hole.min(width) };
            let run = Run { column, index, count: end.checked_sub(column)?.min(length.checked_sub(index)?) };
            (column, index) = (end, index + run.count);
            (run.count > 0).then_some(run)
        })
    }

    /// The cells of the line with the segment in it, and the columns that the segment fills, one bit each.
    pub(super) fn line(&self, segment: &Segment, width: usize) -> ([u8; STRIDE], u64) {
        let (mut line, mut filled) = ([FILLER; STRIDE], 0);
        for run in self.runs(width, segment.length()) {
            if let Some(cells) = line.get_mut(run.column..run.column + run.count) {
                cells.copy_from_slice(segment.cells(run.index, run.count));
            }
            filled |= run.columns();
        }
        (line, filled)
    }
}

/// A number of the lowest bits.
pub(super) const fn low_bits(count: usize) -> u64 {
    (1 << count) - 1
}
