//! A way to place damaged text on a layout, and what the digits over several lines say of it.

use crate::{
    align::line_alignment::{Fit, flawless_fit},
    align::segment::Strip,
    cells::{CELLS, STRIDE, Values, digit_over},
    doc9303::alphabet::FILLER,
    layout::compiled::Plan,
    layout::line::Line,
    layout::{CheckDigit, FieldKind, Layout, LayoutField},
};

/// What a digit over several lines is worth that fits.
pub(crate) const AGREES: i32 = 5;

/// A piece of ink for each line of a layout: start and end, or none.
pub(crate) type Pieces = [Option<(usize, usize)>; 3];

/// A way to place the input on a layout.
#[derive(Clone)]
pub(crate) struct Candidate {
    pub(crate) layout: &'static Layout,
    pub(crate) pieces: Pieces,
    pub(crate) fits: [Option<(Strip, Fit)>; 3],
    pub(crate) score: i32,
}

impl Candidate {
    /// Adds what the digits over several lines say. Where they don't fit, a digit of one line that seems refuted may be
    /// missing instead.
    pub(crate) fn agree(&mut self, plan: &'static Plan) {
        let most = AGREES * over_lines(self.layout).count() as i32;
        if most == 0 {
            return;
        }
        let mut agreement = self.agreement();
        self.score += agreement;
        if agreement == most {
            return;
        }
        for (index, line) in plan.lines.iter().enumerate() {
            let Some(Some((strip, fit))) = self.fits.get(index) else { continue };
            // What doesn't read as the line with its digits won't do so without one.
            if !fit.shapely || fit.flawless {
                continue;
            }
            let instead = flawless_fit(line, strip);
            // Where more than the digit is lost, a character misread is likelier, and one composite in ten agrees by chance.
            let instead = instead.filter(|fit| fit.pad == 0 && !leaves_one_alone(line, strip, fit));
            let mut other = self.clone();
            let (Some(instead), Some(Some((_, changed)))) = (instead, other.fits.get_mut(index)) else { continue };
            other.score += instead.score - changed.score - agreement;
            *changed = instead;
            let agrees = other.agreement();
            other.score += agrees;
            if other.score > self.score {
                (*self, agreement) = (other, agrees);
            }
        }
    }

    /// What the digits over several lines say.
    fn agreement(&self) -> i32 {
        let mut cells = [FILLER; CELLS];
        let (grid, _) = cells.as_chunks_mut::<STRIDE>();
        for ((line, width), fitted) in grid.iter_mut().zip(self.layout.line_widths()).zip(&self.fits) {
            if let Some((strip, fit)) = fitted {
                (*line, _) = fit.line(strip, width);
            }
        }
        let mut values = Values::of(&cells, self.layout.line_count());
        for digit in self.layout.check_digits.iter().filter(|digit| digit.is_of_one_line() && self.lacks(digit)) {
            let (cell, due) = (digit.position.run().0, values.digit(&digit.weights));
            values.set_digit(cell, due);
            if let Some(slot) = cells.get_mut(cell) {
                *slot = due;
            }
        }
        let points = over_lines(self.layout).map(|digit| {
            let (cell, _) = digit.position.run();
            let due = values.legal.then(|| values.digit(&digit.weights));
            let due = due.or_else(|| digit_over(&cells, digit.covers.iter().map(|span| span.run())));
            match cells.get(cell).copied() {
                printed if due.is_some() && printed == due => AGREES,
                Some(FILLER) => 0,
                _ => -1,
            }
        });
        points.sum()
    }

    /// Whether the input lacks a check digit.
    fn lacks(&self, digit: &CheckDigit) -> bool {
        let fit = self.fits.get(digit.position.line).and_then(Option::as_ref);
        fit.is_some_and(|(_, fit)| fit.gone >> digit.position.start & 1 == 1)
    }
}

/// Whether a missing digit is followed by a text of one character, which is rather the digit.
fn leaves_one_alone(line: &Line, strip: &Strip, fit: &Fit) -> bool {
    let (cells, _) = fit.line(strip, line.width);
    let is_alone = |field: &LayoutField| match cells.get(field.span.start..field.span.end) {
        Some([first, rest @ ..]) => *first != FILLER && rest.iter().all(|&cell| cell == FILLER),
        _ => false,
    };
    let texts = line.fields.iter().filter(|field| field.kind == FieldKind::Text && field.span.start > 0);
    texts.filter(|field| fit.gone >> (field.span.start - 1) & 1 == 1).any(is_alone)
}

/// The digits over several lines.
pub(crate) fn over_lines(layout: &Layout) -> impl Iterator<Item = &CheckDigit> {
    layout.check_digits.iter().filter(|digit| !digit.is_of_one_line())
}
