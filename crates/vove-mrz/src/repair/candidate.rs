//! The candidates: readings of a whole zone, their edits, and the cells that remain ambiguous.

use core::fmt;

use super::cell_costs::{char_class::allows, confusion_cost};
use crate::{
    cells::{CELLS, Grid, STRIDE, Span},
    doc9303::{alphabet::FILLER, residue_class},
    layout::Layout,
    report::{Detectability, Report},
};

/// The most candidates of one zone.
pub const MAX_CANDIDATES: usize = 12;

/// Candidate readings of a damaged zone, cheapest first, at most [`MAX_CANDIDATES`].
pub struct Repairs {
    layout: Option<&'static Layout>,
    printed: Grid,
    /// The cells that the input lacks, a bit for each column of each line.
    missing: [u64; 3],
    /// The narrowest class known of each cell.
    classes: Grid,
    found: [Found; MAX_CANDIDATES],
    count: usize,
}

#[derive(Clone, Copy)]
struct Found {
    cells: Grid,
    cost: u16,
    is_valid: bool,
}

/// One reading of a whole zone. Personal data: `Debug` prints only the number of edits and the cost.
#[derive(Clone, Copy)]
pub struct Candidate<'r> {
    repairs: &'r Repairs,
    found: &'r Found,
}

/// A cell that a [`Candidate`] reads as another character than the printed one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Line of the layout, 0-based.
    pub line: usize,
    /// Column, 0-based.
    pub column: usize,
    /// The printed character; `None` if the input lacks the cell.
    pub from: Option<char>,
    /// The candidate's character.
    pub to: char,
    /// Whether a check digit detects the difference.
    pub detectability: Detectability,
}

/// A cell that may hold another character, which no check digit detects.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ambiguity {
    /// Line of the layout, 0-based.
    pub line: usize,
    /// Column, 0-based.
    pub column: usize,
    /// The character read.
    pub read: char,
    /// The character that it is known to be confused with.
    pub instead: char,
    /// Why no check digit detects the difference.
    pub detectability: Detectability,
}

impl Repairs {
    /// No candidates.
    pub(super) fn new(report: &Report<'_>) -> Self {
        Self {
            layout: None,
            printed: report.cells,
            missing: report.source_map.as_ref().map_or([0; 3], |source_map| source_map.missing),
            classes: [FILLER; CELLS],
            found: [Found { cells: [FILLER; CELLS], cost: 0, is_valid: false }; MAX_CANDIDATES],
            count: 0,
        }
    }

    /// Sets what is known of a zone that was read.
    pub(super) fn set_layout(&mut self, layout: &'static Layout, classes: Grid) {
        (self.layout, self.classes) = (Some(layout), classes);
    }

    pub(super) const fn is_full(&self) -> bool {
        self.count == MAX_CANDIDATES
    }

    /// Whether cells are those of a candidate.
    pub(super) fn contains(&self, cells: &Grid) -> bool {
        self.found.iter().take(self.count).any(|found| found.cells == *cells)
    }

    pub(super) fn push(&mut self, cells: Grid, cost: u16, is_valid: bool) {
        if let Some(slot) = self.found.get_mut(self.count) {
            *slot = Found { cells, cost, is_valid };
            self.count += 1;
        }
    }

