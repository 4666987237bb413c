use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// Driving licence of ISO/IEC 18013-3: one line of 30, issuer-defined but for its first and last cells.
pub static ISO18013: Layout = Layout {
    name: "ISO-DL",
    widths: [30, 0, 0],
    codes: &[Picture("D?")],
    discouraged: &[],
    issuers: &[],
    fields: &[Field::new(DocumentCode, at(0, 0, 2), Kind::Code), Field::new(Optional1, at(0, 2, 29), Kind::Text)],
    digits: &[Digit::new(Composite, at(0, 29, 30), &[at(0, 0, 29)])],
};
