use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// French driving licence: one line of 30.
pub static FRANCE_LICENCE: Layout = Layout {
    name: "FRA-DL",
    widths: [30, 0, 0],
    codes: &[Picture("A9"), Picture("B9"), Picture("D9")],
    discouraged: &[],
    issuers: &["FRA"],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(IssuingState, at(0, 2, 5), Kind::State),
        Field::new(DocumentNumber, at(0, 5, 14), Kind::Number),
        Field::new(ExpirationDate, at(0, 15, 21), Kind::Date),
        Field::new(Surname, at(0, 21, 29), Kind::Surname),
    ],
    digits: &[
        Digit::new(DocumentNumber, at(0, 14, 15), &[at(0, 0, 14)]),
        Digit::new(Composite, at(0, 29, 30), &[at(0, 0, 29)]),
    ],
};
