use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// Slovak card of the old model: TD2 without a composite, two lines of 34.
pub static SLOVAKIA: Layout = Layout {
    name: "SVK-ID",
    widths: [34, 34, 0],
    codes: &[Picture("A?"), Picture("C?"), Picture("I?")],
    discouraged: &[Picture("?V")],
    issuers: &["SVK"],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(IssuingState, at(0, 2, 5), Kind::State),
        Field::new(Name, at(0, 5, 34), Kind::Names),
        Field::new(DocumentNumber, at(1, 0, 9), Kind::Number),
        Field::new(Nationality, at(1, 10, 13), Kind::State),
        Field::new(BirthDate, at(1, 13, 19), Kind::Date),
        Field::new(Sex, at(1, 20, 21), Kind::Sex),
        Field::new(ExpirationDate, at(1, 21, 27), Kind::Date),
        Field::new(Optional1, at(1, 28, 34), Kind::Text),
    ],
    digits: &[
        Digit::new(DocumentNumber, at(1, 9, 10), &[at(1, 0, 9)]).going_on_in(Optional1),
        Digit::new(BirthDate, at(1, 19, 20), &[at(1, 13, 19)]),
        Digit::new(ExpirationDate, at(1, 27, 28), &[at(1, 21, 27)]),
    ],
};
