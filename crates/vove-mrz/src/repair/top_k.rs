//! A list of fixed capacity that keeps the cheapest items.

pub(super) trait Cost: Copy {
    fn cost(&self) -> i16;
}

/// The `N` cheapest of the items pushed, in order; of equal ones the first pushed.
pub(super) struct TopK<T, const N: usize> {
    items: [T; N],
    length: usize,
}

impl<T: Cost, const N: usize> TopK<T, N> {
    /// An empty list. `unused` fills the array.
    pub(super) const fn new(unused: T) -> Self {
        Self { items: [unused; N], length: 0 }
    }

    /// Whether an item of this cost would be kept.
    pub(super) fn has_room_for(&self, cost: i16) -> bool {
        self.length < N || self.items.last().is_some_and(|last| cost < last.cost())
    }

    pub(super) fn push(&mut self, item: T) {
        if !self.has_room_for(item.cost()) {
            return;
        }
        let index = self.as_slice().iter().rposition(|other| other.cost() <= item.cost()).map_or(0, |last| last + 1);
        self.length = (self.length + 1).min(N);
        if let Some([first, after @ ..]) = self.items.get_mut(index..self.length) {
            let mut moved = core::mem::replace(first, item);
            after.iter_mut().for_each(|slot| core::mem::swap(slot, &mut moved));
        }
    }

    pub(super) fn as_slice(&self) -> &[T] {
        self.items.get(..self.length).unwrap_or_default()
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [T] {
        self.items.get_mut(..self.length).unwrap_or_default()
    }
}
