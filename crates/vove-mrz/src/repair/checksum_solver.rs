//! The cheapest readings of the cells under one check digit for which the digit matches.

use super::{
    cell_costs::{CellCosts, confusion_cost},
    edit_set::{EditSet, MAX_READINGS, Readings},
    top_k::{Cost, TopK},
};
use crate::{
    doc9303::{DateStatus, MrzDate, RESIDUE_CLASSES, alphabet::FILLER},
    layout::LayoutField,
};

/// The most cells under one check digit, including the digit itself.
const MAX_CELLS: usize = 40;
/// The most known confusions that are combined.
const MAX_CONFUSIONS: usize = 24;
/// The number of readings with one or two confusions from which on those with three are not tried.
const ENOUGH: usize = 8;
/// The number of cheap confusions that are combined with a change to any other character.
const MAX_CHEAP: usize = 4;
/// The cost below which a confusion is cheap: its cell is as likely to be read this way.
const CHEAP: i16 = 6;
/// The extra cost of a change that no check digit calls for.
const UNPROVOKED: i16 = 8;
/// The weight of a check digit itself, modulo 10: the digit is subtracted from the weighted sum.
pub(super) const CHECK_DIGIT_WEIGHT: u8 = 9;

/// Cells with weights. The weighted sum of their values must be a multiple of 10.
pub(super) struct WeightedCells<'c> {
    costs: &'c CellCosts,
    cells: [(usize, u8); MAX_CELLS],
    length: usize,
    /// The dates, or years and months, among them.
    dates: [Option<&'static LayoutField>; 2],
}

/// One cell read as a character that it is known to be confused with.
#[derive(Clone, Copy)]
struct Confusion {
    cell: u8,
    read: u8,
    /// The change of the weighted sum, modulo 10.
    change: u8,
    cost: i16,
}

impl<'c> WeightedCells<'c> {
    pub(super) fn new(costs: &'c CellCosts, weighted_cells: impl Iterator<Item = (usize, u8)>) -> Self {
        let mut group = Self { costs, cells: [(0, 0); MAX_CELLS], length: 0, dates: [None; 2] };
        for (slot, cell) in group.cells.iter_mut().zip(weighted_cells) {
            *slot = cell;
            group.length += 1;
        }
        let mut slots = group.dates.iter_mut();
        for field in costs.layout.fields {
            let from = field.span.range().start;
            if field.kind.is_calendar()
                && group.cells.iter().take(group.length).any(|&(cell, _)| cell == from)
                && let Some(slot) = slots.next()
            {
                *slot = Some(field);
            }
        }
        group
    }

    fn cells(&self) -> &[(usize, u8)] {
        self.cells.get(..self.length).unwrap_or_default()
    }

    /// The amount by which the weighted sum has to change, modulo 10.
    pub(super) fn deficit(&self) -> u8 {
        let value = |&(cell, weight): &(usize, u8)| u32::from(self.costs.value(cell)) * u32::from(weight);
        let sum: u32 = self.cells().iter().map(value).sum();
        ((1000 - sum % 1000) % 10) as u8
    }

    /// Adds the readings that change the weighted sum by `deficit`: by known confusions, and if these do not fill the
    /// list, by any other character of one cell.
    pub(super) fn solve(&self, deficit: u8, readings: &mut Readings) {
        if self.has_filler_as_digit() {
            return self.push(EditSet::EMPTY, readings);
        }
        let mut illegal = self.cells().iter().filter(|&&(cell, _)| self.costs.is_illegal(cell));
        let confusions = self.confusions(|_| true);
        match (illegal.next(), illegal.next()) {
            (None, _) => {
                if deficit == 0 {
                    self.push(EditSet::EMPTY, readings);
                    self.add_undetectable(&confusions, readings);
                } else {
                    self.add_confusions(deficit, &confusions, readings);
                }
                if deficit != 0 && readings.as_slice().len() < MAX_READINGS || readings.as_slice().is_empty() {
                    self.add_transpositions(deficit, readings);
                    for &(cell, weight) in self.cells() {
                        self.add_any_character(cell, weight, deficit, &confusions, readings);
                    }
                }
            }
            (Some(&(cell, weight)), None) => self.add_any_character(cell, weight, deficit, &confusions, readings),
            _ => {}
        }
    }

