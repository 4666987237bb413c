//! The lines of a layout, derived while compiling.

use super::{CheckDigit, Layout, LayoutField};
use crate::cells::Span;

/// More than the fields of any line.
const PLACES: usize = 12;

/// A line of a layout.
pub(crate) struct LayoutLine {
    pub(crate) layout: &'static Layout,
    pub(crate) index: usize,
    pub(crate) width: usize,
    pub(crate) fields: &'static [LayoutField],
    pub(crate) check_digits: &'static [CheckDigit],
    /// The columns of check digits, one bit each.
    pub(crate) check_digit_columns: u64,
    /// The first columns of dates, one bit each.
    pub(crate) date_columns: u64,
    /// The columns of a sex, one bit each.
    pub(crate) sex_columns: u64,
    /// The columns before which fillers may be missing: the line's end, the ends of padded fields, its beginning.
    padding_ends: [usize; PLACES],
    padding_end_count: usize,
}

/// Those of a list in reading order that are in a line.
macro_rules! in_line {
    ($list:expr, $span:ident, $line:ident) => {{
        let (mut before, mut count) = (0, 0);
        while before < $list.len() && $list[before].$span.line != $line {
            before += 1;
        }
        while before + count < $list.len() && $list[before + count].$span.line == $line {
            count += 1;
        }
        $list.split_at(before).1.split_at(count).0
    }};
}

impl LayoutLine {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    pub(super) const fn of(layout: &'static Layout, index: usize) -> Self {
        let mut line = Self {
            layout,
            index,
            width: layout.widths[index],
            fields: in_line!(layout.fields, span, index),
            check_digits: in_line!(layout.check_digits, position, index),
            check_digit_columns: 0,
            date_columns: 0,
            sex_columns: 0,
            padding_ends: [0; PLACES],
            padding_end_count: 0,
        };
        line.add_padding_end(line.width);
        let mut next = 0;
        while next < line.fields.len() {
            let LayoutField { kind, span: Span { start, end, .. }, .. } = line.fields[next];
            if kind.is_date() {
                line.date_columns |= 1 << start;
            } else if kind.is_sex() {
                line.sex_columns |= 1 << start;
            } else if kind.has_padding() && end != line.width {
                line.add_padding_end(end);
            }
            next += 1;
        }
        line.add_padding_end(0);
        next = 0;
        while next < line.check_digits.len() {
            line.check_digit_columns |= 1 << line.check_digits[next].position.start;
            next += 1;
        }
        line
    }

    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn add_padding_end(&mut self, column: usize) {
        self.padding_ends[self.padding_end_count] = column;
        self.padding_end_count += 1;
    }

    pub(crate) fn padding_ends(&self) -> impl Iterator<Item = usize> + '_ {
        self.padding_ends.iter().take(self.padding_end_count).copied()
    }
}
