//! Readings of a few cells, the cheapest few of them.

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

/// The cheapest readings, in order; of equals the first come.
pub(super) struct Readings {
    list: [Reading; KEPT],
    length: usize,
}

impl Readings {
    pub(super) const fn new() -> Self {
        Self { list: [Reading::BASE; KEPT], length: 0 }
    }

    pub(super) fn has_room_for(&self, cost: i16) -> bool {
        self.length < KEPT || self.list.last().is_some_and(|last| cost < last.cost)
    }

    pub(super) fn push(&mut self, reading: Reading) {
        if !self.has_room_for(reading.cost) {
            return;
        }
        let place = self.iter().position(|other| reading.cost < other.cost).unwrap_or(self.length);
        self.length = (self.length + 1).min(KEPT);
        if let Some(after) = self.list.get_mut(place..self.length) {
            after.rotate_right(1);
            if let Some(slot) = after.first_mut() {
                *slot = reading;
            }
        }
    }

    pub(super) fn iter(&self) -> core::slice::Iter<'_, Reading> {
        self.list.get(..self.length).unwrap_or_default().iter()
    }

    pub(super) fn iter_mut(&mut self) -> core::slice::IterMut<'_, Reading> {
        self.list.get_mut(..self.length).unwrap_or_default().iter_mut()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.length == 0
    }
}
