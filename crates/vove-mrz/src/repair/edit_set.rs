//! A reading of a part of the zone, as the cells that differ from the base reading.

use super::top_k::{Cost, TopK};

/// The most cells that an edit set changes.
const MAX_EDITS: usize = 4;
/// The number of readings kept of one part of the zone.
pub(super) const MAX_READINGS: usize = 12;

#[derive(Clone, Copy)]
pub(super) struct EditSet {
    edits: [(u8, u8); MAX_EDITS],
    length: u8,
    /// The cost beyond that of the base reading.
    pub(super) cost: i16,
    /// The change of the composite check digit's weighted sum, modulo 10.
    pub(super) composite_change: u8,
}

impl EditSet {
    /// The base reading.
    pub(super) const EMPTY: Self = Self { edits: [(0, 0); MAX_EDITS], length: 0, cost: 0, composite_change: 0 };

    /// The set with one more cell changed. Beyond the most edits, only the cost is added.
    pub(super) fn with(mut self, cell: usize, character: u8, cost: i16) -> Self {
        if let Some(edit) = self.edits.get_mut(usize::from(self.length)) {
            *edit = (cell as u8, character);
            self.length += 1;
        }
        self.cost += cost;
        self
    }

    pub(super) const fn at_cost(mut self, cost: i16) -> Self {
        self.cost = cost;
        self
    }

    /// The changed cells and their characters.
    pub(super) fn edits(&self) -> impl Iterator<Item = (usize, u8)> + '_ {
        self.edits.iter().take(self.length.into()).map(|&(cell, character)| (cell.into(), character))
    }
}

/// The cheapest readings of a part of the zone.
pub(super) type Readings = TopK<EditSet, MAX_READINGS>;

impl Cost for EditSet {
    fn cost(&self) -> i16 {
        self.cost
    }
}
