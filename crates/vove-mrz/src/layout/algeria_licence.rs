use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// Algerian driving licence: the grid and the digits of TD1.
pub static ALGERIA_LICENCE: Layout = Layout {
    name: "DZA-DL",
    widths: [30, 30, 30],
    codes: &[Picture("DL")],
    discouraged: &[],
    issuers: &["DZA"],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(IssuingState, at(0, 2, 5), Kind::State),
        Field::new(DocumentNumber, at(0, 5, 14), Kind::Number),
        Field::new(Optional1, at(0, 15, 30), Kind::Text),
        Field::new(BirthDate, at(1, 0, 6), Kind::Date),
        Field::new(Sex, at(1, 7, 8), Kind::Sex),
        Field::new(ExpirationDate, at(1, 8, 14), Kind::Date),
        Field::new(Nationality, at(1, 15, 18), Kind::State),
        Field::new(Optional2, at(1, 18, 29), Kind::Text),
        Field::new(Name, at(2, 0, 30), Kind::Names),
    ],
    digits: &[
        Digit::new(DocumentNumber, at(0, 14, 15), &[at(0, 5, 14)]).going_on_in(Optional1),
        Digit::new(BirthDate, at(1, 6, 7), &[at(1, 0, 6)]),
        Digit::new(ExpirationDate, at(1, 14, 15), &[at(1, 8, 14)]),
        Digit::new(Composite, at(1, 29, 30), &[at(0, 5, 30), at(1, 0, 7), at(1, 8, 15), at(1, 18, 29)]),
    ],
};
