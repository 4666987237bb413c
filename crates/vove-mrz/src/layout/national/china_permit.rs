//! Exit-entry permits of China.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Exit-entry permit of China, with which residents travel to Hong Kong and Macao (`CS`) and Taiwan (`CD`): one line
/// of 30 without issuer and name. The composite check digit does not cover the fillers between the fields.
pub static CHINA_PERMIT: Layout = Layout {
    name: "CHN-EEP",
    widths: [30, 0, 0],
    document_codes: &[Pattern("CS"), Pattern("CD")],
    discouraged_codes: &[],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(DocumentNumber, span(0, 2, 11), FieldKind::DocumentNumber),
        LayoutField::new(Separator1, span(0, 12, 13), FieldKind::Pattern(Pattern("<"))),
        LayoutField::new(ExpirationDate, span(0, 13, 19), FieldKind::Date),
        LayoutField::new(Separator2, span(0, 20, 21), FieldKind::Pattern(Pattern("<"))),
        LayoutField::new(BirthDate, span(0, 21, 27), FieldKind::Date),
        LayoutField::new(Separator3, span(0, 28, 29), FieldKind::Pattern(Pattern("<"))),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(0, 11, 12), &[span(0, 2, 11)]),
        CheckDigit::new(ExpirationDate, span(0, 19, 20), &[span(0, 13, 19)]),
        CheckDigit::new(BirthDate, span(0, 27, 28), &[span(0, 21, 27)]),
        CheckDigit::new(Composite, span(0, 29, 30), &[span(0, 2, 12), span(0, 13, 20), span(0, 21, 28)]),
    ],
};
