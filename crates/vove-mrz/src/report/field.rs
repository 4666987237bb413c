//! A field of a report.

use core::fmt;

use super::{status::FieldStatus, value::Value};
use crate::{
    cells::Span,
    doc9303::{field_rules::ValueForm, name_field},
    layout::{FieldKind, FieldName, LayoutField},
};

/// A field of a [`Report`](crate::Report). `Debug` prints its name and status.
#[derive(Clone, Copy)]
pub struct ReportField<'r> {
    pub(crate) field: &'static LayoutField,
    pub(crate) raw: &'r str,
    pub(crate) text: &'r str,
    /// The value of a field that a long document number takes part in.
    pub(crate) value: Option<Value<'r>>,
    pub(crate) status: FieldStatus,
}

impl<'r> ReportField<'r> {
    /// Which field it is.
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

    /// The characters of the input, unchanged.
    pub const fn raw(&self) -> &'r str {
        self.raw
    }

    /// The characters of its cells after normalization; those of the input when there was none.
    pub const fn text(&self) -> &'r str {
        self.text
    }

    /// What is known about its correctness.
    pub const fn status(&self) -> FieldStatus {
        self.status
    }

    /// Its value: without the fillers at the end, a long document number in full, the fillers inside a name as spaces.
    /// Dates and the sex are as in the zone.
    pub fn value(&self) -> Value<'r> {
        self.value.unwrap_or_else(|| Value::new(self.text, self.field.kind.value_form()))
    }

    /// Its value by name. A field of surname and given names has two.
    pub fn values(self) -> impl Iterator<Item = (FieldName, Value<'r>)> {
        let (first, second) = match self.field.kind.has_separator() {
            true => ((FieldName::Surname, self.surname()), Some((FieldName::GivenNames, self.given_names()))),
            false => ((self.name(), self.value()), None),
        };
        [Some(first), second].into_iter().flatten()
    }

    /// The surname (primary identifier) of a name.
    pub fn surname(&self) -> Value<'r> {
        self.part_of_name(name_field::split(self.text).0)
    }

    /// The given names (secondary identifier) of a name.
    pub fn given_names(&self) -> Value<'r> {
        self.part_of_name(name_field::split(self.text).1)
    }

    fn part_of_name(&self, part: &'r str) -> Value<'r> {
        Value::new(if self.field.kind.has_separator() { part } else { self.text }, ValueForm::Name)
    }
}

impl fmt::Debug for ReportField<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.field.name, self.status)
    }
}
