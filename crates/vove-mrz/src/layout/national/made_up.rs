//! A layout that no issuer uses. Only unit tests have it, through the same row as any other.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Two lines of 32 and 20: names apart from each other, a long document number, a year and a month, a pattern.
pub static MADE_UP: Layout = Layout {
    name: "MADE-UP",
    widths: [32, 20, 0],
    document_codes: &[Pattern("X9")],
    discouraged_codes: &[],
    issuers: &["UTO"],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(DocumentNumber, span(0, 5, 14), FieldKind::DocumentNumber),
        LayoutField::new(Optional1, span(0, 15, 25), FieldKind::Text),
        LayoutField::new(VersionNumber, span(0, 25, 28), FieldKind::Pattern(Pattern("@99"))),
        LayoutField::new(IssueDate, span(0, 28, 32), FieldKind::YearMonth),
        LayoutField::new(Surname, span(1, 0, 10), FieldKind::Surname),
        LayoutField::new(GivenNames, span(1, 10, 18), FieldKind::GivenNames),
        LayoutField::new(Sex, span(1, 18, 19), FieldKind::Sex),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(0, 14, 15), &[span(0, 5, 14)]).overflow_into(Optional1),
        CheckDigit::new(Composite, span(1, 19, 20), &[span(0, 5, 32), span(1, 0, 19)]),
    ],
};
