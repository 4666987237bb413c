//! Readings of cells that one check digit binds together.

use super::{
    cell_costs::Model,
    confusion_cost,
    edit_set::{KEPT, Reading, Readings},
    top_k::{Best, Priced},
};
use crate::{
    doc9303::mrz_date::{DateStatus, MrzDate},
    doc9303::{
        RESIDUE_CLASSES,
        alphabet::{self, FILLER},
    },
    layout::FieldKind,
};

/// Cells under one digit, the digit's own among them, at most.
const CELLS: usize = 40;
/// Readings of single cells that are tried in pairs and threes.
const CHOICES: usize = 24;
/// Enough readings to do without those of three cells.
const ENOUGH: usize = 8;
/// What weighs a digit's own cell: it is taken off what it is computed over.
pub(super) const OWN: u8 = 9;

/// Cells with weights, whose values must sum up to a multiple of ten.
pub(super) struct Bound<'m> {
    model: &'m Model,
    cells: [(usize, u8); CELLS],
    length: usize,
    /// Dates and months in the cells: where they begin, and whether it is a month.
    dates: [Option<(usize, bool)>; 2],
}

/// One cell read otherwise by a known confusion.
#[derive(Clone, Copy)]
struct Choice {
    cell: u8,
    read: u8,
    /// By how much it moves the sum.
    shift: u8,
    cost: i16,
}

impl<'m> Bound<'m> {
    pub(super) fn new(model: &'m Model, cells: impl Iterator<Item = (usize, u8)>) -> Self {
        let mut bound = Self { model, cells: [(0, 0); CELLS], length: 0, dates: [None; 2] };
        for (slot, cell) in bound.cells.iter_mut().zip(cells) {
            *slot = cell;
            bound.length += 1;
        }
        let fields =
            model.layout.fields.iter().filter(|field| matches!(field.kind, FieldKind::Date | FieldKind::YearMonth));
        let mut slots = bound.dates.iter_mut();
        for field in fields {
            let (from, _) = field.span.run();
            if bound.cells.iter().take(bound.length).any(|&(cell, _)| cell == from)
                && let Some(slot) = slots.next()
            {
                *slot = Some((from, field.kind == FieldKind::YearMonth));
            }
        }
        bound
    }

    fn cells(&self) -> &[(usize, u8)] {
        self.cells.get(..self.length).unwrap_or_default()
    }

    /// What is missing to a multiple of ten.
    pub(super) fn deficit(&self) -> u8 {
        let sum: u32 =
            self.cells().iter().map(|&(cell, weight)| u32::from(self.model.value(cell)) * u32::from(weight)).sum();
        ((1000 - sum % 1000) % 10) as u8
    }

    /// By how much a cell's weight moves the sum when the cell is read otherwise.
    fn shift(&self, cell: usize, weight: u8, read: u8) -> u8 {
        let (old, new) = (u32::from(self.model.value(cell)), alphabet::value(read).map_or(0, u32::from));
        ((new + 40 - old) * u32::from(weight) % 10) as u8
    }

    /// Readings that make up for a deficit, by known confusions alone as long as these do, by any one character otherwise.
    pub(super) fn solve(&self, deficit: u8, readings: &mut Readings) {
        if self.is_of_fillers() {
            return self.accept(Reading::BASE, readings);
        }
        let mut illegible = self.cells().iter().filter(|&&(cell, _)| self.model.is_illegible(cell));
        let choices = self.choices(|_| true);
        match (illegible.next(), illegible.next()) {
            (None, _) => {
                if deficit == 0 {
                    self.accept(Reading::BASE, readings);
                    self.blind(&choices, readings);
                } else {
                    self.by_choices(deficit, &choices, readings);
                }
                if deficit != 0 && readings.as_slice().len() < KEPT || readings.as_slice().is_empty() {
                    self.by_exchange(deficit, readings);
                    for &(cell, weight) in self.cells() {
                        self.by_any(cell, weight, deficit, &choices, readings);
                    }
                }
            }
            (Some(&(cell, weight)), None) => self.by_any(cell, weight, deficit, &choices, readings),
            _ => {}
        }
    }