    /// Adds other readings of the cells whose base reading is not the printed character, without a check digit that
    /// decides.
    pub(super) fn add_alternatives(&self, readings: &mut Readings) {
        let is_changed = |cell: usize| self.costs.base(cell) != self.costs.printed(cell);
        let confusions = self.confusions(|cell| is_changed(cell) || self.costs.is_misread_filler(cell));
        let is_alternative = |confusion: &&Confusion| {
            let cell = confusion.cell.into();
            is_changed(cell) && confusion.read != self.costs.printed(cell) || self.costs.is_misread_filler(cell)
        };
        for (next, one) in (1..).zip(confusions.as_slice()).filter(|(_, one)| is_alternative(one)) {
            self.push(edit_set(&[one]), readings);
            for other in confusions.as_slice().iter().skip(next).filter(is_alternative) {
                if !readings.has_room_for(one.cost + other.cost) {
                    break;
                }
                if other.cell != one.cell {
                    self.push(edit_set(&[one, other]), readings);
                }
            }
        }
    }

    /// Whether the check digit is a filler, which is allowed if all cells that it covers are fillers.
    fn has_filler_as_digit(&self) -> bool {
        self.has_check_digit()
            && self
                .cells()
                .last()
                .is_some_and(|&(cell, _)| self.costs.base(cell) == FILLER && !self.costs.is_illegal(cell))
    }

    /// Whether the last cell is the check digit. Otherwise the cells are under the composite check digit alone, or
    /// under none.
    fn has_check_digit(&self) -> bool {
        self.cells().last().is_some_and(|&(_, weight)| weight == CHECK_DIGIT_WEIGHT)
    }

    /// The cheapest known confusions of the cells that `is_included` accepts.
    fn confusions(&self, is_included: impl Fn(usize) -> bool) -> Confusions {
        let mut confusions = Confusions::new(Confusion { cell: 0, read: 0, change: 0, cost: 0 });
        for &(cell, weight) in self.cells().iter().filter(|(cell, _)| is_included(*cell)) {
            let base = self.costs.base(cell);
            let mut costs = None;
            for &read in confusion_cost::group(base) {
                // Of the fillers behind a value, only the first may be its last character.
                let is_after_filler = base == FILLER && cell > 0 && self.costs.base(cell - 1) == FILLER;
                if read != base && !is_after_filler && self.costs.allows(cell, read) {
                    let (costs, base_cost) = costs.get_or_insert_with(|| {
                        let costs = self.costs.reading_costs(cell);
                        let base_cost = costs.of(base);
                        (costs, base_cost)
                    });
                    let change = self.costs.change(cell, weight, read);
                    let cost = costs.of(read) - *base_cost;
                    confusions.push(Confusion { cell: cell as u8, read, change, cost });
                }
            }
        }
        confusions
    }

    /// Adds one, two or three known confusions that together change the weighted sum by `deficit`.
    fn add_confusions(&self, deficit: u8, confusions: &Confusions, readings: &mut Readings) {
        let list = confusions.as_slice();
        // For each change of the sum the confusions that cause it, a bit each.
        let mut by_change = [0u32; 10];
        for (index, confusion) in list.iter().enumerate() {
            if let Some(bits) = by_change.get_mut(usize::from(confusion.change)) {
                *bits |= 1 << index;
            }
        }
        // The confusions from an index on that change the sum by the rest of the deficit.
        let completing = |change: u8, from: usize| {
            let mut bits = by_change.get(usize::from((deficit + 20 - change) % 10)).copied().unwrap_or_default();
            bits &= u32::MAX.checked_shl(from as u32).unwrap_or_default();
            core::iter::from_fn(move || {
                let index = bits.trailing_zeros() as usize;
                bits &= bits.wrapping_sub(1);
                list.get(index)
            })
        };
        for one in completing(0, 0) {
            self.push(edit_set(&[one]), readings);
        }
        for (next, one) in (1..).zip(list) {
            for other in completing(one.change, next) {
                if !readings.has_room_for(one.cost + other.cost) {
                    break;
                }
                if other.cell != one.cell {
                    self.push(edit_set(&[one, other]), readings);
                }
            }
        }
        // The composite check digit alone is too weak to choose between readings with three confusions.
        if readings.as_slice().len() >= ENOUGH || !self.has_check_digit() {
            return;
        }
        for (next, one) in (1..).zip(list) {
            for (next, other) in (next + 1..).zip(list.iter().skip(next)) {
                let cost = one.cost + other.cost;
                if !readings.has_room_for(cost + other.cost) {
                    break;
                }
                for third in completing(one.change + other.change, next).filter(|_| one.cell != other.cell) {
                    if !readings.has_room_for(cost + third.cost) {
                        break;
                    }
                    if third.cell != other.cell && third.cell != one.cell {
                        self.push(edit_set(&[one, other, third]), readings);
                    }
                }
            }
        }
    }

