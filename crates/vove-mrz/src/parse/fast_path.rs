//! One look at lines of a layout's widths, compiled for each layout on its own.
//!
//! Most zones are flawless, and that is quickly seen: a fixed set of characters in each cell, digits that verify, days
//! that exist, known states, one double filler. The glance only ever says that there is nothing to say; whatever else it
//! sees is left to [`read`](crate::parse::fields), which looks at everything.

use crate::{
    cells::{ANY, CELLS, DIGIT, FILLERS, Grid, LETTER, STRIDE, Span, Values, fillers, is_blank},
    doc9303::alphabet::FILLER,
    doc9303::mrz_date::is_day,
    doc9303::state,
    layout::compiled::Pairs,
    layout::{FieldKind, LAYOUTS, Layout},
    report::DIGITS,
};

/// Fills in the cells of lines that fit a layout, if there is nothing to say about them but that fillers stand for the
/// digits of empty fields: those digits, one bit each.
pub(crate) type Glance = fn(&[&str], &mut Grid) -> Option<u8>;

/// The glance at a layout, by its place in [`LAYOUTS`].
pub(crate) const fn glance<const LAYOUT: usize>() -> Glance {
    At::<LAYOUT>::glance
}

struct At<const LAYOUT: usize>;

/// Whether all numbered parts of a layout are fine; written out, so that each is compiled with what is known of it.
macro_rules! each {
    ($check:ident $arguments:tt for $($part:literal)*) => { $(Self::$check::<$part>$arguments)&&* };
}

impl<const LAYOUT: usize> At<LAYOUT> {
    #[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
    const LAYOUT: &'static Layout = LAYOUTS[LAYOUT];
    const ALLOWED: &'static Grid = &allowed(Self::LAYOUT);
    const DISCOURAGED: &'static Pairs = &Pairs::of(Self::LAYOUT.discouraged_codes);

    fn glance(lines: &[&str], cells: &mut Grid) -> Option<u8> {
        const { assert!(Self::LAYOUT.fields.len() <= 12 && Self::LAYOUT.check_digits.len() <= DIGITS) };
        let mut values = Values::NONE;
        let mut fillers = 0;
        let flawless = each!(line(lines, cells, &mut values) for 0 1 2)
            && each!(digit(cells, &values, &mut fillers) for 0 1 2 3 4)
            && each!(field(cells) for 0 1 2 3 4 5 6 7 8 9 10 11);
        flawless.then_some(fillers)
    }

    /// Copies a line; says whether it holds in each cell what it may.
    #[inline(always)]
    fn line<const INDEX: usize>(lines: &[&str], cells: &mut Grid, values: &mut Values) -> bool {
        let width = Self::LAYOUT.widths.get(INDEX).copied().unwrap_or_default();
        let Some(text) = lines.get(INDEX).filter(|line| line.len() == width) else { return width == 0 };
        let (grid, _) = cells.as_chunks_mut::<STRIDE>();
        let (allowed, _) = Self::ALLOWED.as_chunks();
        let (Some(cells), Some(allowed)) = (grid.get_mut(INDEX), allowed.get(INDEX)) else { return false };
        let Some(used) = cells.get_mut(..width) else { return false };
        used.copy_from_slice(text.as_bytes());
        values.see(INDEX, cells, allowed);
        values.legal
    }

    #[inline(always)]
    fn digit<const INDEX: usize>(cells: &Grid, values: &Values, fillers: &mut u8) -> bool {
        let Some(digit) = Self::LAYOUT.check_digits.get(INDEX) else { return true };
        let printed = cells.get(digit.position.run().0).copied();
        if printed == Some(values.digit(&digit.weights)) {
            return true;
        }
        *fillers |= 1 << INDEX;
        printed == Some(FILLER) && digit.covers.iter().all(|&span| is_blank(cells, span))
    }

    #[inline(always)]
    fn field<const INDEX: usize>(cells: &Grid) -> bool {
        let Some(field) = Self::LAYOUT.fields.get(INDEX) else { return true };
        let (from, to) = field.span.run();
        let Some(text) = cells.get(from..to) else { return false };
        match (field.kind, text) {
            (FieldKind::Text | FieldKind::DocumentNumber | FieldKind::Surname | FieldKind::GivenNames, _) => true,
            (FieldKind::DocumentCode, &[a, b]) => !Self::DISCOURAGED.holds([a, b]),
            (FieldKind::State, &[a, b, c]) => state::is_plain([a, b, c]),
            (FieldKind::Name, _) => splits_once(cells, field.span),
            (FieldKind::Date, &[y1, y2, m1, m2, d1, d2]) => is_day([y1, y2, m1, m2, d1, d2]),
            (FieldKind::YearMonth, &[y1, y2, m1, m2]) => is_day([y1, y2, m1, m2, b'0', b'1']),
            (FieldKind::Sex, [sex]) => matches!(sex, b'F' | b'M' | &FILLER),
            (FieldKind::Pattern(picture), _) => picture.matches_cells(text),
            _ => false,
        }
    }
}

/// The kinds of characters that each cell of a flawless zone may hold.
const fn allowed(layout: &Layout) -> Grid {
    let mut allowed = [ANY; CELLS];
    let mut index = 0;
    while let Some((field, _)) = layout.fields.split_at(index).1.split_first() {
        let (from, to) = field.span.run();
        match field.kind {
            FieldKind::DocumentCode | FieldKind::Text | FieldKind::Sex | FieldKind::Pattern(_) => {}
            FieldKind::State => allow(&mut allowed, from, to, LETTER | FILLERS),
            FieldKind::DocumentNumber => allow(&mut allowed, from, from + 1, DIGIT | LETTER),
            // One that ends in a letter may have been cut.
            FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames => {
                allow(&mut allowed, from, to, LETTER | FILLERS);
                allow(&mut allowed, to - 1, to, FILLERS);
            }
            FieldKind::Date | FieldKind::YearMonth => allow(&mut allowed, from, to, DIGIT),
        }
        index += 1;
    }
    index = 0;
    while let Some((digit, _)) = layout.check_digits.split_at(index).1.split_first() {
        let (from, to) = digit.position.run();
        allow(&mut allowed, from, to, DIGIT | FILLERS);
        index += 1;
    }
    allowed
}

#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn allow(allowed: &mut Grid, mut from: usize, to: usize, kinds: u8) {
    while from < to {
        allowed[from] &= kinds;
        from += 1;
    }
}

/// Whether a name has one double filler, with something before and behind it.
#[inline(always)]
fn splits_once(cells: &Grid, Span { line, start, end }: Span) -> bool {
    let (lines, _) = cells.as_chunks();
    let Some(line) = lines.get(line) else { return false };
    let fillers = fillers(line) >> start;
    let used = 64 - (!fillers & ((1 << (end - start)) - 1)).leading_zeros();
    let pairs = fillers & fillers >> 1 & ((1 << used) - 1);
    pairs != 0 && pairs & 1 == 0 && pairs >> pairs.trailing_zeros() >> 2 == 0
}
