//! What each cell of a layout may hold, in the language of [`Pattern`](crate::layout::Pattern) and four signs more.

use crate::{
    cells::{CELLS, Grid},
    doc9303::alphabet::{self, FILLER},
    issuer::russian,
    layout::{FieldKind, FieldName, Layout},
};

/// Fits nothing.
pub(super) const NOTHING: u8 = 0;
const ANY: u8 = b'?';
const LETTER: u8 = b'@';
pub(super) const DIGIT: u8 = b'9';
const LANGUAGE: u8 = b'*';
/// A letter or a digit.
pub(super) const SIGN: u8 = b'+';
/// A letter or the filler.
const WORD: u8 = b'&';
/// A digit or the filler.
const DATE: u8 = b'#';
const SEX: u8 = b'!';

/// Whether a cell of a shape may hold a character.
pub(super) fn takes(shape: u8, cell: u8) -> bool {
    let bits = TAKEN.get(usize::from(shape)).copied().unwrap_or_default();
    bits.checked_shr(u32::from(cell.wrapping_sub(b'0'))).unwrap_or_default() & 1 == 1
}

/// For each shape the characters that it takes, a bit each from `0` to `Z`.
#[allow(clippy::indexing_slicing, reason = "evaluated while compiling")]
static TAKEN: [u64; 128] = {
    let mut taken = [0; 128];
    let mut shape = 0;
    while shape < taken.len() {
        let mut cell = b'0';
        while cell <= b'Z' {
            taken[shape] |= (takes_one(shape as u8, cell) as u64) << (cell - b'0');
            cell += 1;
        }
        shape += 1;
    }
    taken
};

const fn takes_one(shape: u8, cell: u8) -> bool {
    match shape {
        ANY => alphabet::value(cell).is_some(),
        LETTER => cell.is_ascii_uppercase(),
        DIGIT => cell.is_ascii_digit(),
        LANGUAGE => matches!(cell, b'D' | b'F' | b'I' | b'R'),
        SIGN => cell.is_ascii_uppercase() || cell.is_ascii_digit(),
        WORD => cell.is_ascii_uppercase() || cell == FILLER,
        DATE => cell.is_ascii_digit() || cell == FILLER,
        SEX => matches!(cell, b'F' | b'M' | FILLER),
        itself => itself == cell && alphabet::value(cell).is_some(),
    }
}

/// The shapes of a layout's cells. Cells in no field and in no line hold fillers.
pub(super) fn shapes(layout: &Layout, cells: &Grid) -> Grid {
    let mut shapes = [FILLER; CELLS];
    for field in layout.fields {
        let (from, to) = field.span.run();
        let Some(shapes) = shapes.get_mut(from..to) else { continue };
        match field.kind {
            FieldKind::DocumentCode => {
                for (index, shape) in shapes.iter_mut().enumerate() {
                    *shape = of_code(layout, index);
                }
            }
            FieldKind::State => match layout.issuers {
                [issuer] if field.name == FieldName::IssuingState => shapes.copy_from_slice(issuer.as_bytes()),
                _ => shapes.copy_from_slice(&[LETTER, WORD, WORD]),
            },
            FieldKind::Name if russian::is_internal_passport(cells) => shapes.fill(ANY),
            FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames => shapes.fill(WORD),
            FieldKind::DocumentNumber => {
                shapes.fill(ANY);
                if let Some(first) = shapes.first_mut() {
                    *first = SIGN;
                }
            }
            FieldKind::Text => shapes.fill(ANY),
            FieldKind::Date => shapes.fill(DATE),
            FieldKind::YearMonth => shapes.fill(DIGIT),
            FieldKind::Sex => shapes.fill(SEX),
            FieldKind::Pattern(picture) => {
                for (shape, sign) in shapes.iter_mut().zip(picture.0.bytes()) {
                    *shape = sign;
                }
            }
        }
    }
    for digit in layout.check_digits {
        if let Some(shape) = shapes.get_mut(digit.position.run().0) {
            *shape = DATE;
        }
    }
    shapes
}

/// The shape of a cell of the document code: what all of the layout's codes have there, as far as they agree.
fn of_code(layout: &Layout, index: usize) -> u8 {
    let mut signs = layout.document_codes.iter().filter_map(|code| code.0.as_bytes().get(index).copied());
    match signs.next() {
        Some(ANY) | None => WORD,
        Some(first) if signs.all(|sign| sign == first) => first,
        Some(_) => LETTER,
    }
}
