//! Cards of the size of a bank card: TD1 (Doc 9303-5).

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Machine readable official travel document of size 1, Doc 9303-5, section 4.2: three lines of 30. No check digit is
/// in or covers the third line.
pub static TD1: Layout = Layout {
    name: "TD1",
    widths: [30, 30, 30],
    document_codes: &[Pattern("A?"), Pattern("C?"), Pattern("I?")],
    discouraged_codes: &[Pattern("?V"), Pattern("AI")],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(DocumentNumber, span(0, 5, 14), FieldKind::DocumentNumber),
        LayoutField::new(Optional1, span(0, 15, 30), FieldKind::Text),
        LayoutField::new(BirthDate, span(1, 0, 6), FieldKind::Date),
        LayoutField::new(Sex, span(1, 7, 8), FieldKind::Sex),
        LayoutField::new(ExpirationDate, span(1, 8, 14), FieldKind::Date),
        LayoutField::new(Nationality, span(1, 15, 18), FieldKind::State),
        LayoutField::new(Optional2, span(1, 18, 29), FieldKind::Text),
        LayoutField::new(Name, span(2, 0, 30), FieldKind::Name),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(0, 14, 15), &[span(0, 5, 14)]).overflow_into(Optional1),
        CheckDigit::new(BirthDate, span(1, 6, 7), &[span(1, 0, 6)]),
        CheckDigit::new(ExpirationDate, span(1, 14, 15), &[span(1, 8, 14)]),
        CheckDigit::new(Composite, span(1, 29, 30), &[span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)]),
    ],
};
