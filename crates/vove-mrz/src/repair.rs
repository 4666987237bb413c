//! What a damaged zone may really say.

mod beam;
mod bigrams;
mod cell_costs;
mod char_class;
mod checksum_solver;
mod code_fields;
mod confusion_cost;
mod context;
mod edit_set;
mod fillers;
mod top_k;
mod visual_evidence;

use core::fmt;

use self::{beam::Parts, cell_costs::Model};
use crate::{
    cells::{CELLS, Grid, STRIDE, Span},
    doc9303::alphabet::{self, FILLER},
    doc9303::calendar::CalendarDate,
    layout::Layout,
    names::PrintedName,
    report::Detectability,
    report::Report,
};

/// The most candidates that are kept.
pub const MAX_CANDIDATES: usize = 12;

/// What the printed side of the document says. `Default` is nothing.
#[derive(Clone, Copy, Default)]
pub struct RepairEvidence<'a> {
    /// The document number as printed; anything but letters and digits in it is passed over.
    pub document_number: Option<&'a str>,
    /// The day of birth.
    pub birth_date: Option<CalendarDate>,
    /// The day of expiry.
    pub expiration_date: Option<CalendarDate>,
    /// The name, in its two parts; looked at when the zone has it in full length.
    pub name: Option<PrintedName<'a>>,
}

/// Candidate readings of a damaged zone, best first, at most [`MAX_CANDIDATES`].
pub struct Repairs {
    layout: Option<&'static Layout>,
    printed: Grid,
    lost: [u64; 3],
    /// What each cell may hold by all that is known.
    shapes: Grid,
    found: [Found; MAX_CANDIDATES],
    count: usize,
}

#[derive(Clone, Copy)]
struct Found {
    cells: Grid,
    cost: u16,
    is_valid: bool,
}

/// One reading of a whole zone. Personal data: `Debug` says how many cells it changes.
#[derive(Clone, Copy)]
pub struct Candidate<'r> {
    repairs: &'r Repairs,
    found: &'r Found,
}

/// One cell that a [`Candidate`] reads as another character.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Line in the layout's grid, 0-based.
    pub line: u8,
    /// Column, 0-based.
    pub column: u8,
    /// What is printed there; `None` where the input has nothing.
    pub from: Option<char>,
    /// What the candidate reads.
    pub to: char,
    /// Whether a check digit tells the two apart.
    pub detectability: Detectability,
}

/// One cell that may say something else, and nothing in the zone would tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ambiguity {
    /// Line in the layout's grid, 0-based.
    pub line: u8,
    /// Column, 0-based.
    pub column: u8,
    /// What it is taken for.
    pub read: char,
    /// What it may be as well.
    pub instead: char,
    /// Why nothing tells.
    pub detectability: Detectability,
}

/// Candidate readings of a zone that is damaged, or that the printed side or the issuer's rules speak against.
///
/// Characters are taken for others that readers confuse them with (`0 O D Q`, `1 I L`, `2 Z`, `5 S`, `6 G`, `8 B`, `< K C`),
/// at a higher cost for any other, so that every check digit fits, dates are dates, states are states, and numbers look like
/// the issuer's. What is not wrong stays as it is printed. Nothing is overwritten: which candidate is right, if one is, the
/// caller decides.
///
/// Work and result are bounded: at most three known confusions or one other character and one known confusion for each
/// check digit, at most [`MAX_CANDIDATES`] candidates. Allocates nothing.
///
/// ```
/// use vove_mrz::{Options, inspect, repair::{RepairEvidence, repairs}};
///
/// let lines = ["P<UTOERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902C36UTO740BI22F1204159ZE184226B<<<<<1O"];
/// let report = inspect(&lines, &Options::default());
/// let repairs = repairs(&report, &RepairEvidence::default());
///
/// let best = repairs.best().unwrap();
/// assert!(best.is_valid());
/// assert_eq!(best.edits().count(), 6);
/// assert_eq!(best.lines().nth(1), Some("L898902C36UTO7408122F1204159ZE184226B<<<<<10"));
/// ```
pub fn repairs(report: &Report<'_>, evidence: &RepairEvidence<'_>) -> Repairs {
    let mut repairs = Repairs {
        layout: None,
        printed: report.cells,
        lost: report.source_map.as_ref().map_or([0; 3], |source_map| source_map.missing),
        shapes: [FILLER; CELLS],
        found: [Found { cells: [FILLER; CELLS], cost: 0, is_valid: false }; MAX_CANDIDATES],
        count: 0,
    };
    if let Some(layout) = report.layout().filter(|_| report.is_read()) {
        repairs.layout = Some(layout);
        let model = Model::of(report, layout, evidence);
        repairs.shapes = model.narrowed();
        if !report.is_valid() || model.base != model.printed {
            repairs.search(&model, report.normalization_steps().next().is_some());
        }
    }
    repairs
}

