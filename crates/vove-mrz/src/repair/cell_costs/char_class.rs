//! The classes of characters that a layout's cells may hold: the characters of [`Pattern`](crate::layout::Pattern) and
//! a few more, one byte each.

use crate::{
    cells::{CELLS, Grid},
    doc9303::alphabet::{self, FILLER},
    issuer::russian,
    layout::{FieldKind, FieldName, Layout},
};

/// Allows no character.
pub(in crate::repair) const NONE: u8 = 0;
const ANY: u8 = b'?';
const LETTER: u8 = b'@';
pub(in crate::repair) const DIGIT: u8 = b'9';
/// D, F, I or R: a language letter of Swiss driving licenses.
const LANGUAGE: u8 = b'*';
pub(in crate::repair) const LETTER_OR_DIGIT: u8 = b'+';
const LETTER_OR_FILLER: u8 = b'&';
const DIGIT_OR_FILLER: u8 = b'#';
const SEX: u8 = b'!';

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
            allowed[class] |= (is_in_class(class as u8, character) as u64) << (character - b'0');
            character += 1;
        }
        class += 1;
    }
    allowed
};

const fn is_in_class(class: u8, character: u8) -> bool {
    match class {
        ANY => alphabet::value(character).is_some(),
        LETTER => character.is_ascii_uppercase(),
        DIGIT => character.is_ascii_digit(),
        LANGUAGE => matches!(character, b'D' | b'F' | b'I' | b'R'),
        LETTER_OR_DIGIT => character.is_ascii_uppercase() || character.is_ascii_digit(),
        LETTER_OR_FILLER => character.is_ascii_uppercase() || character == FILLER,
        DIGIT_OR_FILLER => character.is_ascii_digit() || character == FILLER,
        SEX => matches!(character, b'F' | b'M' | FILLER),
        // Any other class is the one character itself.
        _ => class == character && alphabet::value(character).is_some(),
    }
}

/// The classes of a layout's cells. Cells in no field and in no line hold fillers.
pub(super) fn of_layout(layout: &Layout, cells: &Grid) -> Grid {
    let mut classes = [FILLER; CELLS];
    for field in layout.fields {
        let (from, to) = field.span.run();
        let Some(classes) = classes.get_mut(from..to) else { continue };
        match field.kind {
            FieldKind::DocumentCode => {
                for (index, class) in classes.iter_mut().enumerate() {
                    *class = of_document_code(layout, index);
                }
            }
            FieldKind::State => match layout.issuers {
                [issuer] if field.name == FieldName::IssuingState => classes.copy_from_slice(issuer.as_bytes()),
                _ => classes.copy_from_slice(&[LETTER, LETTER_OR_FILLER, LETTER_OR_FILLER]),
            },
            FieldKind::Name if russian::is_internal_passport(cells) => classes.fill(ANY),
            FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames => classes.fill(LETTER_OR_FILLER),
            FieldKind::DocumentNumber => {
                classes.fill(ANY);
                if let Some(first) = classes.first_mut() {
                    *first = LETTER_OR_DIGIT;
                }
            }
            FieldKind::Text => classes.fill(ANY),
            FieldKind::Date => classes.fill(DIGIT_OR_FILLER),
            FieldKind::YearMonth => classes.fill(DIGIT),
            FieldKind::Sex => classes.fill(SEX),
            FieldKind::Pattern(pattern) => {
                for (class, character) in classes.iter_mut().zip(pattern.0.bytes()) {
                    *class = character;
                }
            }
        }
    }
    for digit in layout.check_digits {
        if let Some(class) = classes.get_mut(digit.position.run().0) {
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
