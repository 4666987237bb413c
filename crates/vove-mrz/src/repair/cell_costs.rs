//! What a zone's cells may hold, and what each reading of a cell costs.

use super::{
    RepairEvidence,
    char_class::{DIGIT, NOTHING, SIGN, shapes, takes},
    code_fields, confusion_cost,
    context::Beside,
    fillers,
};
use crate::{
    cells::{CELLS, Grid, STRIDE},
    doc9303::alphabet::{self, FILLER},
    doc9303::state,
    layout::{CheckDigit, FieldKind, FieldName, Layout, LayoutField},
    report::Report,
};

/// Against what the printed side says.
const CONTRADICTED: i16 = 24;
/// Against what the issuer's numbers look like.
const UNLIKELY: i16 = 14;
/// A check digit that the input doesn't have.
const LOST: i16 = 2;

/// What kind of cell it is, beyond its shape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    None,
    /// In a number: letters and digits come in runs.
    Number,
    /// In a name.
    Name,
    /// Where fillers are due.
    Tail,
}

/// A zone's cells with everything known of each but the digits.
pub(super) struct Model {
    pub(super) layout: &'static Layout,
    pub(super) printed: Grid,
    /// What each cell most plausibly says, digits aside.
    pub(super) base: Grid,
    /// What it costs to read `base`.
    pub(super) base_cost: i16,
    pub(super) shapes: Grid,
    pub(super) contexts: [Context; CELLS],
    /// What the printed side says; 0 where it says nothing.
    pub(super) wanted: Grid,
    /// The shape of the issuer's numbers; 0 where there is none.
    pub(super) likely: Grid,
    /// Where a long number goes on, and its digit.
    pub(super) long_number: Option<(usize, usize)>,
    /// Cells that the input doesn't have, a bit a cell of each line.
    lost: [u64; 3],
}

/// What speaks for and against readings of one cell.
pub(super) struct Prices {
    printed: u8,
    is_lost: bool,
    wanted: u8,
    likely: u8,
    beside: Beside,
}

impl Prices {
    /// What it costs to read the cell so.
    pub(super) fn of(&self, read: u8) -> i16 {
        if self.is_lost {
            return LOST;
        }
        let mut cost = confusion_cost::cost(self.printed, read);
        if self.wanted != 0 && self.wanted != read {
            cost += CONTRADICTED;
        }
        // Where the issuer's numbers are known, what stands beside a cell says nothing more.
        cost + match self.likely {
            0 => self.beside.cost(read) + self.beside.letter_for_digit(self.printed, read),
            likely if takes(likely, read) => 0,
            _ => UNLIKELY,
        }
    }