    /// The candidates, cheapest first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Candidate<'_>> {
        self.found.get(..self.count).unwrap_or_default().iter().map(|found| Candidate { repairs: self, found })
    }

    /// The cheapest candidate.
    pub fn best(&self) -> Option<Candidate<'_>> {
        self.iter().next()
    }

    /// Whether there are no candidates: nothing needs repair, or nothing can be repaired.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether the two cheapest candidates cost the same.
    pub fn is_ambiguous(&self) -> bool {
        let mut costs = self.iter().map(|candidate| candidate.cost());
        matches!((costs.next(), costs.next()), (Some(best), Some(next)) if best == next)
    }

    /// Cells of the zone as printed that may be misread although every check digit matches: the character that they are
    /// known to be confused with is of the same residue class. None if the zone could not be read.
    pub fn undetectable_confusions(&self) -> impl Iterator<Item = Ambiguity> + '_ {
        self.ambiguities(&self.printed)
    }

    fn ambiguities<'g>(&'g self, cells: &'g Grid) -> impl Iterator<Item = Ambiguity> + 'g {
        let grid = cells.iter().zip(&self.printed).zip(&self.classes).zip(0..CELLS).filter(|_| self.layout.is_some());
        grid.filter(|((_, class), _)| **class != FILLER).flat_map(move |(((&read, &printed), &class), cell)| {
            confusion_cost::group(read).iter().filter_map(move |&instead| {
                let detectability = self.detectability(cell, read, instead);
                let is_ambiguous = match detectability {
                    Detectability::Detectable => false,
                    Detectability::SameResidueClass => true,
                    Detectability::Uncovered => read != printed && instead != printed,
                };
                (is_ambiguous && read != FILLER && instead != read && allows(class, instead)).then(|| Ambiguity {
                    line: cell / STRIDE,
                    column: cell % STRIDE,
                    read: read.into(),
                    instead: instead.into(),
                    detectability,
                })
            })
        })
    }

    /// Whether a check digit detects that a cell holds one character and not another.
    pub(super) fn detectability(&self, cell: usize, one: u8, other: u8) -> Detectability {
        let digits = self.layout.map_or(&[][..], |layout| layout.check_digits);
        let contains_cell = |span: &Span| span.range().contains(&cell);
        if digits.iter().any(|digit| contains_cell(&digit.position)) {
            Detectability::Detectable
        } else if !digits.iter().any(|digit| digit.covers.iter().any(contains_cell)) {
            Detectability::Uncovered
        } else if residue_class(one.into()) == residue_class(other.into()) {
            Detectability::SameResidueClass
        } else {
            Detectability::Detectable
        }
    }

    fn is_missing(&self, cell: usize) -> bool {
        self.missing.get(cell / STRIDE).is_some_and(|missing| missing >> (cell % STRIDE) & 1 == 1)
    }
}

impl<'r> Candidate<'r> {
    /// The lines of the candidate. Their number and widths are the layout's.
    pub fn lines(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let found = self.found;
        let widths = self.repairs.layout.map_or([0; 3], |layout| layout.widths);
        widths.into_iter().enumerate().filter(|&(_, width)| width > 0).map(move |(line, width)| {
            let cells = found.cells.get(line * STRIDE..line * STRIDE + width);
            cells.and_then(|cells| core::str::from_utf8(cells).ok()).unwrap_or_default()
        })
    }

    /// The cells that differ from the printed ones, in reading order.
    pub fn edits(&self) -> impl Iterator<Item = Edit> + use<'r> {
        let repairs = self.repairs;
        let cells = repairs.printed.iter().zip(&self.found.cells).zip(0..CELLS);
        cells.filter(|((printed, read), _)| printed != read).map(|((&printed, &read), cell)| Edit {
            line: cell / STRIDE,
            column: cell % STRIDE,
            from: (!repairs.is_missing(cell)).then(|| printed.into()),
            to: read.into(),
            detectability: repairs.detectability(cell, printed, read),
        })
    }

    /// The cells of the candidate that may hold another character, which no check digit detects.
    pub fn ambiguities(&self) -> impl Iterator<Item = Ambiguity> + use<'r> {
        self.repairs.ambiguities(&self.found.cells)
    }

    /// The sum of the costs of the edits: 10 to 18 for a known confusion, 25 to 42 for any other character, more if the
    /// issuer's patterns or the visual zone contradict it. Comparable only between candidates of one zone.
    pub const fn cost(&self) -> u16 {
        self.found.cost
    }

    /// Whether every check digit matches and every cell is allowed. If not, part of the zone could not be repaired.
    pub const fn is_valid(&self) -> bool {
        self.found.is_valid
    }
}

impl fmt::Debug for Repairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl fmt::Debug for Candidate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Candidate({} edits, cost {})", self.edits().count(), self.cost())
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edit({}:{})", self.line, self.column)
    }
}

impl fmt::Debug for Ambiguity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ambiguity({}:{})", self.line, self.column)
    }
}
