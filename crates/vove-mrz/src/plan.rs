//! What zones without a flaw look like, one table a layout, made while compiling.
//!
//! Most zones are flawless, and that is quickly seen: a fixed set of characters in each cell, digits that verify, days
//! that exist, known states, one double filler. The quick look only ever says that there is nothing to say; whatever else
//! it sees is left to [`read`](crate::read), which looks at everything.

use crate::{
    alphabet::FILLER,
    date::MrzDate,
    grid::{CELLS, Grid, STRIDE, fillers},
    layout::{Kind, LAYOUTS, Layout, Picture, Span, is_of_shape},
    report::DIGITS,
    state,
    verdict::Verdict,
};

const DIGIT: u8 = 1;
const LETTER: u8 = 2;
const BLANK: u8 = 4;

/// Bits of the sum of a check digit that shares a row of weights with another. One has the bits above, and no bound.
const LANE: u32 = 12;
const ROWS: usize = DIGITS.div_ceil(2);

pub(crate) static PLANS: [Plan; LAYOUTS.len()] = plans();

/// What each cell of a flawless zone of a layout may hold, and what is looked at beyond that.
pub(crate) struct Plan {
    pub(crate) layout: &'static Layout,
    /// The widths of the lines, a byte each.
    shape: u32,
    /// Line and column of the document code.
    code: (usize, usize),
    codes: Pairs,
    discouraged: Pairs,
    /// Kinds of characters.
    allowed: [u8; CELLS],
    /// Weights in the check digits, two digits a row.
    weights: [[i16; CELLS]; ROWS],
    /// Lines that digits cover.
    covered: (usize, usize),
    /// Their cells, and in place of a width their places among the digits.
    digits: Places<DIGITS>,
    /// What a flawless zone's digits say.
    pub(crate) verdicts: [Option<Verdict>; DIGITS],
    dates: Places<2>,
    states: Places<2>,
    sexes: Places<1>,
    names: Places<1>,
    /// Whether all that the layout asks is in the plan.
    complete: bool,
}

/// Pairs of a letter and a character of the zone, one bit a pair.
struct Pairs([u64; 26]);

impl Pairs {
    /// All pairs that fit some pictures.
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn of(pictures: &[Picture]) -> Self {
        let mut pairs = Self([0; 26]);
        let mut index = 0;
        while index < pictures.len() {
            assert!(pictures[index].0.len() == 2);
            let (first, second) = (pictures[index].0.as_bytes()[0], pictures[index].0.as_bytes()[1]);
            let mut a = b'A';
            while a <= b'Z' {
                let mut b = b'0';
                while b <= b'Z' {
                    if is_of_shape(a, first) && is_of_shape(b, second) {
                        pairs.0[(a - b'A') as usize] |= 1 << (b - b'0');
                    }
                    b += 1;
                }
                a += 1;
            }
            index += 1;
        }
        pairs
    }

    /// The second characters that go with a first one.
    fn of_first(&self, first: u8) -> u64 {
        self.0.get(usize::from(first.wrapping_sub(b'A'))).copied().unwrap_or_default()
    }

    fn holds(&self, [first, second]: [u8; 2]) -> bool {
        matches!(second, b'0'..=b'Z') && self.of_first(first) >> (second - b'0') & 1 == 1
    }
}

/// Cells in which fields begin, with the widths of the fields.
#[derive(Clone, Copy)]
struct Places<const N: usize> {
    list: [(u8, u8); N],
    count: usize,
}

impl<const N: usize> Places<N> {
    const NONE: Self = Self { list: [(0, 0); N], count: 0 };

    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn push(&mut self, from: usize, to: usize) {
        self.list[self.count] = (from as u8, (to - from) as u8);
        self.count += 1;
    }

    fn iter(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.list.get(..self.count).unwrap_or_default().iter().map(|&(from, width)| (from.into(), width.into()))
    }
}

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn plans() -> [Plan; LAYOUTS.len()] {
    let mut plans = [const { Plan::of(LAYOUTS[0]) }; LAYOUTS.len()];
    let mut index = 1;
    while index < LAYOUTS.len() {
        plans[index] = Plan::of(LAYOUTS[index]);
        index += 1;
    }
    plans
}

