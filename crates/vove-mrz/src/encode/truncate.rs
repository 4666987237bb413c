//! Shortening of names that do not fit their field (Doc 9303-3 section 4.6; the parts per document show examples).

/// How a name that doesn't fit is shortened. Doc 9303 leaves the choice to the issuer and shows all of these; all end
/// in a letter in the last cell, which says that the name is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Truncation {
    /// Cut where the field ends.
    #[default]
    Cut,
    /// Initials instead of given names, from the last on; then of the components of the primary identifier.
    Initials,
    /// Every component shortened, the longest first.
    Shorten,
    /// Given names left out from the last on, the first kept; then components of the primary identifier.
    Drop,
}

/// The most components of a name.
pub(crate) const COMPONENTS: usize = 24;

/// How many letters of each component are kept.
pub(crate) struct Lengths {
    full: [u8; COMPONENTS],
    kept: [u8; COMPONENTS],
    count: usize,
    primary: usize,
}

impl Lengths {
    pub(crate) fn of(primary: &[u8], secondary: &[u8]) -> Self {
        let mut lengths = Self { full: [0; COMPONENTS], kept: [0; COMPONENTS], count: 0, primary: 0 };
        for (index, identifier) in [primary, secondary].into_iter().enumerate() {
            for component in components(identifier) {
                if let Some(slot) = lengths.full.get_mut(lengths.count) {
                    *slot = u8::try_from(component.len()).unwrap_or(u8::MAX);
                    lengths.count += 1;
                }
            }
            if index == 0 {
                lengths.primary = lengths.count;
            }
        }
        lengths.kept = lengths.full;
        lengths
    }

    pub(crate) fn kept(&self, component: usize) -> usize {
        self.kept.get(component).copied().unwrap_or_default().into()
    }

    /// Shortens until a name of this width is left, and to exactly this width where that is possible.
    pub(crate) fn fit(&mut self, width: usize, truncation: Truncation) {
        while self.width() > width {
            let Some(index) = self.victim(truncation) else { break };
            self.change(index, -1);
        }
        // A dropped component takes its separator along: give letters back so that the last cell is one.
        while self.width() < width {
            let short = |&index: &usize| self.kept(index) > 0 && self.kept.get(index) < self.full.get(index);
            if let Some(index) = (0..self.count).rev().find(short) {
                self.change(index, 1);
                continue;
            }
            let Some(dropped) = (0..self.count).find(|&index| self.kept(index) == 0) else { break };
            let Some(longest) = self.longest() else { break };
            self.change(dropped, 1);
            while self.width() > width && self.kept(longest) > 1 {
                self.change(longest, -1);
            }
            break;
        }
    }

    fn width(&self) -> usize {
        let kept = |range: core::ops::Range<usize>| {
            let lengths = range.map(|index| self.kept(index)).filter(|&length| length > 0);
            lengths.fold((0, 0), |(letters, count), length| (letters + length, count + 1usize))
        };
        let (primary, primaries) = kept(0..self.primary);
        let (secondary, secondaries) = kept(self.primary..self.count);
        let between = if secondaries > 0 { 2 } else { 0 };
        primary + primaries.saturating_sub(1) + between + secondary + secondaries.saturating_sub(1)
    }

    fn victim(&self, truncation: Truncation) -> Option<usize> {
        let last = |range: core::ops::Range<usize>, least: usize| range.rev().find(|&index| self.kept(index) > least);
        let chosen = match truncation {
            Truncation::Cut => None,
            Truncation::Initials => last(self.primary..self.count, 1).or_else(|| last(1..self.primary, 1)),
            Truncation::Shorten => self.longest().filter(|&index| self.kept(index) > 1),
            Truncation::Drop => {
                let second = (self.primary + 1).min(self.count);
                last(second..self.count, 0).or_else(|| last(1..self.primary, 0)).or_else(|| self.longest())
            }
        };
        chosen.or_else(|| last(0..self.count, 0))
    }

    fn longest(&self) -> Option<usize> {
        (0..self.count).max_by_key(|&index| self.kept(index))
    }

    fn change(&mut self, component: usize, by: i8) {
        if let Some(kept) = self.kept.get_mut(component) {
            *kept = kept.saturating_add_signed(by);
        }
    }
}

/// The runs of letters between fillers.
pub(crate) fn components(identifier: &[u8]) -> impl Iterator<Item = &[u8]> {
    identifier.split(|&cell| cell == b'<').filter(|component| !component.is_empty())
}
