use super::{Digit, Field, FieldName::*, Kind, Layout, Picture, at};

/// French identity card of 1988 to 2021: two lines of 36. No expiry, no separate nationality.
pub static FRANCE_ID: Layout = Layout {
    name: "FRA-ID",
    widths: [36, 36, 0],
    codes: &[Picture("ID")],
    discouraged: &[],
    issuers: &["FRA"],
    fields: &[
        Field::new(DocumentCode, at(0, 0, 2), Kind::Code),
        Field::new(IssuingState, at(0, 2, 5), Kind::State),
        Field::new(Surname, at(0, 5, 30), Kind::Surname),
        Field::new(AdministrativeCode, at(0, 30, 36), Kind::Text),
        Field::new(DocumentNumber, at(1, 0, 12), Kind::Text),
        Field::new(IssueDate, at(1, 0, 4), Kind::Month),
        Field::new(DepartmentCode, at(1, 4, 7), Kind::Text),
        Field::new(GivenNames, at(1, 13, 27), Kind::GivenNames),
        Field::new(BirthDate, at(1, 27, 33), Kind::Date),
        Field::new(Sex, at(1, 34, 35), Kind::Sex),
    ],
    digits: &[
        Digit::new(DocumentNumber, at(1, 12, 13), &[at(1, 0, 12)]),
        Digit::new(BirthDate, at(1, 33, 34), &[at(1, 27, 33)]),
        Digit::new(Composite, at(1, 35, 36), &[at(0, 0, 36), at(1, 0, 35)]),
    ],
};
