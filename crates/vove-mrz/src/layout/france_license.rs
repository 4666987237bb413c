use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// French driving licence: one line of 30.
pub static FRANCE_LICENSE: Layout = Layout {
    name: "FRA-DL",
    widths: [30, 0, 0],
    document_codes: &[Pattern("A9"), Pattern("B9"), Pattern("D9")],
    discouraged_codes: &[],
    issuers: &["FRA"],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(0, 2, 5), FieldKind::State),
        LayoutField::new(DocumentNumber, at(0, 5, 14), FieldKind::DocumentNumber),
        LayoutField::new(ExpirationDate, at(0, 15, 21), FieldKind::Date),
        LayoutField::new(Surname, at(0, 21, 29), FieldKind::Surname),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(0, 14, 15), &[at(0, 0, 14)]),
        CheckDigit::new(Composite, at(0, 29, 30), &[at(0, 0, 29)]),
    ],
};
