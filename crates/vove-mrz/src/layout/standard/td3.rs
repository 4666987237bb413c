//! Passports: TD3 (Doc 9303-4).

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Machine readable passport, Doc 9303-4, section 4.2: two lines of 44.
pub static TD3: Layout = Layout {
    name: "TD3",
    widths: [44, 44, 0],
    document_codes: &[Pattern("P?")],
    discouraged_codes: &[],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(Name, span(0, 5, 44), FieldKind::Name),
        LayoutField::new(DocumentNumber, span(1, 0, 9), FieldKind::DocumentNumber),
        LayoutField::new(Nationality, span(1, 10, 13), FieldKind::State),
        LayoutField::new(BirthDate, span(1, 13, 19), FieldKind::Date),
        LayoutField::new(Sex, span(1, 20, 21), FieldKind::Sex),
        LayoutField::new(ExpirationDate, span(1, 21, 27), FieldKind::Date),
        LayoutField::new(PersonalNumber, span(1, 28, 42), FieldKind::Text),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(1, 9, 10), &[span(1, 0, 9)]),
        CheckDigit::new(BirthDate, span(1, 19, 20), &[span(1, 13, 19)]),
        CheckDigit::new(ExpirationDate, span(1, 27, 28), &[span(1, 21, 27)]),
        CheckDigit::new(PersonalNumber, span(1, 42, 43), &[span(1, 28, 42)]),
        CheckDigit::new(Composite, span(1, 43, 44), &[span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)]),
    ],
};
