//! What a zone's cells may hold, and what each reading of a cell costs.

use super::{
    RepairEvidence, confusion, fillers,
    shape::{DIGIT, shapes, takes},
    word,
};
use crate::{
    alphabet::{self, FILLER},
    calendar::CalendarDate,
    confusion::confusable,
    encode::{Style, encode},
    grid::{CELLS, Grid, STRIDE},
    layout::{Digit, Field, FieldName, Kind, Layout},
    name::PrintedName,
    profile::Profile,
    report::Report,
};

/// Against what the printed side says.
const CONTRADICTED: i16 = 18;
/// Against what the issuer's numbers look like.
const UNLIKELY: i16 = 14;
/// A letter beside a digit, or a digit beside a letter.
const MIXED: i16 = 6;
/// No filler where fillers are due.
const NO_FILLER: i16 = 12;

/// Characters of a name that may be no known confusion for the printed name to be believed.
const OTHERS: usize = 2;
/// A check digit that the input doesn't have.
const LOST: i16 = 2;

/// What kind of cell it is, beyond its shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    None,
    /// In a number: letters and digits come in runs.
    Number,
    /// In a name.
    Name,
    /// Where fillers are due.
    Tail,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Leans {
    Digit,
    Letter,
    Either,
}

pub(super) struct Model {
    pub(super) layout: &'static Layout,
    pub(super) printed: Grid,
    /// What each cell most plausibly says, digits aside.
    pub(super) base: Grid,
    /// What it costs to read `base`.
    pub(super) base_cost: i16,
    shapes: Grid,
    contexts: [Context; CELLS],
    /// What the printed side says; 0 where it says nothing.
    wanted: Grid,
    /// The shape of the issuer's numbers; 0 where there is none.
    likely: Grid,
    /// Where a long number goes on, and its digit.
    pub(super) long_number: Option<(usize, usize)>,
    /// Cells that the input doesn't have, a bit a cell of each line.
    lost: [u64; 3],
}

impl Model {
    pub(super) fn of(report: &Report<'_>, layout: &'static Layout, evidence: &RepairEvidence<'_>) -> Self {
        let mut model = Self {
            layout,
            printed: report.cells,
            base: report.cells,
            base_cost: 0,
            shapes: shapes(layout, &report.cells),
            contexts: [Context::None; CELLS],
            wanted: [0; CELLS],
            likely: [0; CELLS],
            long_number: None,
            lost: report.placement.as_ref().map_or([0; 3], |placement| placement.lost),
        };
        for field in layout.fields {
            model.fillers(field);
        }
        for field in layout.fields {
            match field.kind {
                Kind::State => word::state(&mut model, field),
                Kind::Code => word::code(&mut model, field),
                _ => {}
            }
        }
        model.digit_cells();
        model.long_number();
        model.profile();
        model.evidence(evidence);
        for (line, width) in layout.lines().enumerate() {
            for cell in line * STRIDE..line * STRIDE + width {
                model.settle(cell);
            }
        }
        model
    }

    pub(super) fn printed(&self, cell: usize) -> u8 {
        self.printed.get(cell).copied().unwrap_or(FILLER)
    }

    pub(super) fn base(&self, cell: usize) -> u8 {
        self.base.get(cell).copied().unwrap_or(FILLER)
    }

    /// What a cell counts in a digit; nothing when it is illegible.
    pub(super) fn value(&self, cell: usize) -> u8 {
        alphabet::value(self.base(cell)).unwrap_or_default()
    }

    pub(super) fn takes(&self, cell: usize, read: u8) -> bool {
        self.shapes.get(cell).is_some_and(|&shape| takes(shape, read))
    }

    /// Whether what the base has can't be what belongs there.
    pub(super) fn is_illegible(&self, cell: usize) -> bool {
        !self.takes(cell, self.base(cell))
    }

    /// Cells whose base is what may not stand there, or nothing, a bit a cell of each line.
    pub(super) fn illegible(&self) -> [u64; 3] {
        let mut illegible = self.lost;
        for ((line, width), bits) in self.layout.lines().enumerate().zip(&mut illegible) {
            for column in 0..width {
                *bits |= u64::from(self.is_illegible(line * STRIDE + column)) << column;
            }
        }
        illegible
    }

    pub(super) fn edit(&mut self, cell: usize, read: u8, cost: i16) {
        if let Some(base) = self.base.get_mut(cell).filter(|base| **base != read) {
            *base = read;
            self.base_cost += cost;
        }
    }

    /// Whether the input doesn't have a cell.
    pub(super) fn is_lost(&self, cell: usize) -> bool {
        self.lost.get(cell / STRIDE).is_some_and(|lost| lost >> (cell % STRIDE) & 1 == 1)
    }

