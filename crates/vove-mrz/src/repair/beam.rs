//! The cheapest readings of the whole zone: a beam search over the readings of its parts, under the composite check
//! digit.

use super::{
    cell_costs::{CellCosts, weighted_cells},
    checksum_solver::{CHECK_DIGIT_WEIGHT, WeightedCells},
    code_fields,
    edit_set::{EditSet, Readings},
    top_k::{Cost, TopK},
};
use crate::{
    cells::CELLS,
    doc9303::check_digit,
    layout::{CheckDigit, FieldName},
};

/// The most parts with more than one reading.
const MAX_PARTS: usize = 12;
/// The width of the beam, and how many combinations in it may have the same effect on the composite check digit.
const BEAM_WIDTH: usize = 24;
const MAX_PER_CHANGE: usize = 12;
/// The cost of a part without a valid reading.
const UNRESOLVED: i16 = 60;

/// A reading of the whole zone: one reading of each part.
#[derive(Clone, Copy)]
pub(super) struct Combination {
    /// The cost beyond that of the base reading.
    pub(super) cost: i16,
    /// The change of the composite check digit's weighted sum, modulo 10.
    change: u8,
    /// The index of the reading of each part.
    readings: [u8; MAX_PARTS],
    /// The composite check digit, if it differs from the base reading; else 0.
    composite: u8,
}

impl Combination {
    const EMPTY: Self = Self { cost: 0, change: 0, readings: [0; MAX_PARTS], composite: 0 };
}

/// The parts of a zone, each the cells under one check digit or a field without one, with their readings.
pub(super) struct Parts<'c> {
    costs: &'c CellCosts,
    /// The parts with more than one reading, or with one that is not the base reading.
    parts: [Readings; MAX_PARTS],
    count: usize,
    /// The composite check digit, if all cells that it covers are known.
    composite: Option<&'static CheckDigit>,
    /// The weight of each cell under the composite check digit.
    weights: [u8; CELLS],
    /// The cost of the other parts.
    cost: i16,
    /// Whether every part has a valid reading.
    pub(super) are_resolved: bool,
}

impl<'c> Parts<'c> {
    pub(super) fn of(costs: &'c CellCosts) -> Self {
        let mut parts = Self {
            costs,
            parts: [const { Readings::new(EditSet::EMPTY) }; MAX_PARTS],
            count: 0,
            composite: known_composite(costs),
            weights: [0; CELLS],
            cost: 0,
            are_resolved: true,
        };
        for (cell, weight) in parts.composite.into_iter().flat_map(weighted_cells) {
            if let Some(slot) = parts.weights.get_mut(cell) {
                *slot = weight;
            }
        }
        for digit in costs.layout.check_digits.iter().filter(|digit| digit.field != FieldName::Composite) {
            parts.add_check_digit(digit);
        }
        parts.add_fields_without_digit();
        parts
    }

    /// Adds the cells under a check digit as a part.
    fn add_check_digit(&mut self, digit: &CheckDigit) {
        if weighted_cells(digit).any(|(cell, _)| self.costs.is_missing(cell)) {
            return;
        }
        let own = digit.position.run().0;
        let mut readings = Readings::new(EditSet::EMPTY);
        match self.costs.long_number.filter(|_| digit.overflow.is_some()) {
            None => {
                let cells = WeightedCells::new(self.costs, weighted_cells(digit).chain([(own, CHECK_DIGIT_WEIGHT)]));
                cells.solve(cells.deficit(), &mut readings);
            }
            Some((start, last)) => {
                let number = || weighted_cells(digit).map(|(cell, _)| cell);
                let check_digit = [(last, CHECK_DIGIT_WEIGHT)];
                let standard = number().chain(start..last).zip(check_digit::weights()).chain(check_digit);
                let counts_filler =
                    number().chain([own]).chain(start..last).zip(check_digit::weights()).chain(check_digit);
                let standard = WeightedCells::new(self.costs, standard);
                let counts_filler = WeightedCells::new(self.costs, counts_filler);
                // A misread number may match one convention by chance, which the composite check digit shows.
                let is_doubtful = self.composite.is_some_and(|composite| self.costs.deficit(composite) != 0);
                let (deficit, other) = (standard.deficit(), counts_filler.deficit());
                if deficit == 0 || other != 0 || is_doubtful {
                    standard.solve(deficit, &mut readings);
                }
                if deficit != 0 && (other == 0 || is_doubtful) {
                    counts_filler.solve(other, &mut readings);
                }
            }
        }
        self.push(readings);
    }

    /// Adds each field without a check digit of its own as a part.
    fn add_fields_without_digit(&mut self) {
        // What the cheapest readings of the other parts leave of the composite's deficit.
        let deficit = self.composite.map_or(0, |composite| {
            let cheapest = |readings: &Readings| readings.as_slice().first().map_or(0, |set| set.composite_change);
            let change: u8 = self.parts.iter().take(self.count).map(cheapest).sum();
            (self.costs.deficit(composite) + 20 - change % 10) % 10
        });
        let has_check_digit = |cell: usize| {
            let digits = self.costs.layout.check_digits.iter().filter(|digit| digit.field != FieldName::Composite);
            digits.flat_map(|digit| digit.covers).any(|span| span.range().contains(&cell))
        };
        for field in self.costs.layout.fields {
            let (from, to) = field.span.run();
            if has_check_digit(from) {
                continue;
            }
            let from = match self.costs.long_number {
                Some((start, last)) if start == from => last + 1,
                _ => from,
            };
            let weights = self.weights.get(from..to).unwrap_or_default();
            let is_covered = weights.iter().any(|&weight| weight != 0);
            let cells = || WeightedCells::new(self.costs, (from..to).zip(weights.iter().copied()));
            let mut readings = Readings::new(EditSet::EMPTY);
            if field.kind.is_code() {
                if code_fields::is_valid(self.costs, field) {
                    readings.push(EditSet::EMPTY);
                }
                code_fields::add_alternatives(self.costs, field, &mut readings);
            } else if field.kind.is_calendar() {
                let cells = cells();
                cells.solve(0, &mut readings);
                if is_covered && deficit != 0 {
                    cells.solve(deficit, &mut readings);
                }
            } else if field.kind.is_name() || (field.kind.is_text() && is_covered) {
                let cells = cells();
                readings.push(EditSet::EMPTY);
                if is_covered {
                    cells.solve(deficit, &mut readings);
                }
                cells.add_alternatives(&mut readings);
            } else {
                continue;
            }
            self.push(readings);
        }
    }

