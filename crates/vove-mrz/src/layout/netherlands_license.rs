use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Dutch driving licence: one line of 30, an access key without name or date.
pub static NETHERLANDS_LICENSE: Layout = Layout {
    name: "NLD-DL",
    widths: [30, 0, 0],
    document_codes: &[Pattern("D?")],
    discouraged_codes: &[],
    issuers: &["NLD"],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(0, 2, 5), FieldKind::State),
        LayoutField::new(Configuration, at(0, 5, 6), FieldKind::Text),
        LayoutField::new(DocumentNumber, at(0, 6, 16), FieldKind::DocumentNumber),
        LayoutField::new(Optional1, at(0, 16, 29), FieldKind::Text),
    ],
    check_digits: &[CheckDigit::new(Composite, at(0, 29, 30), &[at(0, 0, 29)])],
};
