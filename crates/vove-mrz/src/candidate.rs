//! A way to place damaged text on a layout, and what the digits over several lines say of it.

use crate::{
    alphabet::FILLER,
    fit::Fit,
    grid::{CELLS, STRIDE, Values, digit_over},
    layout::{Digit, Layout},
    strip::Strip,
};

/// What a digit over several lines is worth that fits.
pub(crate) const AGREES: i32 = 5;

/// A piece of ink for each line of a layout: start and end, or none.
pub(crate) type Pieces = [Option<(usize, usize)>; 3];

/// A way to place the input on a layout.
pub(crate) struct Candidate {
    pub(crate) layout: &'static Layout,
    pub(crate) pieces: Pieces,
    pub(crate) fits: [Option<(Strip, Fit)>; 3],
    pub(crate) score: i32,
}

impl Candidate {
    /// What the digits over several lines say.
    pub(crate) fn agreement(&self) -> i32 {
        let mut over_lines = over_lines(self.layout).peekable();
        if over_lines.peek().is_none() {
            return 0;
        }
        let mut cells = [FILLER; CELLS];
        let (grid, _) = cells.as_chunks_mut::<STRIDE>();
        for ((line, width), fitted) in grid.iter_mut().zip(self.layout.lines()).zip(&self.fits) {
            if let Some((strip, fit)) = fitted {
                (*line, _) = fit.line(strip, width);
            }
        }
        let values = Values::of(&cells, self.layout.line_count());
        let points = over_lines.map(|digit| {
            let (cell, _) = digit.at.run();
            let due = values.legal.then(|| values.digit(&digit.weights));
            let due = due.or_else(|| digit_over(&cells, digit.over.iter().map(|span| span.run())));
            match cells.get(cell).copied() {
                printed if due.is_some() && printed == due => AGREES,
                Some(FILLER) => 0,
                _ => -1,
            }
        });
        points.sum()
    }
}

/// The digits over several lines.
pub(crate) fn over_lines(layout: &Layout) -> impl Iterator<Item = &Digit> {
    layout.digits.iter().filter(|digit| !digit.is_of_one_line())
}
