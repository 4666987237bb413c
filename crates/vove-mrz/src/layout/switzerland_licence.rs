use super::{Field, FieldName::*, Kind, Layout, Picture, at};

/// Swiss and Liechtenstein driving licence: 9 + 30 + 30, no digits at all.
pub static SWITZERLAND_LICENCE: Layout = Layout {
    name: "CHE-DL",
    widths: [9, 30, 30],
    codes: &[Picture("FA")],
    discouraged: &[],
    issuers: &["CHE", "LIE"],
    fields: &[
        Field::new(DocumentNumber, at(0, 0, 7), Kind::Shape(Picture("@@@999?"))),
        Field::new(LanguageCode, at(0, 6, 7), Kind::Shape(Picture("*"))),
        Field::new(Separator1, at(0, 7, 9), Kind::Shape(Picture("<<"))),
        Field::new(DocumentCode, at(1, 0, 2), Kind::Code),
        Field::new(IssuingState, at(1, 2, 5), Kind::State),
        Field::new(PinCode, at(1, 5, 14), Kind::Shape(Picture("999999999"))),
        Field::new(VersionNumber, at(1, 14, 17), Kind::Shape(Picture("999"))),
        Field::new(Separator2, at(1, 17, 19), Kind::Shape(Picture("<<"))),
        Field::new(BirthDate, at(1, 19, 25), Kind::Date),
        Field::new(Separator3, at(1, 25, 30), Kind::Shape(Picture("<<<<<"))),
        Field::new(Name, at(2, 0, 30), Kind::Names),
    ],
    digits: &[],
};
