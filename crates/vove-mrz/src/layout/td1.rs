use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Card, Doc 9303 part 5: three lines of 30. No digit is on or covers the third.
pub static TD1: Layout = Layout {
    name: "TD1",
    widths: [30, 30, 30],
    document_codes: &[Pattern("A?"), Pattern("C?"), Pattern("I?")],
    discouraged_codes: &[Pattern("?V"), Pattern("AI")],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(0, 2, 5), FieldKind::State),
        LayoutField::new(DocumentNumber, at(0, 5, 14), FieldKind::DocumentNumber),
        LayoutField::new(Optional1, at(0, 15, 30), FieldKind::Text),
        LayoutField::new(BirthDate, at(1, 0, 6), FieldKind::Date),
        LayoutField::new(Sex, at(1, 7, 8), FieldKind::Sex),
        LayoutField::new(ExpirationDate, at(1, 8, 14), FieldKind::Date),
        LayoutField::new(Nationality, at(1, 15, 18), FieldKind::State),
        LayoutField::new(Optional2, at(1, 18, 29), FieldKind::Text),
        LayoutField::new(Name, at(2, 0, 30), FieldKind::Name),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(0, 14, 15), &[at(0, 5, 14)]).overflow_into(Optional1),
        CheckDigit::new(BirthDate, at(1, 6, 7), &[at(1, 0, 6)]),
        CheckDigit::new(ExpirationDate, at(1, 14, 15), &[at(1, 8, 14)]),
        CheckDigit::new(Composite, at(1, 29, 30), &[at(0, 5, 30), at(1, 0, 7), at(1, 8, 15), at(1, 18, 29)]),
    ],
};
