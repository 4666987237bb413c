//! Readings of the whole zone: those of its parts that the composite allows together.

use super::{
    cell_costs::Model,
    checksum_solver::{Bound, OWN},
    code_fields,
    edit_set::{Reading, Readings},
    top_k::{Best, Priced},
};
use crate::{
    cells::CELLS,
    doc9303::alphabet,
    layout::{CheckDigit, FieldKind, FieldName},
};

/// Parts that may be read in more than one way, at most.
const PARTS: usize = 12;
/// Combinations kept on the way, and those of one residue among them.
const KEPT: usize = 24;
const KEPT_OF_A_RESIDUE: usize = 12;
/// A part for which nothing was found.
const UNRESOLVED: i16 = 60;

/// A reading of the zone: one of each part.
#[derive(Clone, Copy)]
pub(super) struct Combination {
    pub(super) cost: i16,
    shift: u8,
    picks: [u8; PARTS],
    /// What the composite's own cell says, when that isn't what the base says.
    composite: u8,
}

/// The parts of a zone and what each may say.
pub(super) struct Parts<'m> {
    model: &'m Model,
    parts: [Readings; PARTS],
    count: usize,
    /// The composite, if it can be checked, and the weights of the cells that it covers.
    composite: Option<&'static CheckDigit>,
    weights: [u8; CELLS],
    /// What everything that is read in one way alone moves the composite by.
    shift: u8,
    cost: i16,
    pub(super) whole: bool,
}

impl<'m> Parts<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let mut parts = Self {
            model,
            parts: [const { Readings::new(Reading::BASE) }; PARTS],
            count: 0,
            composite: composite(model),
            weights: [0; CELLS],
            shift: 0,
            cost: 0,
            whole: true,
        };
        for (cell, weight) in parts.composite.into_iter().flat_map(Model::covered) {
            if let Some(slot) = parts.weights.get_mut(cell) {
                *slot = weight;
            }
        }
        for digit in model.layout.check_digits.iter().filter(|digit| digit.field != FieldName::Composite) {
            parts.under(digit);
        }
        parts.without_digit();
        parts
    }

    /// What binds a digit's cells together.
    fn under(&mut self, digit: &CheckDigit) {
        if Model::covered(digit).any(|(cell, _)| self.model.is_lost(cell)) {
            return;
        }
        let own = digit.position.run().0;
        let mut readings = Readings::new(Reading::BASE);
        match self.model.long_number.filter(|_| digit.overflow.is_some()) {
            None => {
                let bound = Bound::new(self.model, Model::covered(digit).chain([(own, OWN)]));
                bound.solve(bound.deficit(), &mut readings);
            }
            Some((start, tail)) => {
                let weights = || [7, 3, 1].into_iter().cycle();
                let number = || Model::covered(digit).map(|(cell, _)| cell);
                let standard = Bound::new(self.model, number().chain(start..tail).zip(weights()).chain([(tail, OWN)]));
                let counting = Bound::new(
                    self.model,
                    number().chain([own]).chain(start..tail).zip(weights()).chain([(tail, OWN)]),
                );
                // One may fit by chance what was misread; the composite tells.
                let doubtful = self.composite.is_some_and(|composite| self.model.deficit(composite) != 0);
                let (deficit, other) = (standard.deficit(), counting.deficit());
                if deficit == 0 || other != 0 || doubtful {
                    standard.solve(deficit, &mut readings);
                }
                if deficit != 0 && (other == 0 || doubtful) {
                    counting.solve(other, &mut readings);
                }
            }
        }
        self.push(readings);
    }

    /// Fields that no digit of their own covers.
    fn without_digit(&mut self) {
        let deficit = self.composite.map_or(0, |composite| {
            let best = |readings: &Readings| readings.as_slice().iter().next().map_or(0, |reading| reading.shift);
            let shift: u8 = self.parts.iter().take(self.count).map(best).sum();
            (self.model.deficit(composite) + 20 - (shift + self.shift) % 10) % 10
        });
        let own = |cell: usize| {
            let mut digits = self.model.layout.check_digits.iter().filter(|digit| digit.field != FieldName::Composite);
            digits.any(|digit| digit.covers.iter().map(|span| span.run()).any(|(from, to)| (from..to).contains(&cell)))
        };
        for field in self.model.layout.fields.iter() {
            let (from, to) = field.span.run();
            if own(from) {
                continue;
            }
            let from = match self.model.long_number {
                Some((start, tail)) if start == from => tail + 1,
                _ => from,
            };
            let mut readings = Readings::new(Reading::BASE);
            let weights = self.weights.get(from..to).unwrap_or_default();
            let is_covered = weights.iter().any(|&weight| weight != 0);
            match field.kind {
                FieldKind::Text | FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames if is_covered => {
                    let bound = Bound::new(self.model, (from..to).zip(weights.iter().copied()));
                    readings.push(Reading::BASE);
                    bound.solve(deficit, &mut readings);
                    bound.alternatives(&mut readings);
                }
                FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames => {
                    readings.push(Reading::BASE);
                    Bound::new(self.model, (from..to).map(|cell| (cell, 0))).alternatives(&mut readings);
                }
                FieldKind::Date | FieldKind::YearMonth => {
                    let bound = Bound::new(self.model, (from..to).zip(weights.iter().copied()));
                    bound.solve(0, &mut readings);
                    if is_covered && deficit != 0 {
                        bound.solve(deficit, &mut readings);
                    }
                }
                FieldKind::State | FieldKind::DocumentCode | FieldKind::Sex => {
                    if code_fields::is_one(self.model, field) {
                        readings.push(Reading::BASE);
                    }
                    code_fields::readings(self.model, field, &mut readings);
                }
                _ => continue,
            }
            self.push(readings);
        }
    }

    fn push(&mut self, mut readings: Readings) {
        if readings.as_slice().is_empty() {
            self.whole = false;
            readings.push(Reading::BASE.at_cost(UNRESOLVED));
        }
        for reading in readings.as_mut_slice() {
            reading.shift = reading.edits().fold(0, |shift, (cell, read)| {
                let weight = self.weights.get(cell).copied().unwrap_or_default();
                let (old, new) = (u32::from(self.model.value(cell)), alphabet::value(read).map_or(0, u32::from));
                (shift + ((new + 40 - old) * u32::from(weight) % 10) as u8) % 10
            });
        }
        let mut all = readings.as_slice().iter();
        match (all.next(), all.next()) {
            (Some(only), None) if only.edits().next().is_none() => self.cost += only.cost,
            _ => {
                if let Some(slot) = self.parts.get_mut(self.count) {
                    *slot = readings;
                    self.count += 1;
                }
            }
        }
    }

    /// The readings that the composite allows, the cheapest first.
    pub(super) fn combine(&self, mut found: impl FnMut(&Combination)) {
        let mut list = Combinations::new();
        list.push(Combination { cost: self.cost, shift: self.shift, picks: [0; PARTS], composite: 0 });
        for (index, readings) in self.parts.iter().enumerate().take(self.count) {
            let mut next = Combinations::new();
            for combination in list.as_slice() {
                for (pick, reading) in readings.as_slice().iter().enumerate() {
                    let mut other = *combination;
                    other.cost += reading.cost;
                    if !next.best.has_room_for(other.cost) {
                        break;
                    }
                    other.shift = (other.shift + reading.shift) % 10;
                    if let Some(slot) = other.picks.get_mut(index) {
                        *slot = pick as u8;
                    }
                    next.push(other);
                }
            }
            list = next;
        }
        if let Some(composite) = self.composite.filter(|_| self.whole) {
            let cell = composite.position.run().0;
            let deficit = self.model.deficit(composite);
            let (base, prices) = (self.model.value(cell), self.model.prices(cell));
            let own = prices.of(self.model.base(cell));
            let mut closed = Combinations::new();
            for combination in list.as_slice() {
                let mut combination = *combination;
                let due = b'0' + (base + combination.shift + 10 - deficit) % 10;
                if due != self.model.base(cell) {
                    combination.composite = due;
                    combination.cost += prices.of(due) - own;
                }
                combination.shift = 0;
                closed.best.push(combination);
            }
            list = closed;
        }
        list.as_slice().iter().for_each(&mut found);
    }

    /// Every cell that a combination reads otherwise than the base.
    pub(super) fn edits<'c>(&'c self, combination: &'c Combination) -> impl Iterator<Item = (usize, u8)> + 'c {
        let picked =
            self.parts.iter().zip(combination.picks).take(self.count).flat_map(|(readings, pick)| {
                readings.as_slice().iter().skip(pick.into()).take(1).flat_map(Reading::edits)
            });
        let composite = self.composite.map(|composite| (composite.position.run().0, combination.composite));
        picked.chain(composite.filter(|&(_, read)| read != 0))
    }
}