    /// Whether a filler is due where something that fillers are taken for is printed.
    pub(super) fn is_due_filler(&self, cell: usize) -> bool {
        self.contexts.get(cell) == Some(&Context::Tail)
    }

    /// The narrowest shape that is known of each cell: the layout's, the issuer's or what the printed side says.
    pub(super) fn narrowed(&self) -> Grid {
        let mut shapes = self.shapes;
        for ((shape, &likely), &wanted) in shapes.iter_mut().zip(&self.likely).zip(&self.wanted) {
            *shape = [wanted, likely, *shape].into_iter().find(|&shape| shape != 0).unwrap_or_default();
        }
        shapes
    }

    /// What it costs to read a cell so.
    pub(super) fn cost(&self, cell: usize, read: u8) -> i16 {
        if self.is_lost(cell) {
            return LOST;
        }
        let at = |grid: &Grid| grid.get(cell).copied().unwrap_or_default();
        let mut cost = confusion::cost(self.printed(cell), read);
        let (wanted, likely) = (at(&self.wanted), at(&self.likely));
        if wanted != 0 && wanted != read {
            cost += CONTRADICTED;
        }
        if likely != 0 && !takes(likely, read) {
            cost += UNLIKELY;
        }
        cost + match self.contexts.get(cell) {
            Some(Context::Number) => self.in_number(cell, read),
            Some(Context::Name) if self.printed(cell).is_ascii_digit() => self.in_name(cell, read),
            Some(Context::Tail) if read != FILLER => NO_FILLER,
            _ => 0,
        }
    }

    fn in_number(&self, cell: usize, read: u8) -> i16 {
        let [before, after] = [cell.wrapping_sub(1), cell + 1].map(|cell| self.leans(cell));
        let against = |leans: Option<Leans>| match leans {
            None => false,
            Some(Leans::Digit) => !read.is_ascii_digit(),
            Some(Leans::Letter) => !read.is_ascii_uppercase(),
            Some(Leans::Either) => read == FILLER,
        };
        match (read, before, after) {
            // Behind a number there are only fillers, inside it hardly one.
            (FILLER, _, None) | (FILLER, None, _) => 0,
            (FILLER, ..) => 3 * MIXED,
            // A number with a letter in it usually begins with one.
            (b'0'..=b'9', None, Some(_)) if self.begins_with_letter(cell) => MIXED + 3,
            _ => MIXED * (i16::from(against(before)) + i16::from(against(after))),
        }
    }

    /// Whether a number's first cell is one that letters begin.
    fn begins_with_letter(&self, first: usize) -> bool {
        let rest = (first + 1..).take_while(|&cell| self.contexts.get(cell) == Some(&Context::Number));
        !self.printed(first).is_ascii_digit()
            && rest.map(|cell| self.base(cell)).any(|cell| {
                cell.is_ascii_uppercase() && !confusion::group(cell).first().is_some_and(u8::is_ascii_digit)
            })
    }

    /// What the cells beside a cell of a number have reason to be.
    fn leans(&self, cell: usize) -> Option<Leans> {
        let inside = |cell: usize| match self.contexts.get(cell) {
            Some(Context::Number) => self.base(cell),
            _ => FILLER,
        };
        let sign = inside(cell);
        let may_be_digit = confusion::group(sign).first().is_some_and(u8::is_ascii_digit);
        match sign {
            FILLER => None,
            b'0'..=b'9' => Some(Leans::Digit),
            _ if !may_be_digit => Some(Leans::Letter),
            _ if [cell.wrapping_sub(1), cell + 1].iter().any(|&beside| inside(beside).is_ascii_digit()) => {
                Some(Leans::Digit)
            }
            _ => Some(Leans::Either),
        }
    }

    /// How well a letter that was read as a digit fits between its neighbours.
    fn in_name(&self, cell: usize, read: u8) -> i16 {
        let [before, after] =
            [cell.checked_sub(1), Some(cell + 1)].map(|cell| cell.map_or(FILLER, |cell| self.base(cell)));
        let vowel = fillers::is_vowel;
        let consonant = |cell: u8| cell.is_ascii_uppercase() && !vowel(cell);
        let between = |is: fn(u8) -> bool| is(before) && is(after);
        match read {
            b'O' if between(vowel) || before == b'O' || after == b'O' => 6,
            b'O' if before == FILLER && vowel(after) => 4,
            b'D' if consonant(before) && consonant(after) => 6,
            b'Q' if after != b'U' => 8,
            b'I' if between(vowel) || before == b'I' || after == b'I' => 6,
            b'I' if vowel(before) && matches!((before, after), (b'O' | b'U', _) | (_, b'L')) => 4,
            b'I' if before == FILLER && vowel(after) => 4,
            b'I' if after == FILLER && vowel(before) => 4,
            b'L' if consonant(after) && !vowel(before) => 6,
            _ => 0,
        }
    }

