//! A hypothesis: a layout, a segment of the input for each of its lines, and how each segment is aligned.

use super::{
    input::InputRange, line_alignment::LineAlignment, line_search::align_flawless, score::MATCH, segment::Segment,
};
use crate::{
    cells::{CELLS, Grid, LINES, STRIDE},
    doc9303::{
        alphabet::{FILLER, is_blank},
        check_digit::{self, cells::CellValues},
    },
    layout::{CheckDigit, Layout, LayoutField, compiled::CompiledLayout, line::LayoutLine},
};

/// The range of the input for each line of a layout; `None` for a line that is missing.
pub(super) type LineRanges = [Option<InputRange>; LINES];

/// A way to place the input on a layout.
#[derive(Clone)]
pub(super) struct Hypothesis {
    pub(super) layout: &'static Layout,
    pub(super) ranges: LineRanges,
    pub(super) lines: [Option<(Segment, LineAlignment)>; LINES],
    pub(super) score: i32,
}

impl Hypothesis {
    /// Adds the score of the check digits over several lines. Where they do not match, a check digit of one line that
    /// does not match either may be missing instead.
    pub(super) fn score_composites(&mut self, compiled: &'static CompiledLayout) {
        let most = MATCH * composites(self.layout).count() as i32;
        if most == 0 {
            return;
        }
        let mut composite_score = self.composite_score();
        self.score += composite_score;
        if composite_score == most {
            return;
        }
        for (index, line) in compiled.lines().enumerate() {
            let Some(Some((segment, alignment))) = self.lines.get(index) else { continue };
            // If the fields don't match with all check digits, they don't with one less.
            if !alignment.fields_match || alignment.is_flawless {
                continue;
            }
            // With more missing than the digit a misread character is more likely, and one composite in ten matches by
            // chance.
            let instead = align_flawless(line, segment);
            let instead =
                instead.filter(|instead| instead.padding == 0 && !leaves_single_character(line, segment, instead));
            let mut other = self.clone();
            let (Some(instead), Some(Some((_, changed)))) = (instead, other.lines.get_mut(index)) else { continue };
            other.score += instead.score - changed.score - composite_score;
            *changed = instead;
            let other_composite_score = other.composite_score();
            other.score += other_composite_score;
            if other.score > self.score {
                (*self, composite_score) = (other, other_composite_score);
            }
        }
    }

    /// The cells of its zone.
    fn cells(&self) -> Grid {
        let mut cells = [FILLER; CELLS];
        let (grid, _) = cells.as_chunks_mut::<STRIDE>();
        for ((line, width), aligned) in grid.iter_mut().zip(self.layout.line_widths()).zip(&self.lines) {
            if let Some((segment, alignment)) = aligned {
                (*line, _) = alignment.line(segment, width);
            }
        }
        cells
    }

    fn composite_score(&self) -> i32 {
        let mut cells = self.cells();
        let mut values = CellValues::of(&cells);
        for digit in self.layout.check_digits.iter().filter(|digit| digit.is_of_one_line() && self.lacks(digit)) {
            let (cell, expected) = (digit.position.range().start, values.check_digit(&digit.weights));
            values.set_digit(cell, expected);
            if let Some(slot) = cells.get_mut(cell) {
                *slot = expected;
            }
        }
        let points = composites(self.layout).map(|digit| {
            let covered = || digit.covers.iter().flat_map(|span| span.of(&cells));
            let expected = match values.allowed {
                true => Some(values.check_digit(&digit.weights)),
                false => check_digit::over(covered()),
            };
            match digit.position.of(&cells) {
                [printed] if expected == Some(*printed) => MATCH,
                [FILLER] => 0,
                _ => -1,
            }
        });
        points.sum()
    }

    /// Whether the input lacks a check digit.
    fn lacks(&self, digit: &CheckDigit) -> bool {
        let aligned = self.lines.get(digit.position.line).and_then(Option::as_ref);
        aligned.is_some_and(|(_, alignment)| alignment.missing_digits >> digit.position.start & 1 == 1)
    }
}

/// Whether a missing check digit leaves a text of a single character behind it, which is rather the digit.
fn leaves_single_character(line: &LayoutLine, segment: &Segment, alignment: &LineAlignment) -> bool {
    let (cells, _) = alignment.line(segment, line.width);
    let is_single = |field: &LayoutField| match field.span.of_line(&cells) {
        [first, rest @ ..] => *first != FILLER && is_blank(rest),
        [] => false,
    };
    let texts = line.fields.iter().filter(|field| field.kind.is_text() && field.span.start > 0);
    texts.filter(|field| alignment.missing_digits >> (field.span.start - 1) & 1 == 1).any(is_single)
}

/// The check digits over several lines.
fn composites(layout: &Layout) -> impl Iterator<Item = &CheckDigit> {
    layout.check_digits.iter().filter(|digit| !digit.is_of_one_line())
}
