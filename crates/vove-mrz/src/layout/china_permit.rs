use super::{CheckDigit, FieldKind, FieldName::*, Layout, LayoutField, Pattern, at};

/// Chinese exit-entry permit, the card with which residents travel to Hong Kong and Macau (`CS`) and Taiwan (`CD`): one
/// line of 30, no issuer and no name. Fillers between the parts aren't counted for the composite.
pub static CHINA_PERMIT: Layout = Layout {
    name: "CHN-EEP",
    widths: [30, 0, 0],
    document_codes: &[Pattern("CS"), Pattern("CD")],
    discouraged_codes: &[],
    issuers: &[],
    fields: &[
        LayoutField::new(DocumentCode, at(0, 0, 2), FieldKind::DocumentCode),
        LayoutField::new(DocumentNumber, at(0, 2, 11), FieldKind::DocumentNumber),
        LayoutField::new(Separator1, at(0, 12, 13), FieldKind::Pattern(Pattern("<"))),
        LayoutField::new(ExpirationDate, at(0, 13, 19), FieldKind::Date),
        LayoutField::new(Separator2, at(0, 20, 21), FieldKind::Pattern(Pattern("<"))),
        LayoutField::new(BirthDate, at(0, 21, 27), FieldKind::Date),
        LayoutField::new(Separator3, at(0, 28, 29), FieldKind::Pattern(Pattern("<"))),
    ],
    check_digits: &[
        CheckDigit::new(DocumentNumber, at(0, 11, 12), &[at(0, 2, 11)]),
        CheckDigit::new(ExpirationDate, at(0, 19, 20), &[at(0, 13, 19)]),
        CheckDigit::new(BirthDate, at(0, 27, 28), &[at(0, 21, 27)]),
        CheckDigit::new(Composite, at(0, 29, 30), &[at(0, 2, 12), at(0, 13, 20), at(0, 21, 28)]),
    ],
};
