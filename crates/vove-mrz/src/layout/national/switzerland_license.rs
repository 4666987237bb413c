//! Driving licenses of Switzerland and Liechtenstein.

use crate::layout::{FieldKind, FieldName::*, Layout, LayoutField, Pattern, span};

/// Driving license of Switzerland and Liechtenstein: lines of 9, 30 and 30 without check digits.
pub static SWITZERLAND_LICENSE: Layout = Layout {
    name: "CHE-DL",
    widths: [9, 30, 30],
    document_codes: &[Pattern("FA")],
    discouraged_codes: &[],
    issuers: &["CHE", "LIE"],
    fields: &[
        LayoutField::new(DocumentNumber, span(0, 0, 7), FieldKind::Pattern(Pattern("@@@999?"))),
        LayoutField::new(LanguageCode, span(0, 6, 7), FieldKind::Pattern(Pattern("*"))),
        LayoutField::new(Separator1, span(0, 7, 9), FieldKind::Pattern(Pattern("<<"))),
        LayoutField::new(DocumentCode, span(1, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, span(1, 2, 5), FieldKind::State),
        LayoutField::new(PinCode, span(1, 5, 14), FieldKind::Pattern(Pattern("999999999"))),
        LayoutField::new(VersionNumber, span(1, 14, 17), FieldKind::Pattern(Pattern("999"))),
        LayoutField::new(Separator2, span(1, 17, 19), FieldKind::Pattern(Pattern("<<"))),
        LayoutField::new(BirthDate, span(1, 19, 25), FieldKind::Date),
        LayoutField::new(Separator3, span(1, 25, 30), FieldKind::Pattern(Pattern("<<<<<"))),
        LayoutField::new(Name, span(2, 0, 30), FieldKind::Name),
    ],
    check_digits: &[],
};
