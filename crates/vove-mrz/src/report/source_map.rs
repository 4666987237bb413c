//! Where in the input each cell of a normalized zone came from, and the steps of the normalization.

use super::{location::Location, normalization::NormalizationSteps};
use crate::cells::{CELLS, LINES, STRIDE, Span};

/// The origin of each cell, and what was done to get it there.
#[derive(Clone)]
pub(crate) struct SourceMap {
    pub(crate) origins: [Origin; CELLS],
    /// Cells that the input lacks and that can't be taken for fillers, check digits and whole lines: one bit a cell of
    /// each line.
    pub(crate) missing: [u64; LINES],
    /// Whether characters were read as others: the input may hold some that are not of the alphabet.
    pub(crate) has_substitutions: bool,
    pub(crate) steps: NormalizationSteps,
}

/// The line and the column of a character of the input, or none, in one word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin(u32);

impl Origin {
    pub(crate) const NONE: Self = Self(u32::MAX);

    pub(crate) fn new(line: u16, column: u16) -> Self {
        Self(u32::from(line) << 16 | u32::from(column))
    }

    pub(crate) const fn line(self) -> usize {
        (self.0 >> 16) as usize
    }

    pub(crate) const fn column(self) -> usize {
        (self.0 & 0xFFFF) as usize
    }
}

impl SourceMap {
    pub(crate) const fn new() -> Self {
        Self {
            origins: [Origin::NONE; CELLS],
            missing: [0; LINES],
            has_substitutions: false,
            steps: NormalizationSteps::new(),
        }
    }

    /// Whether the input lacks any of some cells.
    pub(crate) fn lacks(&self, span: Span) -> bool {
        let line = self.missing.get(span.line).copied().unwrap_or_default();
        line >> span.start & ((1 << (span.end - span.start)) - 1) != 0
    }

    /// Marks cells as missing.
    pub(crate) fn set_missing(&mut self, span: Span) {
        if let Some(missing) = self.missing.get_mut(span.line) {
            *missing |= ((1 << (span.end - span.start)) - 1) << span.start;
        }
    }

    /// Where the character of a cell stands in the input.
    pub(crate) fn origin(&self, cell: usize) -> Option<Origin> {
        self.origins.get(cell).copied().filter(|&origin| origin != Origin::NONE)
    }

    /// The characters that some cells came from; for cells that the input lacks, the empty place behind the nearest
    /// cell before them.
    pub(crate) fn locate(&self, span: Span) -> Option<Location> {
        let mut known = span.range().filter_map(|cell| self.origin(cell));
        let Some(first) = known.next() else {
            let before = (0..span.range().start).rev().find_map(|cell| self.origin(cell))?;
            let column = before.column() + 1;
            return Some(Location { line: before.line(), start: column, end: column });
        };
        // A location is of one line: of a field in two lines the first.
        let last = known.rfind(|origin| origin.line() == first.line()).unwrap_or(first);
        let (start, end) = (first.column().min(last.column()), first.column().max(last.column()));
        Some(Location { line: first.line(), start, end: end + 1 })
    }
}

/// Whether a span lies within the buffer of a zone.
pub(crate) const fn is_in_grid(span: Span) -> bool {
    span.line < LINES && span.start <= span.end && span.end <= STRIDE
}
