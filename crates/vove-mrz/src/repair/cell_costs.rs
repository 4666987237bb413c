//! What each cell may hold, what each reading of it costs, and the base reading that the search starts from.

pub(super) mod bigrams;
pub(super) mod char_class;
pub(super) mod confusion_cost;
pub(super) mod neighbors;

use self::{
    char_class::allows,
    neighbors::{CellContext, Neighbors},
};
use crate::{
    cells::{CELLS, Grid, STRIDE},
    doc9303::{
        alphabet::{self, FILLER},
        check_digit, state,
    },
    layout::{CheckDigit, FieldName, Layout},
    report::Report,
};

/// The cost of contradicting the visual zone.
const CONTRADICTS_VISUAL_ZONE: i16 = 24;
/// The cost of not matching the issuer's number pattern.
const UNLIKE_ISSUER_PATTERN: i16 = 14;
/// The cost of a check digit that the input lacks.
const MISSING: i16 = 2;

/// The cells of a zone with all that is known of each before check digits.
pub(super) struct CellCosts {
    pub(super) layout: &'static Layout,
    /// The cells as printed.
    pub(super) printed: Grid,
    /// The base reading: the cheapest reading of each cell, regardless of check digits.
    pub(super) base: Grid,
    pub(super) base_cost: i16,
    /// The class of characters that each cell may hold.
    pub(super) classes: Grid,
    pub(super) contexts: [CellContext; CELLS],
    /// The characters that the visual zone states; 0 where unknown.
    pub(super) stated: Grid,
    /// The classes of the issuer's number patterns; 0 where unknown.
    pub(super) issuer_classes: Grid,
    /// The first cell of the rest of a long document number, and the cell of its check digit.
    pub(super) long_number: Option<(usize, usize)>,
    /// The cells that the input lacks, a bit for each column of each line.
    pub(super) missing: [u64; 3],
}

impl CellCosts {
    /// The cells as printed, with the layout's character classes.
    pub(super) fn new(report: &Report<'_>, layout: &'static Layout) -> Self {
        Self {
            layout,
            printed: report.cells,
            base: report.cells,
            base_cost: 0,
            classes: char_class::of_layout(layout, &report.cells),
            contexts: [CellContext::Other; CELLS],
            stated: [0; CELLS],
            issuer_classes: [0; CELLS],
            long_number: None,
            missing: report.source_map.as_ref().map_or([0; 3], |source_map| source_map.missing),
        }
    }

    pub(super) fn printed(&self, cell: usize) -> u8 {
        self.printed.get(cell).copied().unwrap_or(FILLER)
    }

    pub(super) fn base(&self, cell: usize) -> u8 {
        self.base.get(cell).copied().unwrap_or(FILLER)
    }

    /// The check digit value of a cell's base reading; 0 if it is not of the alphabet.
    pub(super) fn value(&self, cell: usize) -> u8 {
        alphabet::value(self.base(cell)).unwrap_or_default()
    }

    /// Whether a cell may hold a character.
    pub(super) fn allows(&self, cell: usize, character: u8) -> bool {
        self.classes.get(cell).is_some_and(|&class| allows(class, character))
    }

    /// Whether the base reading of a cell is not allowed there.
    pub(super) fn is_illegal(&self, cell: usize) -> bool {
        !self.allows(cell, self.base(cell))
    }

    /// The cells whose base reading is not allowed or missing, a bit for each column of each line.
    pub(super) fn illegal_cells(&self) -> [u64; 3] {
        let mut illegal = self.missing;
        for ((line, width), bits) in self.layout.line_widths().enumerate().zip(&mut illegal) {
            for column in 0..width {
                *bits |= u64::from(self.is_illegal(line * STRIDE + column)) << column;
            }
        }
        illegal
    }

    /// Whether the input lacks a cell.
    pub(super) fn is_missing(&self, cell: usize) -> bool {
        self.missing.get(cell / STRIDE).is_some_and(|missing| missing >> (cell % STRIDE) & 1 == 1)
    }

    /// Whether a cell should hold a filler but holds a character that fillers are confused with.
    pub(super) fn is_misread_filler(&self, cell: usize) -> bool {
        self.contexts.get(cell) == Some(&CellContext::Filler)
    }

    /// Changes the base reading of a cell.
    pub(super) fn set_base(&mut self, cell: usize, character: u8, cost: i16) {
        if let Some(base) = self.base.get_mut(cell).filter(|base| **base != character) {
            *base = character;
            self.base_cost += cost;
        }
    }

    /// Changes the class of a cell.
    pub(super) fn set_class(&mut self, cell: usize, class: u8) {
        if let Some(slot) = self.classes.get_mut(cell) {
            *slot = class;
        }
    }

    /// The narrowest class known of each cell: the visual zone's character, the issuer's class or the layout's.
    pub(super) fn narrowest_classes(&self) -> Grid {
        let mut classes = self.classes;
        for field in self.layout.fields.iter().filter(|field| field.kind.is_state()) {
            let (from, to) = field.span.run();
            if let (Some(classes), Some(state)) = (classes.get_mut(from..to), self.base.get(from..to))
                && state.first_chunk().is_some_and(|&state| state::is_known(state))
            {
                classes.copy_from_slice(state);
            }
        }
        for ((class, &issuer_class), &stated) in classes.iter_mut().zip(&self.issuer_classes).zip(&self.stated) {
            *class = [stated, issuer_class, *class].into_iter().find(|&class| class != 0).unwrap_or_default();
        }
        classes
    }

