//! Identity cards of Slovakia of the former model.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Identity card of Slovakia, former model: TD2 without a composite check digit, two lines of 34.
pub static SLOVAKIA: Layout = Layout {
    name: "SVK-ID",
    widths: [34, 34, 0],
    document_codes: &[Pattern("A?"), Pattern("C?"), Pattern("I?")],
    discouraged_codes: &[Pattern("?V")],
    issuers: &["SVK"],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(Name, span(0, 5, 34), FieldKind::Name),
        LayoutField::new(DocumentNumber, span(1, 0, 9), FieldKind::DocumentNumber),
        LayoutField::new(Nationality, span(1, 10, 13), FieldKind::State),
        LayoutField::new(BirthDate, span(1, 13, 19), FieldKind::Date),
        LayoutField::new(Sex, span(1, 20, 21), FieldKind::Sex),
        LayoutField::new(ExpirationDate, span(1, 21, 27), FieldKind::Date),
        LayoutField::new(Optional1, span(1, 28, 34), FieldKind::Text),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(1, 9, 10), &[span(1, 0, 9)]).overflow_into(Optional1),
        CheckDigit::new(BirthDate, span(1, 19, 20), &[span(1, 13, 19)]),
        CheckDigit::new(ExpirationDate, span(1, 27, 28), &[span(1, 21, 27)]),
    ],
};
