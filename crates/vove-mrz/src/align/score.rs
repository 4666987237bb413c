//! How well an alignment of a segment with a line reads as that line.

use super::{line_alignment::LineAlignment, segment::Segment};
use crate::{
    cells::STRIDE,
    doc9303::{
        LongNumberConvention,
        alphabet::{Classes, FILLER, is_blank},
        check_digit::cells::CellValues,
        document_number,
    },
    layout::{CheckDigit, FieldName, LayoutField, line::LayoutLine},
};

/// The score of a check digit that matches.
pub(super) const MATCH: i32 = 5;
/// The score of a check digit that does not match.
pub(super) const MISMATCH: i32 = -3;

/// Scores alignments of one segment with one line.
pub(super) struct Scorer<'s> {
    pub(super) line: &'static LayoutLine,
    pub(super) segment: &'s Segment,
    /// The score of a check digit that does not match.
    mismatch: i32,
    /// The cells of the segment that can't stand in a date, and those that can't be a sex, one bit each.
    not_in_date: u128,
    not_a_sex: u128,
}

impl<'s> Scorer<'s> {
    pub(super) fn new(line: &'static LayoutLine, segment: &'s Segment, mismatch: i32) -> Self {
        let mut scorer = Self { line, segment, mismatch, not_in_date: 0, not_a_sex: 0 };
        if line.date_columns | line.sex_columns != 0 {
            scorer.not_in_date = segment.cells_where(|cell| !cell.is_ascii_digit() && cell != FILLER);
            // The X of the visual zone may be there by mistake.
            scorer.not_a_sex = segment.cells_where(|cell| !matches!(cell, b'F' | b'M' | b'X' | FILLER));
        }
        scorer
    }

    /// Whether a date begins with, or a sex is, a character that can't stand there.
    pub(super) fn is_misplaced(&self, alignment: &LineAlignment) -> bool {
        let any_in = |mut columns: u64, cells: u128| {
            while columns != 0 {
                let column = columns.trailing_zeros() as usize;
                if alignment.index_of(column).is_some_and(|index| cells >> index & 1 == 1) {
                    return true;
                }
                columns &= columns - 1;
            }
            false
        };
        any_in(self.line.date_columns, self.not_in_date) || any_in(self.line.sex_columns, self.not_a_sex)
    }

    /// Scores an alignment. Says whether the score is higher than another.
    pub(super) fn score(&self, alignment: &mut LineAlignment, other: i32) -> bool {
        let (mut line, filled) = alignment.line(self.segment, self.line.width);
        let mut score = self.padding_score(alignment);
        let mut fields_match = alignment.padding == 0 || alignment.place == self.line.width;
        if alignment.padding < 0 {
            let left_out = self.segment.cells(alignment.place, alignment.padding.unsigned_abs());
            let lost = left_out.iter().filter(|&&cell| cell != FILLER).count();
            score -= 4 * lost as i32;
            fields_match &= lost == 0;
        }
        for field in self.line.fields {
            let points = self.field_score(field, field.span.of_line(&line));
            score += points;
            fields_match &= points >= 0;
        }
        let (printed, missing) = (self.line.check_digit_columns & filled, self.line.check_digit_columns & !filled);
        if score + MATCH * printed.count_ones() as i32 - 2 * missing.count_ones() as i32 <= other {
            return false;
        }
        let mut is_flawless = fields_match;
        let mut values = CellValues::BLANK;
        if !self.line.check_digits.is_empty() {
            values.take(self.line.index, &line, &[Classes::ANY.0; STRIDE]);
        }
        for digit in self.line.check_digits {
            let column = digit.position.start;
            let expected = digit.is_of_one_line().then(|| values.check_digit(&digit.weights));
            if filled >> column & 1 == 1 {
                let (points, is_wrong) = self.check_digit_score(&line, digit, expected);
                score += points;
                is_flawless &= !is_wrong;
                continue;
            }
            // The digit due, so that the composite checks the rest.
            if let (Some(expected), Some(cell)) = (expected, line.get_mut(column)) {
                *cell = expected;
                values.set_digit(digit.position.range().start, expected);
            }
            // One that is missing with the end of its line is less unusual.
            score -= if alignment.missing_digits >> column & 1 == 1 { 4 } else { 2 };
        }
        (alignment.score, alignment.fields_match, alignment.is_flawless) = (score, fields_match, is_flawless);
        score > other
    }

    /// Fillers are lost most often at the end of a line, least often at its beginning.
    fn padding_score(&self, alignment: &LineAlignment) -> i32 {
        let count = alignment.padding.unsigned_abs();
        let points = match (alignment.padding, alignment.place) {
            (0, _) => 0,
            (_, place) if place == self.line.width => -1,
            (..0, 1..) => -2,
            (_, place) if place == count || place == 0 => -6,
            (_, place) if self.is_end_of_number(place) => -10,
            _ => -3,
        };
        // Many lost fillers are a sign of another layout.
        points - count as i32 / 8
    }

    /// A document number shorter than its field nearly always keeps its fillers.
    fn is_end_of_number(&self, column: usize) -> bool {
        self.line.fields.iter().any(|field| field.name == FieldName::DocumentNumber && field.span.end == column)
    }

    /// The score of a field; negative when it has not what belongs there.
    fn field_score(&self, field: &LayoutField, cells: &[u8]) -> i32 {
        let layout = self.line.layout;
        match field.name {
            FieldName::DocumentCode if layout.takes_code(cells) => 6,
            FieldName::DocumentCode => -6,
            FieldName::IssuingState if layout.issuers.is_empty() => field.kind.score(cells),
            FieldName::IssuingState if layout.takes_issuer(cells) => 8,
            FieldName::IssuingState => -8,
            _ => field.kind.score(cells),
        }
    }

    /// The score of a check digit, and whether it contradicts what it covers.
    fn check_digit_score(&self, line: &[u8; STRIDE], digit: &CheckDigit, expected: Option<u8>) -> (i32, bool) {
        let is_in_line = |line| line == self.line.index;
        match digit.position.of_line(line) {
            [printed @ b'0'..=b'9'] => match expected {
                None => (1, false),
                Some(expected) if expected == *printed => (MATCH, false),
                Some(_) => (self.mismatch, true),
            },
            [FILLER] => match digit.overflow.and_then(|field| self.line.layout.field(field)) {
                Some(field) if is_in_line(field.span.line) => {
                    let number = digit.covers.first().map_or(&[][..], |span| span.of_line(line));
                    let rest = document_number::rest(field.span.of_line(line));
                    let convention = rest.map(|(rest, printed)| document_number::convention(number, rest, printed));
                    match convention {
                        None | Some(LongNumberConvention::Neither) => (-2, true),
                        Some(_) => (MATCH, false),
                    }
                }
                _ if digit.covers.iter().all(|span| !is_in_line(span.line) || is_blank(span.of_line(line))) => {
                    (1, false)
                }
                _ => (self.mismatch, true),
            },
            _ => (-5, true),
        }
    }
}
