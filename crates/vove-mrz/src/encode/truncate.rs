//! Truncation of names that are too long for their field (Doc 9303-4, section 4.2.3; Doc 9303-5 to 9303-7 the same).

use core::ops::Range;

/// How a name that is too long for its field is truncated. Doc 9303 leaves the choice to the issuer and shows all of
/// them. The last cell is a letter, which indicates that the name may be truncated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Truncation {
    /// The name is cut at the end of the field.
    #[default]
    Cut,
    /// Given names are truncated to initials from the last to the first, then the components of the surname.
    Initials,
    /// Every component is shortened, the longest first.
    Shorten,
    /// Given names are omitted from the last to the second, then components of the surname.
    Drop,
}

/// The most components of a name.
const MAX_COMPONENTS: usize = 24;

/// The number of letters written of each component.
pub(super) struct ComponentLengths {
    full: [u8; MAX_COMPONENTS],
    kept: [u8; MAX_COMPONENTS],
    count: usize,
    /// How many of the components are the surname's.
    surname_count: usize,
}

impl ComponentLengths {
    /// The full lengths.
    pub(super) fn of(surname: &[u8], given_names: &[u8]) -> Self {
        let mut lengths = Self { full: [0; MAX_COMPONENTS], kept: [0; MAX_COMPONENTS], count: 0, surname_count: 0 };
        lengths.add(surname);
        lengths.surname_count = lengths.count;
        lengths.add(given_names);
        lengths.kept = lengths.full;
        lengths
    }

    fn add(&mut self, identifier: &[u8]) {
        for component in components(identifier) {
            if let Some(slot) = self.full.get_mut(self.count) {
                *slot = u8::try_from(component.len()).unwrap_or(u8::MAX);
                self.count += 1;
            }
        }
    }

    /// The number of letters written of a component.
    pub(super) fn get(&self, component: usize) -> usize {
        self.kept.get(component).copied().unwrap_or_default().into()
    }

    /// Shortens components until the name is not wider than `width`, and if possible exactly that wide.
    pub(super) fn truncate(&mut self, width: usize, truncation: Truncation) {
        while self.width() > width {
            let Some(component) = self.next_to_shorten(truncation) else { break };
            self.change(component, -1);
        }
        // An omitted component frees its separator as well: letters are added until the last cell is one.
        while self.width() < width {
            let is_shortened =
                |&component: &usize| self.get(component) > 0 && self.kept.get(component) < self.full.get(component);
            if let Some(component) = (0..self.count).rev().find(is_shortened) {
                self.change(component, 1);
                continue;
            }
            let Some(omitted) = (0..self.count).find(|&component| self.get(component) == 0) else { break };
            let Some(longest) = self.longest() else { break };
            self.change(omitted, 1);
            while self.width() > width && self.get(longest) > 1 {
                self.change(longest, -1);
            }
            break;
        }
    }

    /// The number of cells of the name, separators included.
    fn width(&self) -> usize {
        let width = |components: Range<usize>| {
            let lengths = components.map(|component| self.get(component)).filter(|&length| length > 0);
            let (letters, count) = lengths.fold((0, 0usize), |(letters, count), length| (letters + length, count + 1));
            (letters + count.saturating_sub(1), count)
        };
        let (surname, _) = width(0..self.surname_count);
        let (given_names, given_name_count) = width(self.surname_count..self.count);
        surname + if given_name_count > 0 { 2 } else { 0 } + given_names
    }

    /// The component that loses the next letter.
    fn next_to_shorten(&self, truncation: Truncation) -> Option<usize> {
        let last = |components: Range<usize>, min: usize| components.rev().find(|&component| self.get(component) > min);
        let (surname, given_names) = (1..self.surname_count, self.surname_count..self.count);
        let component = match truncation {
            Truncation::Cut => None,
            Truncation::Initials => last(given_names, 1).or_else(|| last(surname, 1)),
            Truncation::Shorten => self.longest().filter(|&component| self.get(component) > 1),
            Truncation::Drop => {
                let second_given_name = (self.surname_count + 1).min(self.count);
                let last_omitted = last(second_given_name..self.count, 0).or_else(|| last(surname, 0));
                last_omitted.or_else(|| self.longest())
            }
        };
        component.or_else(|| last(0..self.count, 0))
    }

    fn longest(&self) -> Option<usize> {
        (0..self.count).max_by_key(|&component| self.get(component))
    }

    fn change(&mut self, component: usize, by: i8) {
        if let Some(kept) = self.kept.get_mut(component) {
            *kept = kept.saturating_add_signed(by);
        }
    }
}

/// The components of an identifier: the runs of letters between fillers.
pub(super) fn components(identifier: &[u8]) -> impl Iterator<Item = &[u8]> {
    identifier.split(|&cell| cell == b'<').filter(|component| !component.is_empty())
}
