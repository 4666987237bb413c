use core::fmt;

use crate::{
    cells::Span,
    layout::{FieldKind, FieldName, LayoutField},
    report::status::FieldStatus,
    report::value::{Value, split_names},
};

/// A field of a report. `Debug` prints its name and status.
#[derive(Clone, Copy)]
pub struct ReportField<'r> {
    pub(crate) field: &'static LayoutField,
    pub(crate) raw: &'r str,
    pub(crate) text: &'r str,
    pub(crate) value: Option<Value<'r>>,
    pub(crate) status: FieldStatus,
}

impl<'r> ReportField<'r> {
    /// Which field.
    pub const fn name(&self) -> FieldName {
        self.field.name
    }

    /// What may stand in it.
    pub const fn kind(&self) -> FieldKind {
        self.field.kind
    }

    /// Where the layout has it.
    pub const fn span(&self) -> Span {
        self.field.span
    }

    /// The input's characters, untouched.
    pub const fn raw(&self) -> &'r str {
        self.raw
    }

    /// The characters of the field's cells after the named transformations; the raw ones when there were none.
    pub const fn text(&self) -> &'r str {
        self.text
    }

    /// What is known of it.
    pub const fn status(&self) -> FieldStatus {
        self.status
    }

    /// What it says: trailing fillers cut, a long number joined, fillers of a name as blanks. Dates and the sex stay as
    /// they are.
    pub fn value(&self) -> Value<'r> {
        match (self.value, self.field.kind) {
            (Some(value), _) => value,
            (None, FieldKind::Date | FieldKind::YearMonth | FieldKind::Sex) => Value::whole(self.text),
            (None, FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames) => Value::name(self.text),
            (None, _) => Value::plain(self.text),
        }
    }

    /// Its value by name. A field that holds surname and given names gives two.
    pub fn values(self) -> impl Iterator<Item = (FieldName, Value<'r>)> {
        let (first, second) = match self.field.kind {
            FieldKind::Name => {
                ((FieldName::Surname, self.surname()), Some((FieldName::GivenNames, self.given_names())))
            }
            _ => ((self.name(), self.value()), None),
        };
        [Some(first), second].into_iter().flatten()
    }

    /// The primary identifier of a name.
    pub fn surname(&self) -> Value<'r> {
        match self.field.kind {
            FieldKind::Name => Value::name(split_names(self.text).0),
            _ => Value::name(self.text),
        }
    }

    /// The secondary identifier of a name.
    pub fn given_names(&self) -> Value<'r> {
        match self.field.kind {
            FieldKind::Name => Value::name(split_names(self.text).1),
            _ => Value::name(self.text),
        }
    }
}

impl fmt::Debug for ReportField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.field.name.as_str(), self.status)
    }
}