impl Plan {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn of(layout: &'static Layout) -> Self {
        let mut plan = Self {
            layout,
            shape: 0,
            code: (0, 0),
            codes: Pairs::of(layout.codes),
            discouraged: Pairs::of(layout.discouraged),
            allowed: [DIGIT | LETTER | BLANK; CELLS],
            weights: [[0; CELLS]; ROWS],
            covered: (0, 0),
            digits: Places::NONE,
            verdicts: [None; DIGITS],
            dates: Places::NONE,
            states: Places::NONE,
            sexes: Places::NONE,
            names: Places::NONE,
            complete: true,
        };
        let mut index = 0;
        while index < 3 {
            plan.shape |= (layout.widths[index] as u32) << (8 * index);
            index += 1;
        }
        index = 0;
        while index < layout.fields.len() {
            let field = &layout.fields[index];
            let (from, to) = field.span.run();
            match field.kind {
                Kind::Code => plan.code = (field.span.line as usize, field.span.start as usize),
                Kind::Text => {}
                Kind::State => {
                    plan.allow(from, from + 1, LETTER);
                    plan.states.push(from, to);
                }
                Kind::Number => plan.allow(from, from + 1, DIGIT | LETTER),
                Kind::Names | Kind::Surname | Kind::GivenNames => {
                    plan.allow(from, to, LETTER | BLANK);
                    plan.allow(to - 1, to, BLANK);
                    if matches!(field.kind, Kind::Names) {
                        plan.names.push(from, to);
                    }
                }
                Kind::Date => {
                    plan.allow(from, to, DIGIT);
                    plan.dates.push(from, to);
                }
                Kind::Sex => plan.sexes.push(from, to),
                Kind::Month | Kind::Shape(_) => plan.complete = false,
            }
            index += 1;
        }
        index = 0;
        while index < layout.digits.len() {
            let digit = &layout.digits[index];
            let (cell, after) = digit.at.run();
            let filler = if layout.digits[index].overflow.is_none() { BLANK } else { 0 };
            plan.allow(cell, after, DIGIT | filler);
            plan.verdicts[index] = Some(Verdict::Verified);
            plan.digits.push(cell, cell + index);
            let (mut span, mut length) = (0, 0);
            while span < digit.over.len() {
                let (mut cell, end) = digit.over[span].run();
                if cell / STRIDE < plan.covered.0 || plan.covered.1 == 0 {
                    plan.covered.0 = cell / STRIDE;
                }
                if cell / STRIDE >= plan.covered.1 {
                    plan.covered.1 = cell / STRIDE + 1;
                }
                while cell < end {
                    plan.weights[index / 2][cell] |= [7, 3, 1][length % 3] << (LANE * (index as u32 % 2));
                    length += 1;
                    cell += 1;
                }
                span += 1;
            }
            // The greatest sum: every cell a Z.
            assert!(index % 2 == 1 || index + 1 == layout.digits.len() || 35 * 4 * length < 1 << LANE);
            index += 1;
        }
        plan
    }

    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn allow(&mut self, mut from: usize, to: usize, kinds: u8) {
        while from < to {
            self.allowed[from] &= kinds;
            from += 1;
        }
    }

