use crate::{
    cells::Span,
    layout::{CheckDigit, FieldKind, Layout, LayoutField},
};

/// More than the fields of any line.
const PLACES: usize = 12;

/// What a line of a layout holds, made while compiling.
pub(crate) struct Line {
    pub(crate) layout: &'static Layout,
    pub(crate) index: usize,
    pub(crate) width: usize,
    pub(crate) fields: &'static [LayoutField],
    pub(crate) check_digits: &'static [CheckDigit],
    /// The columns of check digits.
    pub(crate) digit_columns: u64,
    /// The columns that say most: where dates begin, and of the sex.
    pub(crate) dates: u64,
    pub(crate) sexes: u64,
    /// The columns before which fillers get lost: the line's end, the ends of fields that fillers fill, its beginning.
    places: [u8; PLACES],
    place_count: usize,
}

/// Those of a list in reading order that are on a line.
macro_rules! on_line {
    ($list:expr, $span:ident, $line:ident) => {{
        let (mut before, mut count) = (0, 0);
        while before < $list.len() && $list[before].$span.line as usize != $line {
            before += 1;
        }
        while before + count < $list.len() && $list[before + count].$span.line as usize == $line {
            count += 1;
        }
        $list.split_at(before).1.split_at(count).0
    }};
}

impl Line {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    pub(crate) const fn of(layout: &'static Layout, index: usize) -> Self {
        let mut line = Self {
            layout,
            index,
            width: layout.widths[index],
            fields: on_line!(layout.fields, span, index),
            check_digits: on_line!(layout.check_digits, position, index),
            digit_columns: 0,
            dates: 0,
            sexes: 0,
            places: [0; PLACES],
            place_count: 0,
        };
        line.place(line.width);
        let mut next = 0;
        while next < line.fields.len() {
            let LayoutField { kind, span: Span { start, end, .. }, .. } = line.fields[next];
            match kind {
                FieldKind::Date => line.dates |= 1 << start,
                FieldKind::Sex => line.sexes |= 1 << start,
                FieldKind::YearMonth => {}
                _ if end == line.width => {}
                _ => line.place(end),
            }
            next += 1;
        }
        line.place(0);
        next = 0;
        while next < line.check_digits.len() {
            line.digit_columns |= 1 << line.check_digits[next].position.start;
            next += 1;
        }
        line
    }

    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const fn place(&mut self, column: usize) {
        self.places[self.place_count] = column as u8;
        self.place_count += 1;
    }

    pub(crate) fn places(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.iter().take(self.place_count).map(|&place| place.into())
    }
}
