use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Passport booklet, Doc 9303 part 4: two lines of 44.
pub static TD3: Layout = Layout {
    name: "TD3",
    widths: [44, 44, 0],
    document_codes: &[Pattern("P?")],
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
        LayoutField::new(PersonalNumber, at(1, 28, 42), FieldKind::Text),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(1, 9, 10), &[at(1, 0, 9)]),
        CheckDigit::new(BirthDate, at(1, 19, 20), &[at(1, 13, 19)]),
        CheckDigit::new(ExpirationDate, at(1, 27, 28), &[at(1, 21, 27)]),
        CheckDigit::new(PersonalNumber, at(1, 42, 43), &[at(1, 28, 42)]),
        CheckDigit::new(Composite, at(1, 43, 44), &[at(1, 0, 10), at(1, 13, 20), at(1, 21, 43)]),
    ],
};