impl Repairs {
    fn search(&mut self, model: &Model, is_placed: bool) {
        let parts = Parts::of(model);
        let illegible = model.illegible();
        let mut done = false;
        parts.combine(|combination| {
            let (Some(slot), false) = (self.found.get_mut(self.count), done) else { return };
            let (mut cells, mut illegible) = (model.base, illegible);
            for (cell, read) in parts.edits(combination) {
                if let (Some(slot), Some(bits)) = (cells.get_mut(cell), illegible.get_mut(cell / STRIDE)) {
                    *slot = read;
                    *bits &= !(1 << (cell % STRIDE));
                }
            }
            let cost = u16::try_from(model.base_cost + combination.cost).unwrap_or_default();
            let is_valid = parts.whole && illegible == [0; 3];
            *slot = Found { cells, cost, is_valid };
            // Whatever comes after what is printed is worse than what is printed.
            done = is_valid && cells == self.printed;
            let known = self.found.iter().take(self.count).any(|found| found.cells == cells);
            // What stays wrong is no reason to doubt the rest.
            let idle = !parts.whole
                && cells.iter().zip(&self.printed).zip(0..).all(|((&read, &printed), cell)| {
                    read == printed || self.provable(cell, printed, read) == Detectability::SameResidueClass
                });
            if (done && is_placed) || !(known || idle || cells == self.printed) {
                self.count += 1;
            }
        });
    }

    /// The candidates, best first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Candidate<'_>> {
        self.found.get(..self.count).unwrap_or_default().iter().map(|found| Candidate { repairs: self, found })
    }

    /// The best candidate.
    pub fn best(&self) -> Option<Candidate<'_>> {
        self.iter().next()
    }

    /// Whether there is nothing to repair, or nothing that could be.
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether another candidate is as good as the best.
    pub fn is_ambiguous(&self) -> bool {
        let mut costs = self.iter().map(|candidate| candidate.cost());
        matches!((costs.next(), costs.next()), (Some(best), Some(next)) if best == next)
    }

    /// Cells of the zone as printed that a check digit covers and that may be misread all the same: the character that
    /// they are known to be confused with is of the same residue class. Not for zones without a reading.
    pub fn undetectable_confusions(&self) -> impl Iterator<Item = Ambiguity> + '_ {
        self.ambiguities(&self.printed)
    }

    fn ambiguities<'g>(&'g self, cells: &'g Grid) -> impl Iterator<Item = Ambiguity> + 'g {
        let grid = cells.iter().zip(&self.printed).zip(&self.shapes).zip(0..CELLS).filter(|_| self.layout.is_some());
        grid.filter(|((_, shape), _)| **shape != FILLER).flat_map(move |(((&read, &printed), &shape), cell)| {
            confusion_cost::group(read).iter().filter_map(move |&instead| {
                let provable = self.provable(cell, read, instead);
                let may_be = match provable {
                    Detectability::Detectable => false,
                    Detectability::SameResidueClass => true,
                    Detectability::Uncovered => read != printed && instead != printed,
                };
                (may_be && read != FILLER && instead != read && char_class::takes(shape, instead)).then(|| Ambiguity {
                    line: (cell / STRIDE) as u8,
                    column: (cell % STRIDE) as u8,
                    read: read.into(),
                    instead: instead.into(),
                    detectability: provable,
                })
            })
        })
    }

    fn provable(&self, cell: usize, one: u8, other: u8) -> Detectability {
        let digits = self.layout.map_or(&[][..], |layout| layout.check_digits);
        let is_in = |span: &Span| {
            let (from, to) = span.run();
            (from..to).contains(&cell)
        };
        let class = |cell: u8| alphabet::value(cell).map(|value| value % 10);
        if digits.iter().any(|digit| is_in(&digit.position)) {
            Detectability::Detectable
        } else if !digits.iter().any(|digit| digit.covers.iter().any(is_in)) {
            Detectability::Uncovered
        } else if class(one) == class(other) {
            Detectability::SameResidueClass
        } else {
            Detectability::Detectable
        }
    }

    fn is_lost(&self, cell: usize) -> bool {
        self.lost.get(cell / STRIDE).is_some_and(|lost| lost >> (cell % STRIDE) & 1 == 1)
    }
}

impl<'r> Candidate<'r> {
    /// The lines of the zone as this candidate has them: of the layout's number and widths.
    pub fn lines(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let found = self.found;
        let widths = self.repairs.layout.map_or([0; 3], |layout| layout.widths);
        widths.into_iter().enumerate().filter(|&(_, width)| width > 0).map(move |(line, width)| {
            let cells = found.cells.get(line * STRIDE..line * STRIDE + width);
            cells.and_then(|cells| core::str::from_utf8(cells).ok()).unwrap_or_default()
        })
    }

    /// What it changes, in reading order.
    pub fn edits(&self) -> impl Iterator<Item = Edit> + use<'r> {
        let repairs = self.repairs;
        let cells = repairs.printed.iter().zip(&self.found.cells).zip(0..CELLS);
        cells.filter(|((printed, read), _)| printed != read).map(|((&printed, &read), cell)| Edit {
            line: (cell / STRIDE) as u8,
            column: (cell % STRIDE) as u8,
            from: (!repairs.is_lost(cell)).then(|| printed.into()),
            to: read.into(),
            detectability: repairs.provable(cell, printed, read),
        })
    }

    /// Cells that may say something else in this candidate, and nothing in the zone would tell.
    pub fn ambiguities(&self) -> impl Iterator<Item = Ambiguity> + use<'r> {
        self.repairs.ambiguities(&self.found.cells)
    }

    /// How far it is from what is printed: ten for a confusion that readers are known for, twenty and more for any other
    /// character, and something for what the issuer's rules or the printed side speak against.
    pub const fn cost(&self) -> u16 {
        self.found.cost
    }

    /// Whether every digit fits and every cell holds what may stand there. Otherwise something remains that could not be
    /// repaired.
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

impl fmt::Debug for RepairEvidence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RepairEvidence(..)")
    }
}
