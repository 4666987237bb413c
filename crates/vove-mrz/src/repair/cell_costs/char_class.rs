//! The classes of characters that a layout's cells may hold: the signs of patterns, one byte each.

use crate::{
    cells::{CELLS, Grid},
    doc9303::{
        alphabet::{FILLER, is_allowed},
        pattern::{ANY, DIGIT_OR_FILLER, LETTER, LETTER_OR_FILLER, matches_sign},
    },
    issuer::russian,
    layout::{FieldName, Layout},
};

/// Allows no character.
pub(in crate::repair) const NONE: u8 = 0;

/// Whether a class allows a character.
pub(in crate::repair) fn allows(class: u8, character: u8) -> bool {
    let bits = ALLOWED.get(usize::from(class)).copied().unwrap_or_default();
    bits.checked_shr(u32::from(character.wrapping_sub(b'0'))).unwrap_or_default() & 1 == 1
}

/// For each class the characters that it allows, a bit each from `0` to `Z`.
#[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
static ALLOWED: [u64; 128] = {
    let mut allowed = [0; 128];
    let mut class = 0;
    while class < allowed.len() {
        let mut character = b'0';
        while character <= b'Z' {
            let is_in_class = is_allowed(character) && matches_sign(character, class as u8);
            allowed[class] |= (is_in_class as u64) << (character - b'0');
            character += 1;
        }
        class += 1;
    }
    allowed
};

/// The classes of a layout's cells. Cells in no field and in no line hold fillers.
pub(super) fn of_layout(layout: &Layout, cells: &Grid) -> Grid {
    let mut classes = [FILLER; CELLS];
    for field in layout.fields {
        let Some(classes) = classes.get_mut(field.span.range()) else { continue };
        for (column, class) in classes.iter_mut().enumerate() {
            *class = match (field.name, layout.issuers) {
                (FieldName::DocumentCode, _) => of_document_code(layout, column),
                (FieldName::IssuingState, [issuer]) => issuer.as_bytes().get(column).copied().unwrap_or(FILLER),
                // The digits of a Russian internal passport's name are letters.
                (FieldName::Name, _) if russian::is_internal_passport(cells) => ANY,
                _ => field.kind.allowed(column),
            };
        }
    }
    for digit in layout.check_digits {
        if let Some(class) = classes.get_mut(digit.position.range().start) {
            *class = DIGIT_OR_FILLER;
        }
    }
    classes
}

/// The class of a cell of the document code: the character that all of the layout's codes have there, if they agree.
fn of_document_code(layout: &Layout, index: usize) -> u8 {
    let mut characters = layout.document_codes.iter().filter_map(|code| code.0.as_bytes().get(index).copied());
    match characters.next() {
        Some(ANY) | None => LETTER_OR_FILLER,
        Some(first) if characters.all(|character| character == first) => first,
        Some(_) => LETTER,
    }
}
