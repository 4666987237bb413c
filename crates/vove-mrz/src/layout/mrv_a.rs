use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Visa of format A, Doc 9303 part 7: two lines of 44, no composite. The number may be the passport's or the visa's.
pub static MRV_A: Layout = Layout {
    name: "MRV-A",
    widths: [44, 44, 0],
    document_codes: &[Pattern("V?")],
    discouraged_codes: &[],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(0, 2, 5), FieldKind::State),
        LayoutField::new(Name, at(0, 5, 44), FieldKind::Name),
        LayoutField::new(DocumentNumber, at(1, 0, 9), FieldKind::DocumentNumber),
        LayoutField::new(Nationality, at(1, 10, 13), FieldKind::State),
        LayoutField::new(BirthDate, at(1, 13, 19), FieldKind::Date),
        LayoutField::new(Sex, at(1, 20, 21), FieldKind::Sex),
        LayoutField::new(ExpirationDate, at(1, 21, 27), FieldKind::Date),
        LayoutField::new(Optional1, at(1, 28, 44), FieldKind::Text),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(1, 9, 10), &[at(1, 0, 9)]),
        CheckDigit::new(BirthDate, at(1, 19, 20), &[at(1, 13, 19)]),
        CheckDigit::new(ExpirationDate, at(1, 27, 28), &[at(1, 21, 27)]),
    ],
};