fn composite(model: &Model) -> Option<&'static CheckDigit> {
    let digits = model.layout.check_digits;
    let composite = digits.last().filter(|digit| digit.field == FieldName::Composite)?;
    let is_digit = |cell: usize| digits.iter().any(|digit| digit.position.run().0 == cell);
    let known = Model::covered(composite).all(|(cell, _)| !model.is_lost(cell) || is_digit(cell));
    known.then_some(composite)
}

struct Combinations {
    best: Best<Combination, KEPT>,
    /// What combinations of each residue must cost less than: there are enough that do the same to the composite.
    below: [i16; 10],
}

impl Combinations {
    const fn new() -> Self {
        Self {
            best: Best::new(Combination { cost: 0, shift: 0, picks: [0; PARTS], composite: 0 }),
            below: [i16::MAX; 10],
        }
    }

    fn as_slice(&self) -> &[Combination] {
        self.best.as_slice()
    }

    /// Keeps a combination, unless there are enough cheaper ones that do the same to the composite.
    fn push(&mut self, combination: Combination) {
        let Some(below) = self.below.get_mut(usize::from(combination.shift)) else { return };
        if combination.cost >= *below {
            return;
        }
        let cheaper = self.best.as_slice().iter().take_while(|other| other.cost <= combination.cost);
        match cheaper.filter(|other| other.shift == combination.shift).count() {
            0..KEPT_OF_A_RESIDUE => self.best.push(combination),
            _ => *below = combination.cost,
        }
    }
}

impl Priced for Combination {
    fn cost(&self) -> i16 {
        self.cost
    }
}
