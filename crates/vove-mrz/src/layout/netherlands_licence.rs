use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// Dutch driving licence: one line of 30, an access key without name or date.
pub static NETHERLANDS_LICENCE: Layout = Layout {
    name: "NLD-DL",
    widths: [30, 0, 0],
    codes: &[Picture("D?")],
    discouraged: &[],
    issuers: &["NLD"],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(IssuingState, at(0, 2, 5), Kind::State),
        Field::new(Configuration, at(0, 5, 6), Kind::Text),
        Field::new(DocumentNumber, at(0, 6, 16), Kind::Number),
        Field::new(Optional1, at(0, 16, 29), Kind::Text),
    ],
    digits: &[Digit::new(Composite, at(0, 29, 30), &[at(0, 0, 29)])],
};
