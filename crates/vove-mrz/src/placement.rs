use crate::{
    grid::{CELLS, STRIDE},
    report::Location,
    transformation::Transformations,
};

/// Where each cell of the grid came from, and what was done to get it there.
#[derive(Clone)]
pub(crate) struct Placement {
    pub(crate) origin: [Origin; CELLS],
    /// Cells whose content can't be assumed to be a filler: missing digits and missing lines.
    pub(crate) lost: [u64; 3],
    /// Whether characters were read as others, so that some of the input may be outside the alphabet.
    pub(crate) rewritten: bool,
    pub(crate) transformations: Transformations,
}

/// A character of the input, or none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) line: u16,
    pub(crate) column: u16,
}

impl Origin {
    pub(crate) const NONE: Self = Self { line: u16::MAX, column: u16::MAX };
}

impl Placement {
    pub(crate) const fn new() -> Self {
        Self { origin: [Origin::NONE; CELLS], lost: [0; 3], rewritten: false, transformations: Transformations::new() }
    }

    pub(crate) fn lost_in(&self, from: usize, to: usize) -> bool {
        let line = self.lost.get(from / STRIDE).copied().unwrap_or_default();
        line >> (from % STRIDE) & ((1 << (to - from)) - 1) != 0
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
            let column = usize::from(before.column) + 1;
            return Some(Location { line: before.line.into(), start: column, end: column });
        };
        // A range of characters has one line; of a field in two pieces the first is named.
        let last = known.rfind(|origin| origin.line == first.line).unwrap_or(first);
        let (start, end) = (first.column.min(last.column), first.column.max(last.column));
        Some(Location { line: first.line.into(), start: start.into(), end: usize::from(end) + 1 })
    }
}
