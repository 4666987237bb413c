use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// Visa of format B, Doc 9303 part 7: two lines of 36, no composite.
pub static MRV_B: Layout = Layout {
    name: "MRV-B",
    widths: [36, 36, 0],
    codes: &[Picture("V?")],
    discouraged: &[],
    issuers: &[],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(IssuingState, at(0, 2, 5), Kind::State),
        Field::new(Name, at(0, 5, 36), Kind::Names),
        Field::new(DocumentNumber, at(1, 0, 9), Kind::Number),
        Field::new(Nationality, at(1, 10, 13), Kind::State),
        Field::new(BirthDate, at(1, 13, 19), Kind::Date),
        Field::new(Sex, at(1, 20, 21), Kind::Sex),
        Field::new(ExpirationDate, at(1, 21, 27), Kind::Date),
        Field::new(Optional1, at(1, 28, 36), Kind::Text),
    ],
    digits: &[
        Digit::new(DocumentNumber, at(1, 9, 10), &[at(1, 0, 9)]),
        Digit::new(BirthDate, at(1, 19, 20), &[at(1, 13, 19)]),
        Digit::new(ExpirationDate, at(1, 27, 28), &[at(1, 21, 27)]),
    ],
};