    /// The cells of the document number, in order.
    pub(super) fn document_number_cells(&self) -> impl Iterator<Item = usize> + Clone + use<> {
        let number = self.layout.field(FieldName::DocumentNumber).map_or((0, 0), |field| field.span.run());
        let rest = self.long_number.unwrap_or_default();
        (number.0..number.1).chain(rest.0..rest.1)
    }

    /// What the readings of a cell cost.
    pub(super) fn reading_costs(&self, cell: usize) -> ReadingCosts {
        let at = |grid: &Grid| grid.get(cell).copied().unwrap_or_default();
        ReadingCosts {
            printed: self.printed(cell),
            is_missing: self.is_missing(cell),
            stated: at(&self.stated),
            issuer_class: at(&self.issuer_classes),
            neighbors: Neighbors::of(cell, &self.base, &self.printed, &self.contexts),
        }
    }

    /// Takes the cheapest reading of each cell as its base reading.
    pub(super) fn take_cheapest_readings(&mut self) {
        for (line, width) in self.layout.line_widths().enumerate() {
            for cell in line * STRIDE..line * STRIDE + width {
                self.take_cheapest_reading(cell);
            }
        }
    }

    fn take_cheapest_reading(&mut self, cell: usize) {
        let base = self.base(cell);
        let at = |grid: &Grid| grid.get(cell).copied().unwrap_or_default();
        let (stated, issuer_class) = (at(&self.stated), at(&self.issuer_classes));
        let is_settled = self.allows(cell, base)
            && (stated == 0 || stated == base)
            && (issuer_class == 0 || allows(issuer_class, base))
            && (base == FILLER || !self.is_misread_filler(cell));
        if is_settled {
            return;
        }
        let upper_case = Some(base.to_ascii_uppercase()).filter(|&read| read != base);
        let costs = self.reading_costs(cell);
        let others =
            confusion_cost::group(base).iter().copied().chain(upper_case).filter(|&read| self.allows(cell, read));
        let unchanged = Some((base, costs.of(base))).filter(|_| self.allows(cell, base));
        let cheapest = others.map(|read| (read, costs.of(read))).chain(unchanged).min_by_key(|&(_, cost)| cost);
        if let Some((read, cost)) = cheapest {
            // A run of misread fillers is one error.
            let continues_run =
                read == FILLER && cell > 0 && self.base(cell - 1) == FILLER && self.printed(cell - 1) != FILLER;
            self.set_base(cell, read, if continues_run { 1 } else { cost });
        }
    }

    /// The amount by which the weighted sum of the base reading has to change, modulo 10, for a check digit to match.
    pub(super) fn deficit(&self, digit: &CheckDigit) -> u8 {
        let sum: u32 =
            weighted_cells(digit).map(|(cell, weight)| u32::from(self.value(cell)) * u32::from(weight)).sum();
        ((u32::from(self.value(digit.position.run().0)) + 10 - sum % 10) % 10) as u8
    }

    /// The change of a weighted sum, modulo 10, if a cell's base reading is replaced.
    pub(super) fn change(&self, cell: usize, weight: u8, character: u8) -> u8 {
        let (old, new) = (u32::from(self.value(cell)), alphabet::value(character).map_or(0, u32::from));
        ((new + 40 - old) * u32::from(weight) % 10) as u8
    }
}

/// The cells that a check digit covers, with their weights.
pub(super) fn weighted_cells(digit: &CheckDigit) -> impl Iterator<Item = (usize, u8)> {
    let cells = digit.covers.iter().flat_map(|span| span.range());
    cells.zip(check_digit::weights())
}

/// What the readings of one cell cost.
pub(super) struct ReadingCosts {
    printed: u8,
    is_missing: bool,
    stated: u8,
    issuer_class: u8,
    neighbors: Neighbors,
}

impl ReadingCosts {
    /// The cost of reading the cell as a character.
    pub(super) fn of(&self, read: u8) -> i16 {
        if self.is_missing {
            return MISSING;
        }
        let mut cost = confusion_cost::cost(self.printed, read);
        if self.stated != 0 && self.stated != read {
            cost += CONTRADICTS_VISUAL_ZONE;
        }
        // Where the issuer's pattern is known, the neighbors add nothing.
        cost + match self.issuer_class {
            0 => self.neighbors.cost(read) + self.neighbors.letter_for_digit_cost(self.printed, read),
            class if allows(class, read) => 0,
            _ => UNLIKE_ISSUER_PATTERN,
        }
    }

    /// A lower bound of the cost of reading the cell as a character that it is not known to be confused with.
    pub(super) fn min_unknown(&self) -> i16 {
        if self.is_missing {
            return MISSING;
        }
        let [digit, letter] = confusion_cost::min_unknown(self.printed);
        match self.neighbors {
            Neighbors::Number { .. } if self.issuer_class == 0 => {
                (digit + self.neighbors.cost(b'3')).min(letter + self.neighbors.cost(b'A')).min(confusion_cost::UNLIKE)
            }
            _ => digit.min(letter),
        }
    }
}
