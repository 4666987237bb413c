//! Identity cards of France from 1988 to 2021.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Identity card of France, issued from 1988 to 2021: two lines of 36 without expiration date and nationality.
pub static FRANCE_ID: Layout = Layout {
    name: "FRA-ID",
    widths: [36, 36, 0],
    document_codes: &[Pattern("ID")],
    discouraged_codes: &[],
    issuers: &["FRA"],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(0, 2, 5), FieldKind::State),
        LayoutField::new(Surname, span(0, 5, 30), FieldKind::Surname),
        LayoutField::new(AdministrativeCode, span(0, 30, 36), FieldKind::Text),
        LayoutField::new(DocumentNumber, span(1, 0, 12), FieldKind::Text),
        LayoutField::new(IssueDate, span(1, 0, 4), FieldKind::YearMonth),
        LayoutField::new(DepartmentCode, span(1, 4, 7), FieldKind::Text),
        LayoutField::new(GivenNames, span(1, 13, 27), FieldKind::GivenNames),
        LayoutField::new(BirthDate, span(1, 27, 33), FieldKind::Date),
        LayoutField::new(Sex, span(1, 34, 35), FieldKind::Sex),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, span(1, 12, 13), &[span(1, 0, 12)]),
        CheckDigit::new(BirthDate, span(1, 33, 34), &[span(1, 27, 33)]),
        CheckDigit::new(Composite, span(1, 35, 36), &[span(0, 0, 36), span(1, 0, 35)]),
    ],
};
