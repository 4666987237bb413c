use crate::{cells::CELLS, cells::Span, report::Location, report::normalization::NormalizationSteps};

/// Where each cell of the grid came from, and what was done to get it there.
#[derive(Clone)]
pub(crate) struct Placement {
    pub(crate) origin: [Origin; CELLS],
    /// Cells whose content can't be assumed to be a filler: missing digits and missing lines.
    pub(crate) lost: [u64; 3],
    /// Whether characters were read as others, so that some of the input may be outside the alphabet.
    pub(crate) rewritten: bool,
    pub(crate) steps: NormalizationSteps,
}

/// A character of the input, or none: line and column.
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

impl Placement {
    pub(crate) const fn new() -> Self {
        Self { origin: [Origin::NONE; CELLS], lost: [0; 3], rewritten: false, steps: NormalizationSteps::new() }
    }

    pub(crate) fn lost_in(&self, span: Span) -> bool {
        let line = self.lost.get(span.line).copied().unwrap_or_default();
        line >> span.start & ((1 << (span.end - span.start)) - 1) != 0
    }

    pub(crate) fn lose(&mut self, line: usize, start: usize, count: usize) {
        if let Some(lost) = self.lost.get_mut(line) {
            *lost |= ((1 << count) - 1) << start;
        }
    }

    /// The characters that some cells came from. When there are none, the empty place after the nearest before them.
    pub(crate) fn locate(&self, from: usize, to: usize) -> Option<Location> {
        let mut known = self.origin.get(from..to)?.iter().filter(|&&origin| origin != Origin::NONE);
        let Some(first) = known.next() else {
            let before = self.origin.get(..from)?.iter().rev().find(|&&origin| origin != Origin::NONE)?;
            let column = before.column() + 1;
            return Some(Location { line: before.line(), start: column, end: column });
        };
        // A range of characters has one line; of a field in two pieces the first is named.
        let last = known.rfind(|origin| origin.line() == first.line()).unwrap_or(first);
        let (start, end) = (first.column().min(last.column()), first.column().max(last.column()));
        Some(Location { line: first.line(), start, end: end + 1 })
    }
}
