use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// Chinese exit-entry permit, the card with which residents travel to Hong Kong and Macau (`CS`) and Taiwan (`CD`): one
/// line of 30, no issuer and no name. Fillers between the parts aren't counted for the composite.
pub static CHINA_PERMIT: Layout = Layout {
    name: "CHN-EEP",
    widths: [30, 0, 0],
    codes: &[Picture("CS"), Picture("CD")],
    discouraged: &[],
    issuers: &[],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(DocumentNumber, at(0, 2, 11), Kind::Number),
        Field::new(Separator1, at(0, 12, 13), Kind::Shape(Picture("<"))),
        Field::new(ExpirationDate, at(0, 13, 19), Kind::Date),
        Field::new(Separator2, at(0, 20, 21), Kind::Shape(Picture("<"))),
        Field::new(BirthDate, at(0, 21, 27), Kind::Date),
        Field::new(Separator3, at(0, 28, 29), Kind::Shape(Picture("<"))),
    ],
    digits: &[
        Digit::new(DocumentNumber, at(0, 11, 12), &[at(0, 2, 11)]),
        Digit::new(ExpirationDate, at(0, 19, 20), &[at(0, 13, 19)]),
        Digit::new(BirthDate, at(0, 27, 28), &[at(0, 21, 27)]),
        Digit::new(Composite, at(0, 29, 30), &[at(0, 2, 12), at(0, 13, 20), at(0, 21, 28)]),
    ],
};