    #[cfg(test)]
    pub(crate) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// The plan of the layout that lines fit exactly, unless something about them needs a closer look.
    pub(crate) fn fitting(lines: &[&str]) -> Option<&'static Self> {
        let shape = shape(lines)?;
        PLANS.iter().find(|plan| plan.shape == shape && plan.opens(lines)).filter(|plan| plan.complete)
    }

    /// Whether lines hold a document code and an issuer of the layout.
    fn opens(&self, lines: &[&str]) -> bool {
        self.code_of(lines).is_some_and(|code| self.codes.holds(code))
            && (self.layout.issuers.is_empty() || self.layout.opens(lines))
    }

    /// Whether a document code of the layout begins with a character.
    pub(crate) fn begins(&self, first: u8) -> bool {
        self.codes.of_first(first) != 0
    }

    /// Whether its document code isn't in the first line.
    pub(crate) const fn is_headed_inside(&self) -> bool {
        self.code.0 > 0
    }

    /// Whether fillers stand for digits.
    pub(crate) fn has_filler_digits(&self, lines: &[&str]) -> bool {
        self.layout.digits.iter().map(|digit| digit.at).any(|Span { line, start, .. }| {
            lines.get(usize::from(line)).and_then(|line| line.as_bytes().get(usize::from(start))) == Some(&FILLER)
        })
    }

    fn code_of(&self, lines: &[&str]) -> Option<[u8; 2]> {
        let (line, column) = self.code;
        lines.get(line)?.as_bytes().get(column..)?.first_chunk().copied()
    }

    /// The cells of lines of the plan's shape, if there is nothing to say about them; or, where it is asked for, only that
    /// digits of empty fields are fillers.
    pub(crate) fn flawless<const FILLERS: bool>(&self, lines: &[&str]) -> Option<Grid> {
        let mut cells = [FILLER; CELLS];
        let (grid, _) = cells.as_chunks_mut::<STRIDE>();
        let (allowed, _) = self.allowed.as_chunks::<STRIDE>();
        let mut values = [[0; STRIDE]; 3];
        let mut odd = 0;
        for (((cells, values), line), allowed) in grid.iter_mut().zip(&mut values).zip(lines).zip(allowed) {
            cells.get_mut(..line.len())?.copy_from_slice(line.as_bytes());
            odd |= look(cells, values, allowed);
        }
        if odd != 0 {
            return None;
        }
        let (first, after) = self.covered;
        let mut sums = [0; ROWS];
        for (sum, weights) in sums.iter_mut().zip(&self.weights).take(self.digits.count.div_ceil(2)) {
            let (weights, _) = weights.as_chunks::<STRIDE>();
            for (values, weights) in values.get(first..after)?.iter().zip(weights.get(first..after)?) {
                *sum += weigh(values, weights);
            }
        }
        let verifies = |(cell, digit): (usize, usize)| {
            let sum = sums.get(digit / 2).copied().unwrap_or_default() as u32;
            let sum = match digit % 2 {
                0 if digit + 1 < self.digits.count => sum & ((1 << LANE) - 1),
                0 => sum,
                _ => sum >> LANE,
            };
            match cells.get(cell) {
                Some(&FILLER) if FILLERS => {
                    let digit = self.layout.digits.iter().find(|digit| digit.at.run().0 == cell);
                    digit.is_some_and(|digit| digit.over.iter().all(|&span| is_blank(&cells, span)))
                }
                printed => printed == Some(&(b'0' + (sum % 10) as u8)),
            }
        };
        let is_day = |(cell, _): (usize, usize)| {
            cells.get(cell..).and_then(|cells| cells.first_chunk()).is_some_and(|&date| MrzDate::new(date).is_full())
        };
        let is_state = |(cell, _): (usize, usize)| {
            cells.get(cell..).and_then(|cells| cells.first_chunk()).is_some_and(|&state| state::is_plain(state))
        };
        let flawless = self.digits.iter().all(verifies)
            && self.dates.iter().all(is_day)
            && self.states.iter().all(is_state)
            && self.sexes.iter().all(|(cell, _)| matches!(cells.get(cell), Some(b'F' | b'M' | &FILLER)))
            && self.names.iter().all(|(cell, width)| splits_once(&cells, cell, width))
            && !self.code_of(lines).is_some_and(|code| self.discouraged.holds(code));
        flawless.then_some(cells)
    }
}

fn is_blank(cells: &Grid, span: Span) -> bool {
    let (from, to) = span.run();
    cells.get(from..to).is_some_and(|cells| cells.iter().all(|&cell| cell == FILLER))
}

/// The widths of one to three lines that are no wider than a byte holds, a byte each.
fn shape(lines: &[&str]) -> Option<u32> {
    let possible = lines.len() <= 3 && lines.iter().all(|line| (1..=0xFF).contains(&line.len()));
    possible.then(|| lines.iter().rev().fold(0, |shape, line| shape << 8 | line.len() as u32))
}

/// Fills in the values of a line's cells and says, by anything but zero, whether one holds what it may not.
fn look(cells: &[u8; STRIDE], values: &mut [u8; STRIDE], allowed: &[u8; STRIDE]) -> u8 {
    let mut odd = 0;
    for ((&cell, value), &allowed) in cells.iter().zip(values).zip(allowed) {
        let mask = |holds: bool| 0u8.wrapping_sub(u8::from(holds));
        let digit = mask(cell.wrapping_sub(b'0') < 10);
        let letter = mask(cell.wrapping_sub(b'A') < 26);
        let kind = (digit & DIGIT) | (letter & LETTER) | (mask(cell == FILLER) & BLANK);
        odd |= mask(kind & allowed == 0);
        *value = (cell & 0x0F & digit) | (cell.wrapping_sub(b'A' - 10) & letter);
    }
    odd
}

/// The sum of a line's values, weighed.
fn weigh(values: &[u8; STRIDE], weights: &[i16; STRIDE]) -> i32 {
    values.iter().zip(weights).map(|(&value, &weight)| i32::from(value) * i32::from(weight)).sum()
}

/// Whether a name has one double filler, with something before and behind it.
fn splits_once(cells: &Grid, from: usize, width: usize) -> bool {
    let (lines, _) = cells.as_chunks::<STRIDE>();
    let Some(line) = lines.get(from / STRIDE) else { return false };
    let fillers = fillers(line) >> (from % STRIDE);
    let used = 64 - (!fillers & ((1 << width) - 1)).leading_zeros();
    let pairs = fillers & fillers >> 1 & ((1 << used) - 1);
    pairs != 0 && pairs & 1 == 0 && pairs >> pairs.trailing_zeros() >> 2 == 0
}
