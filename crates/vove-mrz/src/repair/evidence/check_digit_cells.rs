//! Cells whose classes depend on check digits: the check digits themselves, a document code that one covers, and the
//! rest of a long document number.

use crate::{
    doc9303::{
        alphabet::FILLER,
        pattern::{DIGIT, LETTER_OR_DIGIT},
    },
    layout::FieldName,
    repair::cell_costs::{CellCosts, char_class::NONE, weighted_cells},
};

/// Allows a filler as check digit only where all cells that it covers may be fillers.
pub(in crate::repair) fn restrict_check_digits(costs: &mut CellCosts) {
    for digit in costs.layout.check_digits {
        let may_be_filler =
            |cell: usize| (costs.base(cell) == FILLER || costs.is_misread_filler(cell)) && costs.allows(cell, FILLER);
        if !weighted_cells(digit).all(|(cell, _)| may_be_filler(cell)) {
            costs.set_class(digit.position.run().0, DIGIT);
        }
    }
}

/// Fixes a document code that the document number's check digit covers to its base reading: check digits do not choose
/// the code.
pub(in crate::repair) fn fix_covered_document_code(costs: &mut CellCosts) {
    let Some(field) = costs.layout.field(FieldName::DocumentCode) else { return };
    let (from, to) = field.span.run();
    let mut digits = costs.layout.check_digits.iter().filter(|digit| digit.field != FieldName::Composite);
    if digits.any(|digit| weighted_cells(digit).any(|(cell, _)| cell == from))
        && let (Some(classes), Some(code)) = (costs.classes.get_mut(from..to), costs.base.get(from..to))
    {
        match costs.layout.takes_code(code) {
            true => classes.copy_from_slice(code),
            false => classes.fill(NONE),
        }
    }
}

/// Finds a document number that continues in the optional data (Doc 9303-5 and 9303-6, section 4.2.2, note j).
pub(in crate::repair) fn find_long_number(costs: &mut CellCosts) {
    for digit in costs.layout.check_digits {
        let Some(field) = digit.overflow.and_then(|name| costs.layout.field(name)) else { continue };
        let (cell, (from, to)) = (digit.position.run().0, field.span.run());
        let is_filler = |cell: usize| costs.base(cell) == FILLER || costs.is_misread_filler(cell);
        let continues = matches!(costs.base(cell), FILLER | b'K' | b'C') && !is_filler(from);
        let end = (from..to).find(|&cell| is_filler(cell)).unwrap_or(to);
        if continues && end > from {
            costs.long_number = Some((from, end - 1));
            (from..end - 1).for_each(|cell| costs.set_class(cell, LETTER_OR_DIGIT));
            if end < to {
                costs.set_class(end, FILLER);
            }
            costs.set_class(cell, FILLER);
            costs.set_class(end - 1, DIGIT);
        }
    }
}
