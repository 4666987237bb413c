/// Something that costs.
pub(super) trait Priced: Copy {
    fn cost(&self) -> i16;
}

/// The cheapest of what is pushed, in order; of equals those that came first.
pub(super) struct Best<T, const N: usize> {
    list: [T; N],
    length: usize,
}

impl<T: Priced, const N: usize> Best<T, N> {
    pub(super) const fn new(unused: T) -> Self {
        Self { list: [unused; N], length: 0 }
    }

    pub(super) fn has_room_for(&self, cost: i16) -> bool {
        self.length < N || self.list.last().is_some_and(|last| cost < last.cost())
    }

    pub(super) fn push(&mut self, item: T) {
        if !self.has_room_for(item.cost()) {
            return;
        }
        let place = self.as_slice().iter().rposition(|other| other.cost() <= item.cost()).map_or(0, |last| last + 1);
        self.length = (self.length + 1).min(N);
        if let Some([first, after @ ..]) = self.list.get_mut(place..self.length) {
            let mut moved = core::mem::replace(first, item);
            after.iter_mut().for_each(|slot| core::mem::swap(slot, &mut moved));
        }
    }

    pub(super) fn as_slice(&self) -> &[T] {
        self.list.get(..self.length).unwrap_or_default()
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [T] {
        self.list.get_mut(..self.length).unwrap_or_default()
    }
}