    /// What no reading costs less than that is none of the known confusions.
    pub(super) fn of_other(&self) -> i16 {
        if self.is_lost {
            return LOST;
        }
        let [digit, letter] = confusion_cost::least_of_others(self.printed);
        match self.beside {
            Beside::Number { .. } if self.likely == 0 => {
                (digit + self.beside.cost(b'3')).min(letter + self.beside.cost(b'A')).min(confusion_cost::UNLIKE)
            }
            _ => digit.min(letter),
        }
    }
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
            lost: report.source_map.as_ref().map_or([0; 3], |source_map| source_map.missing),
        };
        for field in layout.fields {
            model.fillers(field);
        }
        for field in layout.fields {
            match field.kind {
                FieldKind::State => code_fields::state(&mut model, field),
                FieldKind::DocumentCode => code_fields::code(&mut model, field),
                _ => {}
            }
        }
        model.digit_cells();
        model.code_under_digit();
        model.long_number();
        model.profile();
        model.evidence(evidence);
        for (line, width) in layout.line_widths().enumerate() {
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
        for ((line, width), bits) in self.layout.line_widths().enumerate().zip(&mut illegible) {
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
        for field in self.layout.fields.iter().filter(|field| field.kind == FieldKind::State) {
            let (from, to) = field.span.run();
            if let (Some(shapes), Some(state)) = (shapes.get_mut(from..to), self.base.get(from..to))
                && state.first_chunk().is_some_and(|&state| state::is_known(state))
            {
                shapes.copy_from_slice(state);
            }
        }
        for ((shape, &likely), &wanted) in shapes.iter_mut().zip(&self.likely).zip(&self.wanted) {
            *shape = [wanted, likely, *shape].into_iter().find(|&shape| shape != 0).unwrap_or_default();
        }
        shapes
    }

    /// What it costs to read a cell as this or that.
    pub(super) fn prices(&self, cell: usize) -> Prices {
        let at = |grid: &Grid| grid.get(cell).copied().unwrap_or_default();
        Prices {
            printed: self.printed(cell),
            is_lost: self.is_lost(cell),
            wanted: at(&self.wanted),
            likely: at(&self.likely),
            beside: self.beside(cell),
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
        let prices = self.prices(cell);
        let readings =
            confusion_cost::group(base).iter().copied().chain(upper_case).filter(|&read| self.takes(cell, read));
        let stays = Some((base, prices.of(base))).filter(|_| self.takes(cell, base));
        let best = readings.map(|read| (read, prices.of(read))).chain(stays).min_by_key(|&(_, cost)| cost);
        if let Some((read, cost)) = best {
            let goes_on = cell > 0 && self.base(cell - 1) != self.printed(cell - 1) && self.base(cell - 1) == FILLER;
            // A run is one mistake.
            self.edit(cell, read, if read == FILLER && goes_on { 1 } else { cost });
        }
    }

    /// Marks where fillers are due.
    fn fillers(&mut self, field: &LayoutField) {
        let (from, to) = field.span.run();
        let is_name = matches!(field.kind, FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames);
        let context = match field.kind {
            FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames => Context::Name,
            FieldKind::Text | FieldKind::DocumentNumber => Context::Number,
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
        if field.kind == FieldKind::Name
            && let Some((place, true)) = fillers::separator(cells)
        {
            let due = contexts.get_mut(place..place + 2).unwrap_or_default();
            due.fill(Context::Tail);
        }
    }

    /// A digit's cell may hold a filler while all that it covers are fillers.
    fn digit_cells(&mut self) {
        for digit in self.layout.check_digits {
            let may_be_filler = |cell: usize| {
                let due = self.base(cell) == FILLER || self.contexts.get(cell) == Some(&Context::Tail);
                due && self.takes(cell, FILLER)
            };
            if !Self::covered(digit).all(|(cell, _)| may_be_filler(cell))
                && let Some(shape) = self.shapes.get_mut(digit.position.run().0)
            {
                *shape = DIGIT;
            }
        }
    }

    /// A document code that the number's digit covers stays what it was taken for: digits choose no code.
    fn code_under_digit(&mut self) {
        let Some(field) = self.layout.field(FieldName::DocumentCode) else { return };
        let (from, to) = field.span.run();
        let mut digits = self.layout.check_digits.iter().filter(|digit| digit.field != FieldName::Composite);
        if digits.any(|digit| Self::covered(digit).any(|(cell, _)| cell == from))
            && let (Some(shapes), Some(code)) = (self.shapes.get_mut(from..to), self.base.get(from..to))
        {
            match self.layout.takes_code(code) {
                true => shapes.copy_from_slice(code),
                false => shapes.fill(NOTHING),
            }
        }
    }

    /// Sees whether the number goes on in the optional field.
    fn long_number(&mut self) {
        for digit in self.layout.check_digits {
            let Some(field) = digit.overflow.and_then(|name| self.layout.field(name)) else { continue };
            let (cell, (from, to)) = (digit.position.run().0, field.span.run());
            let is_filler = |cell: usize| self.base(cell) == FILLER || self.contexts.get(cell) == Some(&Context::Tail);
            let announced = matches!(self.base(cell), FILLER | b'K' | b'C') && !is_filler(from);
            let end = (from..to).find(|&cell| is_filler(cell)).unwrap_or(to);
            if announced && end > from {
                self.long_number = Some((from, end - 1));
                let after = (end..to).take(1).map(|cell| (cell, FILLER));
                let inside = (from..end - 1).map(|cell| (cell, SIGN));
                for (cell, shape) in inside.chain(after).chain([(cell, FILLER), (end - 1, DIGIT)]) {
                    if let Some(slot) = self.shapes.get_mut(cell) {
                        *slot = shape;
                    }
                }
            }
        }
    }

    /// What the base has to be moved by so that a digit fits.
    pub(super) fn deficit(&self, digit: &CheckDigit) -> u8 {
        let sum: u32 = Self::covered(digit).map(|(cell, weight)| u32::from(self.value(cell)) * u32::from(weight)).sum();
        ((u32::from(self.value(digit.position.run().0)) + 10 - sum % 10) % 10) as u8
    }

    /// Every cell that a digit is computed over, with its weight.
    pub(super) fn covered(digit: &CheckDigit) -> impl Iterator<Item = (usize, u8)> {
        let cells = digit.covers.iter().flat_map(|span| {
            let (from, to) = span.run();
            from..to
        });
        cells.zip([7, 3, 1].into_iter().cycle())
    }
}
