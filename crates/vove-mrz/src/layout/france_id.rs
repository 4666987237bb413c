use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// French identity card of 1988 to 2021: two lines of 36. No expiry, no separate nationality.
pub static FRANCE_ID: Layout = Layout {
    name: "FRA-ID",
    widths: [36, 36, 0],
    document_codes: &[Pattern("ID")],
    discouraged_codes: &[],
    issuers: &["FRA"],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(0, 2, 5), FieldKind::State),
        LayoutField::new(Surname, at(0, 5, 30), FieldKind::Surname),
        LayoutField::new(AdministrativeCode, at(0, 30, 36), FieldKind::Text),
        LayoutField::new(DocumentNumber, at(1, 0, 12), FieldKind::Text),
        LayoutField::new(IssueDate, at(1, 0, 4), FieldKind::YearMonth),
        LayoutField::new(DepartmentCode, at(1, 4, 7), FieldKind::Text),
        LayoutField::new(GivenNames, at(1, 13, 27), FieldKind::GivenNames),
        LayoutField::new(BirthDate, at(1, 27, 33), FieldKind::Date),
        LayoutField::new(Sex, at(1, 34, 35), FieldKind::Sex),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(1, 12, 13), &[at(1, 0, 12)]),
        CheckDigit::new(BirthDate, at(1, 33, 34), &[at(1, 27, 33)]),
        CheckDigit::new(Composite, at(1, 35, 36), &[at(0, 0, 36), at(1, 0, 35)]),
    ],
};
