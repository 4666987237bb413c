//! The search for the best alignment of a segment with a line.

use super::{
    line_alignment::{LineAlignment, low_bits},
    score::{MISMATCH, Scorer},
    segment::{MAX_SURPLUS, Segment},
};
use crate::{doc9303::alphabet::is_blank, layout::line::LayoutLine};

/// The fewest cells that can be a line: more than a document code and an issuer.
const MIN_LENGTH: usize = 5;
/// The most check digits that are assumed to be missing within a line.
const MAX_MISSING_DIGITS: usize = 3;

/// The best alignment of a segment with a line; `None` when the segment is too short or too long.
pub(super) fn align(line: &'static LayoutLine, segment: &Segment) -> Option<LineAlignment> {
    search(line, segment, MISMATCH)
}

/// The best alignment without a contradiction: with a check digit missing rather than one that does not match.
pub(super) fn align_flawless(line: &'static LayoutLine, segment: &Segment) -> Option<LineAlignment> {
    // Less than a missing check digit and an added filler.
    search(line, segment, 3 * MISMATCH).filter(|alignment| alignment.is_flawless)
}

fn search(line: &'static LayoutLine, segment: &Segment, mismatch: i32) -> Option<LineAlignment> {
    let width = line.width;
    if segment.length() < MIN_LENGTH || segment.length() > width + MAX_SURPLUS {
        return None;
    }
    let mut search = LineSearch { scorer: Scorer::new(line, segment, mismatch), best: None };
    match width.checked_sub(segment.length()) {
        Some(missing @ 1..) => search.shorter(missing),
        _ => search.longer(segment.length() - width),
    }
    search.best
}

struct LineSearch<'s> {
    scorer: Scorer<'s>,
    best: Option<LineAlignment>,
}

impl LineSearch<'_> {
    /// A segment at least as long as the line: surplus fillers are left out, or one of its ends.
    fn longer(&mut self, surplus: usize) {
        let (line, segment) = (self.scorer.line, self.scorer.segment);
        for place in line.padding_ends() {
            if place == 0 || place == line.width || is_blank(segment.cells(place, surplus)) {
                self.consider(LineAlignment::new(0, place, -(surplus as isize)));
            }
            if surplus == 0 {
                break;
            }
        }
    }

    /// A segment shorter than the line: it lacks check digits, as few as possible, and otherwise fillers.
    fn shorter(&mut self, missing: usize) {
        let columns = self.scorer.line.check_digit_columns;
        for count in 0..=MAX_MISSING_DIGITS.min(missing) {
            let mut digits = 0_u64;
            loop {
                if digits.count_ones() as usize == count {
                    self.padded(digits, missing - count);
                }
                // The next larger subset of the columns.
                digits = digits.wrapping_sub(columns) & columns;
                if digits == 0 {
                    break;
                }
            }
            // Two missing digits explain enough: a third that does not match is rather wrong.
            if self.best.is_some_and(|best| best.is_flawless || (count >= 2 && best.fields_match)) {
                break;
            }
        }
    }

    /// Every place where a number of fillers may be missing.
    fn padded(&mut self, missing_digits: u64, padding: usize) {
        let line = self.scorer.line;
        for place in line.padding_ends() {
            let end = if place == 0 { padding } else { place };
            let Some(start) = end.checked_sub(padding) else { continue };
            if missing_digits & low_bits(end) & !low_bits(start) == 0 {
                self.consider(LineAlignment::new(missing_digits, end, padding as isize));
            }
            let is_done = line.check_digit_columns == 0 && self.best.is_some_and(|best| best.is_flawless);
            if padding == 0 || is_done {
                break;
            }
        }
    }

    /// Keeps an alignment that is better than the best before. Only the first of all is considered when it has a
    /// character in a date or sex that can't stand there.
    fn consider(&mut self, mut alignment: LineAlignment) {
        if self.best.is_some() && self.scorer.is_misplaced(&alignment) {
            return;
        }
        let least = self.best.map_or(i32::MIN, |best| best.score);
        if self.scorer.score(&mut alignment, least) {
            self.best = Some(alignment);
        }
    }
}
