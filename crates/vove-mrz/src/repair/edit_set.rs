//! Readings of a few cells, the cheapest few of them.

use super::top_k::{Best, Priced};

/// Cells changed by a reading at most, beyond what the base changes.
pub(super) const EDITS: usize = 4;
/// Readings kept of one part of a zone.
pub(super) const KEPT: usize = 12;

/// What a part of a zone may say: what is different from the base.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    edits: [(u8, u8); EDITS],
    length: u8,
    /// What it costs beyond the base.
    pub(super) cost: i16,
    /// By how much it moves the composite.
    pub(super) shift: u8,
}

impl Reading {
    pub(super) const BASE: Self = Self { edits: [(0, 0); EDITS], length: 0, cost: 0, shift: 0 };

    pub(super) fn with(mut self, cell: usize, read: u8, cost: i16) -> Self {
        if let Some(edit) = self.edits.get_mut(usize::from(self.length)) {
            *edit = (cell as u8, read);
            self.length += 1;
        }
        self.cost += cost;
        self
    }

    pub(super) const fn at_cost(mut self, cost: i16) -> Self {
        self.cost = cost;
        self
    }

    /// Cells and what they say.
    pub(super) fn edits(&self) -> impl Iterator<Item = (usize, u8)> + '_ {
        self.edits.iter().take(self.length.into()).map(|&(cell, read)| (cell.into(), read))
    }
}

/// What a part of a zone may say, the cheapest first.
pub(super) type Readings = Best<Reading, KEPT>;

impl Priced for Reading {
    fn cost(&self) -> i16 {
        self.cost
    }
}