    /// Adds the known confusions that the check digit can't detect: those within a residue class.
    fn add_undetectable(&self, confusions: &Confusions, readings: &mut Readings) {
        for confusion in confusions.as_slice().iter().filter(|confusion| confusion.change == 0) {
            let set = edit_set(&[confusion]);
            self.push(set.at_cost(set.cost + UNPROVOKED), readings);
        }
    }

    /// Adds two adjacent characters transposed.
    fn add_transpositions(&self, deficit: u8, readings: &mut Readings) {
        for pair in self.cells().windows(2) {
            let &[(one, weight), (other, other_weight)] = pair else { continue };
            let (a, b) = (self.costs.base(one), self.costs.base(other));
            if a != b
                && one + 1 == other
                && self.costs.allows(one, b)
                && self.costs.allows(other, a)
                && (self.costs.change(one, weight, b) + self.costs.change(other, other_weight, a)) % 10 == deficit
            {
                let set = EditSet::EMPTY.with(one, b, confusion_cost::TRANSPOSED).with(other, a, 0);
                self.push(set, readings);
            }
        }
    }

    /// Adds any characters of one cell that change the weighted sum by `deficit`, alone and together with a cheap
    /// confusion.
    fn add_any_character(
        &self,
        cell: usize,
        weight: u8,
        deficit: u8,
        confusions: &Confusions,
        readings: &mut Readings,
    ) {
        if weight == 0 {
            return;
        }
        let (base, printed) = (self.costs.base(cell), self.costs.printed(cell));
        let costs = self.costs.reading_costs(cell);
        let base_cost = costs.of(base);
        let min_cost = costs.min_unknown() - base_cost;
        if !readings.has_room_for(min_cost) {
            return;
        }
        let cheap = confusions.as_slice().iter().take(MAX_CHEAP).take_while(|confusion| confusion.cost < CHEAP);
        let cheap = cheap.filter(|confusion| usize::from(confusion.cell) != cell);
        for confusion in [None].into_iter().chain(cheap.map(Some)) {
            let (change, extra) = confusion.map_or((0, 0), |confusion| (confusion.change, confusion.cost));
            if !readings.has_room_for(min_cost + extra) {
                continue;
            }
            // Every weight has an inverse modulo 10, so that exactly one residue class completes the sum.
            let class = (self.costs.value(cell) + (deficit + 10 - change) * inverse(weight)) % 10;
            for read in RESIDUE_CLASSES.get(usize::from(class)).into_iter().flat_map(|class| class.bytes()) {
                if read == base || !self.costs.allows(cell, read) || confusion_cost::is_known(printed, read) {
                    continue;
                }
                let cost = costs.of(read) - base_cost + extra;
                if readings.has_room_for(cost) {
                    let set = EditSet::EMPTY.with(cell, read, cost);
                    let with = |confusion: &Confusion| set.with(confusion.cell.into(), confusion.read, 0);
                    self.push(confusion.map_or(set, with), readings);
                }
            }
        }
    }

    /// Adds a reading whose dates are valid.
    fn push(&self, set: EditSet, readings: &mut Readings) {
        if readings.has_room_for(set.cost) && self.has_valid_dates(&set) {
            readings.push(set);
        }
    }

    fn has_valid_dates(&self, set: &EditSet) -> bool {
        self.dates.iter().flatten().all(|field| {
            let mut cells = self.costs.base;
            for (cell, read) in set.edits() {
                if let Some(slot) = cells.get_mut(cell) {
                    *slot = read;
                }
            }
            match field.kind.date(field.span.of(&cells)).map(MrzDate::status) {
                Some(DateStatus::Full) => true,
                Some(DateStatus::Partial | DateStatus::Unknown) => field.kind.is_date(),
                _ => false,
            }
        })
    }
}

/// The inverse of a weight modulo 10.
const fn inverse(weight: u8) -> u8 {
    match weight {
        7 => 3,
        3 => 7,
        // 1 and 9 are their own inverses.
        _ => weight,
    }
}

fn edit_set(confusions: &[&Confusion]) -> EditSet {
    let add = |set: EditSet, confusion: &&Confusion| set.with(confusion.cell.into(), confusion.read, confusion.cost);
    confusions.iter().fold(EditSet::EMPTY, add)
}

type Confusions = TopK<Confusion, MAX_CONFUSIONS>;

impl Cost for Confusion {
    fn cost(&self) -> i16 {
        self.cost
    }
}
