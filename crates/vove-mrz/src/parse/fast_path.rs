//! Reads a zone without errors, by code that is compiled for each layout.
//!
//! One of the three places of the workspace that trade clarity for speed: most zones have no error, and then it is
//! enough to compare each cell with the classes of characters allowed there, to compute the check digits, and to look
//! up dates, states and the separator of the name. The fast path decides only that a zone has no finding but fillers
//! for the check digits of empty fields; anything else is left to [`fields`](super::fields), the reference to which
//! the tests compare it.

use crate::{
    cells::{CELLS, Grid, STRIDE, Span},
    doc9303::{
        alphabet::{Classes, FILLER, is_blank},
        check_digit::cells::CellValues,
        mrz_date::is_day,
        state,
    },
    layout::{self, FieldKind, LAYOUTS, Layout, compiled::CompiledLayout, for_each_layout},
    report::MAX_CHECK_DIGITS,
};

/// Copies lines that have the widths of a layout into cells and says whether the zone has no finding but fillers for
/// check digits: those, one bit each.
type FastPath = fn(&[&str], &mut Grid) -> Option<u8>;

/// Reads lines that exactly fit a layout, or the one given. Gives that layout and the check digits that are fillers,
/// one bit each, if the zone has no other finding.
pub(super) fn read(lines: &[&str], layout: Option<&'static Layout>, cells: &mut Grid) -> Option<(&'static Layout, u8)> {
    let recognized = CompiledLayout::recognize(lines, str::len)?;
    if layout.is_some_and(|layout| layout != recognized.layout) {
        return None;
    }
    let fast_path = FAST_PATHS.get(recognized.index)?;
    fast_path(lines, cells).map(|filler_digits| (recognized.layout, filler_digits))
}

