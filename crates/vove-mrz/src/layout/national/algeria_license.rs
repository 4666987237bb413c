//! Driving licenses of Algeria.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Driving license of Algeria: the fields and check digits of TD1.
pub static ALGERIA_LICENSE: Layout = Layout {
    name: "DZA-DL",
    widths: [30, 30, 30],
    document_codes: &[Pattern("DL")],
    discouraged_codes: &[],
    issuers: &["DZA"],
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
