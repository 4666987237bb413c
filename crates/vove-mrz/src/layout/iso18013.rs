use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Driving licence of ISO/IEC 18013-3: one line of 30, issuer-defined but for its first and last cells.
pub static ISO18013: Layout = Layout {
    name: "ISO-DL",
    widths: [30, 0, 0],
    document_codes: &[Pattern("D?")],
    discouraged_codes: &[],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(Optional1, at(0, 2, 29), FieldKind::Text),
    ],
    check_digits: &[CheckDigit::new(Composite, at(0, 29, 30), &[at(0, 0, 29)])],
};
