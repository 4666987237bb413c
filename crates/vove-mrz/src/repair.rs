//! What a damaged zone may really say.

use core::fmt::{self};

use crate::{
    calendar::CalendarDate,
    grid::{CELLS, Grid, STRIDE},
    layout::Layout,
    report::Report,
};

/// The most candidates that are kept.
pub const MAX_CANDIDATES: usize = 12;

/// What the printed side of the document says. `Default` is nothing.
#[derive(Clone, Copy, Default)]
pub struct RepairEvidence<'a> {
    /// The document number as printed; anything but letters and digits in it is passed over.
    pub number: Option<&'a str>,
    /// The day of birth.
    pub birth: Option<CalendarDate>,
    /// The day of expiry.
    pub expiry: Option<CalendarDate>,
}

/// Candidate readings of a damaged zone, best first, at most [`MAX_CANDIDATES`].
pub struct Repairs {
    layout: Option<&'static Layout>,
    printed: Grid,
    found: [Found; MAX_CANDIDATES],
    count: usize,
}

#[derive(Clone, Copy)]
struct Found {
    cells: Grid,
    cost: u16,
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
    /// Whether no check digit tells the two apart.
    pub blind: bool,
}

/// Candidate readings of a report's zone.
pub fn repairs<'a>(report: &Report<'a>, _evidence: &RepairEvidence<'_>) -> Repairs {
    Repairs {
        layout: report.layout,
        printed: report.cells,
        found: [Found { cells: report.cells, cost: 0 }; MAX_CANDIDATES],
        count: 0,
    }
}

impl Repairs {
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
}

impl<'r> Candidate<'r> {
    /// The lines of the zone as this candidate has them: of the layout's number and widths.
    pub fn lines(&self) -> impl Iterator<Item = &'r str> + use<'r> {
        let found = self.found;
        let widths = self.repairs.layout.map_or([0; 3], |layout| layout.widths);
        widths.into_iter().enumerate().filter(|&(_, width)| width > 0).map(move |(line, width)| {
            let cells = found.cells.get(line * STRIDE..line * STRIDE + usize::from(width));
            cells.and_then(|cells| core::str::from_utf8(cells).ok()).unwrap_or_default()
        })
    }

    /// What it changes, in reading order.
    pub fn edits(&self) -> impl Iterator<Item = Edit> + use<'r> {
        let cells = self.repairs.printed.iter().zip(&self.found.cells).zip(0..CELLS);
        cells.filter(|((printed, read), _)| printed != read).map(|((&printed, &read), cell)| Edit {
            line: (cell / STRIDE) as u8,
            column: (cell % STRIDE) as u8,
            from: Some(printed.into()),
            to: read.into(),
            blind: false,
        })
    }

    /// How far it is from what is printed: ten for each confusion that readers are known for, more for others.
    pub const fn cost(&self) -> u16 {
        self.found.cost
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

impl fmt::Debug for RepairEvidence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RepairEvidence(..)")
    }
}