    /// Takes a cell for what costs least, digits aside.
    fn settle(&mut self, cell: usize) {
        let base = self.base(cell);
        let at = |grid: &Grid| grid.get(cell).copied().unwrap_or_default();
        let (wanted, likely) = (at(&self.wanted), at(&self.likely));
        let fits = self.takes(cell, base)
            && (wanted == 0 || wanted == base)
            && (likely == 0 || takes(likely, base))
            && (base == FILLER || self.contexts.get(cell) != Some(&Context::Tail));
        if fits {
            return;
        }
        let upper_case = Some(base.to_ascii_uppercase()).filter(|&read| read != base);
        let readings = confusion::group(base).iter().copied().chain(upper_case).filter(|&read| self.takes(cell, read));
        let stays = Some((base, self.cost(cell, base))).filter(|_| self.takes(cell, base));
        let best = readings.map(|read| (read, self.cost(cell, read))).chain(stays).min_by_key(|&(_, cost)| cost);
        if let Some((read, cost)) = best {
            let goes_on = cell > 0 && self.base(cell - 1) != self.printed(cell - 1) && self.base(cell - 1) == FILLER;
            // A run is one mistake.
            self.edit(cell, read, if read == FILLER && goes_on { 1 } else { cost });
        }
    }

    /// Marks where fillers are due.
    fn fillers(&mut self, field: &Field) {
        let (from, to) = field.span.run();
        let is_name = matches!(field.kind, Kind::Names | Kind::Surname | Kind::GivenNames);
        let context = match field.kind {
            Kind::Names | Kind::Surname | Kind::GivenNames => Context::Name,
            Kind::Text | Kind::Number => Context::Number,
            _ => return,
        };
        let (Some(cells), Some(contexts)) = (self.base.get(from..to), self.contexts.get_mut(from..to)) else { return };
        contexts.fill(context);
        let mut misread = fillers::misread(cells, is_name);
        while misread != 0 {
            if let Some(context) = contexts.get_mut(misread.trailing_zeros() as usize) {
                *context = Context::Tail;
            }
            misread &= misread - 1;
        }
        if field.kind == Kind::Names
            && let Some((place, true)) = fillers::separator(cells)
        {
            let due = contexts.get_mut(place..place + 2).unwrap_or_default();
            due.fill(Context::Tail);
        }
    }

    /// A digit's cell may hold a filler while all that it covers are fillers.
    fn digit_cells(&mut self) {
        for digit in self.layout.digits {
            let is_filler = |cell: usize| self.base(cell) == FILLER || self.contexts.get(cell) == Some(&Context::Tail);
            if !Self::covered(digit).all(|(cell, _)| is_filler(cell))
                && let Some(shape) = self.shapes.get_mut(digit.at.run().0)
            {
                *shape = DIGIT;
            }
        }
    }

    /// Sees whether the number goes on in the optional field.
    fn long_number(&mut self) {
        for digit in self.layout.digits {
            let Some(field) = digit.overflow.and_then(|name| self.layout.field(name)) else { continue };
            let (cell, (from, to)) = (digit.at.run().0, field.span.run());
            let is_filler = |cell: usize| self.base(cell) == FILLER || self.contexts.get(cell) == Some(&Context::Tail);
            let announced = matches!(self.base(cell), FILLER | b'K' | b'C') && !is_filler(from);
            let end = (from..to).find(|&cell| is_filler(cell)).unwrap_or(to);
            if announced && end > from {
                self.long_number = Some((from, end - 1));
                for (cell, shape) in [(cell, FILLER), (end - 1, DIGIT)] {
                    if let Some(slot) = self.shapes.get_mut(cell) {
                        *slot = shape;
                    }
                }
            }
        }
    }

    /// The cells of the document number, in order.
    fn number_cells(&self) -> impl Iterator<Item = usize> + Clone + use<> {
        let number = self.layout.field(FieldName::DocumentNumber).map_or((0, 0), |field| field.span.run());
        let tail = self.long_number.unwrap_or_default();
        (number.0..number.1).chain(tail.0..tail.1)
    }

    /// Says what the issuer's numbers look like, where those printed may be such.
    fn profile(&mut self) {
        let cells = |name| {
            let (from, to) = self.layout.field(name)?.span.run();
            self.base.get(from..to)
        };
        let (Some(code), Some(issuer)) = (cells(FieldName::DocumentCode), cells(FieldName::IssuingState)) else {
            return;
        };
        let Some(profile) = Profile::matching(self.layout, code, issuer) else { return };
        for shape in profile.number {
            if self.expect(self.number_cells(), shape.as_bytes()) {
                break;
            }
        }
        if let Some(optional) = profile.optional
            && let Some(field) = self.layout.field(optional.field)
        {
            let (from, to) = field.span.run();
            let from = match self.long_number {
                Some((start, digit)) if from == start => digit + 2,
                _ => from,
            };
            for shape in optional.holds.shapes() {
                if self.expect(from..to, shape.as_bytes()) {
                    break;
                }
            }
        }
    }