    /// Adds a part.
    fn push(&mut self, mut readings: Readings) {
        if readings.as_slice().is_empty() {
            self.are_resolved = false;
            readings.push(EditSet::EMPTY.at_cost(UNRESOLVED));
        }
        for set in readings.as_mut_slice() {
            set.composite_change = set.edits().fold(0, |change, (cell, read)| {
                let weight = self.weights.get(cell).copied().unwrap_or_default();
                (change + self.costs.change(cell, weight, read)) % 10
            });
        }
        match readings.as_slice() {
            [only] if only.edits().next().is_none() => self.cost += only.cost,
            _ => {
                if let Some(slot) = self.parts.get_mut(self.count) {
                    *slot = readings;
                    self.count += 1;
                }
            }
        }
    }

    /// Calls `found` with the cheapest combinations for which the composite check digit matches, cheapest first.
    pub(super) fn combine(&self, found: impl FnMut(&Combination)) {
        let mut beam = Beam::new();
        beam.push(Combination { cost: self.cost, ..Combination::EMPTY });
        for (part, readings) in self.parts.iter().enumerate().take(self.count) {
            let mut next = Beam::new();
            for combination in beam.combinations.as_slice() {
                for (index, set) in readings.as_slice().iter().enumerate() {
                    let mut extended = *combination;
                    extended.cost += set.cost;
                    if !next.combinations.has_room_for(extended.cost) {
                        break;
                    }
                    extended.change = (extended.change + set.composite_change) % 10;
                    if let Some(slot) = extended.readings.get_mut(part) {
                        *slot = index as u8;
                    }
                    next.push(extended);
                }
            }
            beam = next;
        }
        let combinations = match self.composite.filter(|_| self.are_resolved) {
            Some(composite) => self.with_composite(composite, &beam.combinations),
            None => beam.combinations,
        };
        combinations.as_slice().iter().for_each(found);
    }

    /// The combinations with the composite check digit that each of them needs, and its cost.
    fn with_composite(&self, composite: &CheckDigit, combinations: &Combinations) -> Combinations {
        let cell = composite.position.run().0;
        let (base, deficit) = (self.costs.base(cell), self.costs.deficit(composite));
        let costs = self.costs.reading_costs(cell);
        let base_cost = costs.of(base);
        let mut completed = Combinations::new(Combination::EMPTY);
        for &(mut combination) in combinations.as_slice() {
            let digit = b'0' + (self.costs.value(cell) + combination.change + 10 - deficit) % 10;
            if digit != base {
                combination.composite = digit;
                combination.cost += costs.of(digit) - base_cost;
            }
            completed.push(combination);
        }
        completed
    }

    /// The cells of a combination that differ from the base reading.
    pub(super) fn edits<'a>(&'a self, combination: &'a Combination) -> impl Iterator<Item = (usize, u8)> + 'a {
        let parts = self.parts.iter().zip(combination.readings).take(self.count);
        let edits = parts.filter_map(|(readings, index)| readings.as_slice().get(usize::from(index)));
        let composite = self.composite.map(|composite| (composite.position.run().0, combination.composite));
        edits.flat_map(EditSet::edits).chain(composite.filter(|&(_, digit)| digit != 0))
    }
}

/// The composite check digit, if the input has all cells that it covers; check digits among them may be missing.
fn known_composite(costs: &CellCosts) -> Option<&'static CheckDigit> {
    let digits = costs.layout.check_digits;
    let composite = digits.last().filter(|digit| digit.field == FieldName::Composite)?;
    let is_check_digit = |cell: usize| digits.iter().any(|digit| digit.position.run().0 == cell);
    let is_known = weighted_cells(composite).all(|(cell, _)| !costs.is_missing(cell) || is_check_digit(cell));
    is_known.then_some(composite)
}

type Combinations = TopK<Combination, BEAM_WIDTH>;

/// The cheapest combinations, with a limit for each change of the composite check digit.
struct Beam {
    combinations: Combinations,
    /// The cost from which on further combinations of each change are dropped.
    cost_limits: [i16; 10],
}

impl Beam {
    const fn new() -> Self {
        Self { combinations: Combinations::new(Combination::EMPTY), cost_limits: [i16::MAX; 10] }
    }

    fn push(&mut self, combination: Combination) {
        let Some(limit) = self.cost_limits.get_mut(usize::from(combination.change)) else { return };
        if combination.cost >= *limit {
            return;
        }
        let cheaper = self.combinations.as_slice().iter().take_while(|other| other.cost <= combination.cost);
        match cheaper.filter(|other| other.change == combination.change).count() {
            0..MAX_PER_CHANGE => self.combinations.push(combination),
            _ => *limit = combination.cost,
        }
    }
}

impl Cost for Combination {
    fn cost(&self) -> i16 {
        self.cost
    }
}
