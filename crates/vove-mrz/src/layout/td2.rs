use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Official document of medium size, Doc 9303 part 6: two lines of 36.
pub static TD2: Layout = Layout {
    name: "TD2",
    widths: [36, 36, 0],
    document_codes: &[Pattern("A?"), Pattern("C?"), Pattern("I?")],
    discouraged_codes: &[Pattern("?V"), Pattern("AC"), Pattern("IC")],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(0, 2, 5), FieldKind::State),
        LayoutField::new(Name, at(0, 5, 36), FieldKind::Name),
        LayoutField::new(DocumentNumber, at(1, 0, 9), FieldKind::DocumentNumber),
        LayoutField::new(Nationality, at(1, 10, 13), FieldKind::State),
        LayoutField::new(BirthDate, at(1, 13, 19), FieldKind::Date),
        LayoutField::new(Sex, at(1, 20, 21), FieldKind::Sex),
        LayoutField::new(ExpirationDate, at(1, 21, 27), FieldKind::Date),
        LayoutField::new(Optional1, at(1, 28, 35), FieldKind::Text),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(1, 9, 10), &[at(1, 0, 9)]).overflow_into(Optional1),
        CheckDigit::new(BirthDate, at(1, 19, 20), &[at(1, 13, 19)]),
        CheckDigit::new(ExpirationDate, at(1, 27, 28), &[at(1, 21, 27)]),
        CheckDigit::new(Composite, at(1, 35, 36), &[at(1, 0, 10), at(1, 13, 20), at(1, 21, 35)]),
    ],
};