macro_rules! fast_paths {
    ($($folder:ident { $($(#[$attribute:meta])* $file:ident::$LAYOUT:ident),+ $(,)? })+) => {
        [$($($(#[$attribute])* {
            struct Row;

            impl KnownLayout for Row {
                const LAYOUT: &'static Layout = &layout::all::$LAYOUT;
            }

            Row::read as FastPath
        }),+),+]
    };
}

/// One a layout, in the order of [`LAYOUTS`].
static FAST_PATHS: [FastPath; LAYOUTS.len()] = for_each_layout!(fast_paths);

/// Whether all numbered parts of a layout are without errors. Written out, so that each part is compiled with what is
/// known of it.
macro_rules! each {
    ($check:ident $arguments:tt for $($part:literal)*) => { $(Self::$check::<$part>$arguments)&&* };
}

/// A layout that is known while compiling.
trait KnownLayout {
    const LAYOUT: &'static Layout;
    const ALLOWED: &'static Grid = &allowed(Self::LAYOUT);

    fn read(lines: &[&str], cells: &mut Grid) -> Option<u8> {
        const { assert!(Self::LAYOUT.fields.len() <= 12 && Self::LAYOUT.check_digits.len() <= MAX_CHECK_DIGITS) };
        let mut values = CellValues::BLANK;
        let mut filler_digits = 0;
        let is_flawless = each!(line(lines, cells, &mut values) for 0 1 2)
            && each!(check_digit(cells, &values, &mut filler_digits) for 0 1 2 3 4)
            && each!(field(cells) for 0 1 2 3 4 5 6 7 8 9 10 11);
        is_flawless.then_some(filler_digits)
    }

    /// Copies a line; says whether each cell has a character of the classes allowed there.
    #[inline(always)]
    fn line<const INDEX: usize>(lines: &[&str], cells: &mut Grid, values: &mut CellValues) -> bool {
        let width = Self::LAYOUT.widths.get(INDEX).copied().unwrap_or_default();
        let Some(text) = lines.get(INDEX).filter(|line| line.len() == width) else { return width == 0 };
        let (grid, _) = cells.as_chunks_mut::<STRIDE>();
        let (allowed, _) = Self::ALLOWED.as_chunks();
        let (Some(cells), Some(allowed)) = (grid.get_mut(INDEX), allowed.get(INDEX)) else { return false };
        let Some(used) = cells.get_mut(..width) else { return false };
        used.copy_from_slice(text.as_bytes());
        values.take(INDEX, cells, allowed);
        values.allowed
    }

    #[inline(always)]
    fn check_digit<const INDEX: usize>(cells: &Grid, values: &CellValues, filler_digits: &mut u8) -> bool {
        let Some(digit) = Self::LAYOUT.check_digits.get(INDEX) else { return true };
        let printed = cells.get(digit.position.run().0).copied();
        if printed == Some(values.check_digit(&digit.weights)) {
            return true;
        }
        *filler_digits |= 1 << INDEX;
        printed == Some(FILLER) && digit.covers.iter().all(|span| is_blank(span.of(cells)))
    }

    /// Whether a field has no finding beyond the classes of its characters.
    #[inline(always)]
    fn field<const INDEX: usize>(cells: &Grid) -> bool {
        let Some(field) = Self::LAYOUT.fields.get(INDEX) else { return true };
        match (field.kind, field.span.of(cells)) {
            (FieldKind::Text | FieldKind::DocumentNumber | FieldKind::Surname | FieldKind::GivenNames, _) => true,
            (FieldKind::DocumentCode, code) => !Self::LAYOUT.discourages_code(code),
            (FieldKind::State, &[a, b, c]) => state::is_unobjectionable([a, b, c]),
            (FieldKind::Name, _) => has_one_separator(cells, field.span),
            (FieldKind::Date, &[y1, y2, m1, m2, d1, d2]) => is_day([y1, y2, m1, m2, d1, d2]),
            (FieldKind::YearMonth, &[y1, y2, m1, m2]) => is_day([y1, y2, m1, m2, b'0', b'1']),
            (FieldKind::Sex, [sex]) => matches!(sex, b'F' | b'M' | &FILLER),
            (FieldKind::Pattern(pattern), text) => pattern.matches_cells(text),
            _ => false,
        }
    }
}

/// The classes of characters that each cell of a zone without errors may have.
#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
const fn allowed(layout: &Layout) -> Grid {
    let mut allowed = [Classes::ANY.0; CELLS];
    let mut index = 0;
    while index < layout.fields.len() {
        let (field, (from, to)) = (&layout.fields[index], layout.fields[index].span.run());
        let mut cell = from;
        while cell < to {
            allowed[cell] &= field.kind.flawless(cell - from, to - from).0;
            cell += 1;
        }
        index += 1;
    }
    index = 0;
    while index < layout.check_digits.len() {
        allowed[layout.check_digits[index].position.run().0] &= Classes::DIGITS.or(Classes::FILLER).0;
        index += 1;
    }
    allowed
}

/// Whether a name has exactly one separator, with characters before and behind it.
#[inline(always)]
fn has_one_separator(cells: &Grid, Span { line, start, end }: Span) -> bool {
    let (lines, _) = cells.as_chunks();
    let Some(line) = lines.get(line) else { return false };
    let fillers = fillers(line) >> start;
    let used = 64 - (!fillers & ((1 << (end - start)) - 1)).leading_zeros();
    let pairs = fillers & fillers >> 1 & ((1 << used) - 1);
    pairs != 0 && pairs & 1 == 0 && pairs >> pairs.trailing_zeros() >> 2 == 0
}

/// The fillers of a line of ASCII, one bit a cell.
#[inline(always)]
fn fillers(line: &[u8; STRIDE]) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (chunks, _) = line.as_chunks::<8>();
    chunks.iter().rev().fold(0, |fillers, &chunk| {
        // A byte below 0x80 keeps its highest bit exactly when it is zero; the product gathers these bits.
        let word = u64::from_le_bytes(chunk) ^ (ONES * FILLER as u64);
        let highest = !(word + ONES * 0x7F) & (ONES * 0x80);
        fillers << 8 | (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
}