    /// Other readings of cells that the base reads otherwise than printed, with nothing to choose by.
    pub(super) fn alternatives(&self, readings: &mut Readings) {
        let is_read = |cell: usize| self.model.base(cell) != self.model.printed(cell);
        let choices = self.choices(|cell| is_read(cell) || self.model.is_due_filler(cell));
        let settled = |choice: &&Choice| {
            let cell = choice.cell.into();
            is_read(cell) && choice.read != self.model.printed(cell) || self.model.is_due_filler(cell)
        };
        for (next, one) in (1..).zip(choices.as_slice()).filter(|(_, one)| settled(one)) {
            self.accept(read(&[one]), readings);
            for other in choices.as_slice().iter().skip(next).filter(settled) {
                if !readings.has_room_for(one.cost + other.cost) {
                    break;
                }
                if other.cell != one.cell {
                    self.accept(read(&[one, other]), readings);
                }
            }
        }
    }

    /// Whether the digit is a filler, as it may be while all that it covers are fillers.
    fn is_of_fillers(&self) -> bool {
        let is_filler = |cell: usize| self.model.base(cell) == FILLER && !self.model.is_illegible(cell);
        self.has_own_digit() && self.cells().last().is_some_and(|&(cell, _)| is_filler(cell))
    }

    fn has_own_digit(&self) -> bool {
        self.cells().last().is_some_and(|&(_, weight)| weight == OWN)
    }

    fn choices(&self, of: impl Fn(usize) -> bool) -> Choices {
        let mut choices = Choices::new(Choice { cell: 0, read: 0, shift: 0, cost: 0 });
        for &(cell, weight) in self.cells().iter().filter(|(cell, _)| of(*cell)) {
            let base = self.model.base(cell);
            let mut prices = None;
            for &read in confusion_cost::group(base) {
                // Of a field's fillers only the first may be its last character.
                let is_inner = base == FILLER && cell > 0 && self.model.base(cell - 1) == FILLER;
                if read != base && !is_inner && self.model.takes(cell, read) {
                    let (prices, own) = prices.get_or_insert_with(|| {
                        let prices = self.model.prices(cell);
                        let own = prices.of(base);
                        (prices, own)
                    });
                    let (shift, cost) = (self.shift(cell, weight, read), prices.of(read) - *own);
                    choices.push(Choice { cell: cell as u8, read, shift, cost });
                }
            }
        }
        choices
    }

    fn by_choices(&self, deficit: u8, choices: &Choices, readings: &mut Readings) {
        let list = choices.as_slice();
        // For each residue the choices that move the sum by it, a bit each.
        let mut moving = [0u32; 10];
        for (index, choice) in list.iter().enumerate() {
            if let Some(bits) = moving.get_mut(usize::from(choice.shift)) {
                *bits |= 1 << index;
            }
        }
        let closing = |shift: u8, from: usize| {
            let mut bits = moving.get(usize::from((deficit + 20 - shift) % 10)).copied().unwrap_or_default();
            bits &= u32::MAX.checked_shl(from as u32).unwrap_or_default();
            core::iter::from_fn(move || {
                let index = bits.trailing_zeros() as usize;
                bits &= bits.wrapping_sub(1);
                list.get(index)
            })
        };
        for one in closing(0, 0) {
            self.accept(read(&[one]), readings);
        }
        for (next, one) in (1..).zip(list) {
            for other in closing(one.shift, next) {
                if !readings.has_room_for(one.cost + other.cost) {
                    break;
                }
                if other.cell != one.cell {
                    self.accept(read(&[one, other]), readings);
                }
            }
        }
        // The composite alone is too weak to choose between so many.
        if readings.as_slice().len() >= ENOUGH || !self.has_own_digit() {
            return;
        }
        for (next, one) in (1..).zip(list) {
            for (next, other) in (next + 1..).zip(list.iter().skip(next)) {
                let cost = one.cost + other.cost;
                if !readings.has_room_for(cost + other.cost) {
                    break;
                }
                for third in closing(one.shift + other.shift, next).filter(|_| one.cell != other.cell) {
                    if !readings.has_room_for(cost + third.cost) {
                        break;
                    }
                    if third.cell != other.cell && third.cell != one.cell {
                        self.accept(read(&[one, other, third]), readings);
                    }
                }
            }
        }
    }

