//! Driving licenses of France.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Driving license of France: one line of 30.
pub static FRANCE_LICENSE: Layout = Layout {
    name: "FRA-DL",
    widths: [30, 0, 0],
    document_codes: &[Pattern("A9"), Pattern("B9"), Pattern("D9")],
    discouraged_codes: &[],
    issuers: &["FRA"],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(DocumentNumber, span(0, 5, 14), FieldKind::DocumentNumber),
        LayoutField::new(ExpirationDate, span(0, 15, 21), FieldKind::Date),
        LayoutField::new(Surname, span(0, 21, 29), FieldKind::Surname),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(0, 14, 15), &[span(0, 0, 14)]),
        CheckDigit::new(Composite, span(0, 29, 30), &[span(0, 0, 29)]),
    ],
};
