use super::{FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Swiss and Liechtenstein driving licence: 9 + 30 + 30, no digits at all.
pub static SWITZERLAND_LICENSE: Layout = Layout {
    name: "CHE-DL",
    widths: [9, 30, 30],
    document_codes: &[Pattern("FA")],
    discouraged_codes: &[],
    issuers: &["CHE", "LIE"],
    fields: &[
        LayoutField::new(DocumentNumber, at(0, 0, 7), FieldKind::Pattern(Pattern("@@@999?"))),
        LayoutField::new(LanguageCode, at(0, 6, 7), FieldKind::Pattern(Pattern("*"))),
        LayoutField::new(Separator1, at(0, 7, 9), FieldKind::Pattern(Pattern("<<"))),
        LayoutField::new(DocumentCode, at(1, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(IssuingState, at(1, 2, 5), FieldKind::State),
        LayoutField::new(PinCode, at(1, 5, 14), FieldKind::Pattern(Pattern("999999999"))),
        LayoutField::new(VersionNumber, at(1, 14, 17), FieldKind::Pattern(Pattern("999"))),
        LayoutField::new(Separator2, at(1, 17, 19), FieldKind::Pattern(Pattern("<<"))),
        LayoutField::new(BirthDate, at(1, 19, 25), FieldKind::Date),
        LayoutField::new(Separator3, at(1, 25, 30), FieldKind::Pattern(Pattern("<<<<<"))),
        LayoutField::new(Name, at(2, 0, 30), FieldKind::Name),
    ],
    check_digits: &[],
};