    /// What the digit can't see: one cell of the same residue class.
    fn blind(&self, choices: &Choices, readings: &mut Readings) {
        for choice in choices.as_slice().iter().filter(|choice| choice.shift == 0) {
            let reading = read(&[choice]);
            self.accept(reading.at_cost(reading.cost + UNCALLED_FOR), readings);
        }
    }

    /// Two neighbours exchanged.
    fn by_exchange(&self, deficit: u8, readings: &mut Readings) {
        for pair in self.cells().windows(2) {
            let &[(one, weight), (other, other_weight)] = pair else { continue };
            let (a, b) = (self.model.base(one), self.model.base(other));
            if a != b
                && one + 1 == other
                && self.model.takes(one, b)
                && self.model.takes(other, a)
                && (self.shift(one, weight, b) + self.shift(other, other_weight, a)) % 10 == deficit
            {
                self.accept(Reading::BASE.with(one, b, confusion_cost::EXCHANGED).with(other, a, 0), readings);
            }
        }
    }

    /// One cell read as anything that makes up for the deficit, alone and beside a known confusion that costs next to
    /// nothing.
    fn by_any(&self, cell: usize, weight: u8, deficit: u8, choices: &Choices, readings: &mut Readings) {
        if weight == 0 {
            return;
        }
        let (base, printed) = (self.model.base(cell), self.model.printed(cell));
        let prices = self.model.prices(cell);
        let own = prices.of(base);
        if !readings.has_room_for(prices.of_other() - own) {
            return;
        }
        let likely = choices.as_slice().iter().take(LIKELY_ONES).take_while(|choice| choice.cost < LIKELY);
        let likely = likely.filter(|choice| usize::from(choice.cell) != cell);
        for choice in [None].into_iter().chain(likely.map(Some)) {
            let (shift, extra) = choice.map_or((0, 0), |choice| (choice.shift, choice.cost));
            if !readings.has_room_for(prices.of_other() - own + extra) {
                continue;
            }
            // All weights are units: exactly one class of characters makes up for it.
            let class = (self.model.value(cell) + (deficit + 10 - shift) * inverse(weight)) % 10;
            for read in RESIDUE_CLASSES.get(usize::from(class)).into_iter().flat_map(|class| class.bytes()) {
                if read == base || !self.model.takes(cell, read) || confusion_cost::are_known(printed, read) {
                    continue;
                }
                let cost = prices.of(read) - own + extra;
                if readings.has_room_for(cost) {
                    let reading = Reading::BASE.with(cell, read, cost);
                    let with = |choice: &Choice| reading.with(choice.cell.into(), choice.read, 0);
                    self.accept(choice.map_or(reading, with), readings);
                }
            }
        }
    }

    /// Keeps a reading whose dates are dates.
    fn accept(&self, reading: Reading, readings: &mut Readings) {
        if readings.has_room_for(reading.cost) && self.holds_dates(&reading) {
            readings.push(reading);
        }
    }

    fn holds_dates(&self, reading: &Reading) -> bool {
        self.dates.iter().flatten().all(|&(from, is_month)| {
            let at = |offset: usize| {
                let mut edits = reading.edits().filter(|&(cell, _)| cell == from + offset);
                edits.next().map_or_else(|| self.model.base(from + offset), |(_, read)| read)
            };
            let date = match is_month {
                true => [at(0), at(1), at(2), at(3), b'0', b'1'],
                false => core::array::from_fn(at),
            };
            match MrzDate::new(date).status() {
                DateStatus::Full => true,
                DateStatus::Partial | DateStatus::Unknown => !is_month,
                DateStatus::Malformed | DateStatus::OutOfCalendar => false,
            }
        })
    }
}

/// A change that nothing asks for.
const UNCALLED_FOR: i16 = 8;
/// What a change costs that is as good as made.
const LIKELY: i16 = 6;

/// How many of these are tried beside any other change.
const LIKELY_ONES: usize = 4;

/// What a weight's product with is one, modulo ten.
const fn inverse(weight: u8) -> u8 {
    match weight {
        7 => 3,
        3 => 7,
        unit => unit,
    }
}

fn read(choices: &[&Choice]) -> Reading {
    choices.iter().fold(Reading::BASE, |reading, choice| reading.with(choice.cell.into(), choice.read, choice.cost))
}

type Choices = Best<Choice, CHOICES>;

impl Priced for Choice {
    fn cost(&self) -> i16 {
        self.cost
    }
}
