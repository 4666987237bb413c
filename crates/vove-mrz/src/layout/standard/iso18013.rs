//! Driving licenses of ISO/IEC 18013.

use crate::layout::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Driving license, ISO/IEC 18013-3: one line of 30. The issuer defines everything but the document code and the check
/// digit.
pub static ISO18013: Layout = Layout {
    name: "ISO-DL",
    widths: [30, 0, 0],
    document_codes: &[Pattern("D?")],
    discouraged_codes: &[],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, span(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(Optional1, span(0, 2, 29), FieldKind::Text),
    ],
    check_digits: &[CheckDigit::new(Composite, span(0, 29, 30), &[span(0, 0, 29)])],
};