    /// Expects a shape and then fillers in some cells, if each holds what fits or is known to be taken for what fits.
    fn expect(&mut self, cells: impl Iterator<Item = usize> + Clone, shape: &[u8]) -> bool {
        let shapes = shape.iter().copied().chain(core::iter::repeat(FILLER));
        let may_be = |cell: usize, shape: u8| {
            let base = self.base(cell);
            takes(shape, base) || confusion::group(base).iter().any(|&read| takes(shape, read))
        };
        let fits = cells.clone().count() >= shape.len()
            && cells.clone().zip(shapes.clone()).all(|(cell, shape)| may_be(cell, shape));
        if fits {
            for (cell, shape) in cells.zip(shapes) {
                if let Some(likely) = self.likely.get_mut(cell) {
                    *likely = shape;
                }
            }
        }
        fits
    }

    fn evidence(&mut self, evidence: &RepairEvidence<'_>) {
        if let Some(number) = evidence.number {
            let signs = || number.bytes().filter(u8::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase());
            let length = self.number_cells().filter(|&cell| self.base(cell) != FILLER).count();
            if signs().count() == length {
                for (cell, sign) in self.number_cells().zip(signs()) {
                    self.want(cell, sign);
                }
            }
        }
        for (name, date) in [(FieldName::BirthDate, evidence.birth), (FieldName::ExpirationDate, evidence.expiry)] {
            if let (Some(field), Some(date)) = (self.layout.field(name), date) {
                for (cell, sign) in (field.span.run().0..).zip(digits(date)) {
                    self.want(cell, sign);
                }
            }
        }
        if let Some(PrintedName { surname: Some(surname), given_names: Some(given_names), .. }) = evidence.name {
            let _ = self.want_name(surname, given_names) || self.want_name(given_names, surname);
        }
    }

    /// Takes a printed name for what the zone should say, if but for confusions and a character or two it does.
    fn want_name(&mut self, surname: &str, given_names: &str) -> bool {
        let mut buffer = [0; 90];
        let values = [(FieldName::Surname, surname), (FieldName::GivenNames, given_names)];
        let zone = encode(self.layout, &values, &Style::default(), &mut buffer);
        let fields = self.layout.fields.iter();
        let names = fields.filter(|field| matches!(field.kind, Kind::Names | Kind::Surname | Kind::GivenNames));
        let due = || {
            names.clone().flat_map(|field| {
                let line = zone.lines().nth(field.span.line.into()).unwrap_or_default().as_bytes();
                let due = line.get(field.span.start.into()..field.span.end.into()).unwrap_or_default();
                (field.span.run().0..).zip(due.iter().copied())
            })
        };
        let others = due().filter(|&(cell, due)| !confusable(self.printed(cell), due)).count();
        let is_same = zone.losses.unmapped == 0 && !zone.losses.name_truncated && others <= OTHERS;
        if is_same {
            due().for_each(|(cell, sign)| self.want(cell, sign));
        }
        is_same
    }

    fn want(&mut self, cell: usize, sign: u8) {
        if let Some(wanted) = self.wanted.get_mut(cell) {
            *wanted = sign;
        }
    }

    /// What the base has to be moved by so that a digit fits.
    pub(super) fn deficit(&self, digit: &Digit) -> u8 {
        let sum: u32 = Self::covered(digit).map(|(cell, weight)| u32::from(self.value(cell)) * u32::from(weight)).sum();
        ((u32::from(self.value(digit.at.run().0)) + 10 - sum % 10) % 10) as u8
    }

    /// Every cell that a digit is computed over, with its weight.
    pub(super) fn covered(digit: &Digit) -> impl Iterator<Item = (usize, u8)> {
        let cells = digit.over.iter().flat_map(|span| {
            let (from, to) = span.run();
            from..to
        });
        cells.zip([7, 3, 1].into_iter().cycle())
    }
}

/// A date as a zone writes it.
fn digits(date: CalendarDate) -> [u8; 6] {
    let pair = |number: u8| [b'0' + number / 10 % 10, b'0' + number % 10];
    let [y1, y2] = pair(date.year().rem_euclid(100) as u8);
    let ([m1, m2], [d1, d2]) = (pair(date.month()), pair(date.day()));
    [y1, y2, m1, m2, d1, d2]
}
