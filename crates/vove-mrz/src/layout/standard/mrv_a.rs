//! Visas of format A (Doc 9303-7).

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Machine readable visa of format A, Doc 9303-7, section 4: two lines of 44, no composite check digit. The document
/// number may be the passport's or the visa's.
pub static MRV_A: Layout = Layout {
    name: "MRV-A",
    widths: [44, 44, 0],
    document_codes: &[Pattern("V?")],
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
        LayoutField::new(Optional1, span(1, 28, 44), FieldKind::Text),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(1, 9, 10), &[span(1, 0, 9)]),
        CheckDigit::new(BirthDate, span(1, 19, 20), &[span(1, 13, 19)]),
        CheckDigit::new(ExpirationDate, span(1, 27, 28), &[span(1, 21, 27)]),
    ],
};
