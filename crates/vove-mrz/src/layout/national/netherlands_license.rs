//! Driving licenses of the Netherlands.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Driving license of the Netherlands: one line of 30, the access key of the chip, without name and dates.
pub static NETHERLANDS_LICENSE: Layout = Layout {
    name: "NLD-DL",
    widths: [30, 0, 0],
    document_codes: &[Pattern("D?")],
    discouraged_codes: &[],
    issuers: &["NLD"],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(Configuration, span(0, 5, 6), FieldKind::Text),
        LayoutField::new(DocumentNumber, span(0, 6, 16), FieldKind::DocumentNumber),
        LayoutField::new(Optional1, span(0, 16, 29), FieldKind::Text),
    ],
    check_digits: &[CheckDigit::new(Composite, span(0, 29, 30), &[span(0, 0, 29)])],
};
