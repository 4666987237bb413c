//! The feature `serde`: reports and what they hold. Unlike `Debug`, serialized reports and findings have personal data.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    FieldStatus, FindingValue, LongDocumentNumber, MrzFinding, MrzFindings, NormalizationStep, Report, ReportField,
    Value,
};

/// Its text as `Display` writes it.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The character or the number, as text.
impl Serialize for FindingValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Its convention.
impl Serialize for LongDocumentNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.convention.serialize(serializer)
    }
}

/// `what`, `line`, `column`, `count`.
impl Serialize for NormalizationStep {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("what", &self.kind)?;
        map.serialize_entry("line", &self.line)?;
        map.serialize_entry("column", &self.column)?;
        map.serialize_entry("count", &self.count)?;
        map.end()
    }
}

/// `code`, `severity`, `meaning` and, where there is one, `line`, `start`, `end`, `field`, `expected`, `actual`.
impl Serialize for MrzFinding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("severity", &self.severity())?;
        map.serialize_entry("meaning", self.code.meaning())?;
        if !self.code.is_about_the_text() {
            map.serialize_entry("line", &self.span.line)?;
            map.serialize_entry("start", &self.span.start)?;
            map.serialize_entry("end", &self.span.end)?;
        }
        optional(&mut map, "field", self.field.as_ref())?;
        optional(&mut map, "expected", self.expected.as_ref())?;
        optional(&mut map, "actual", self.found.as_ref())?;
        map.end()
    }
}

fn optional<M: SerializeMap>(map: &mut M, key: &str, value: Option<&impl Serialize>) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, value))
}

/// The listed findings.
impl Serialize for MrzFindings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

/// `value`, `raw`, `status`, `expected` when a check digit does not match, `line`, `start`, `end`.
impl Serialize for ReportField<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Named { field: *self, value: self.value() }.serialize(serializer)
    }
}

/// A field with one of its values: a name is written as two fields.
struct Named<'r> {
    field: ReportField<'r>,
    value: Value<'r>,
}

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("value", &self.value)?;
        map.serialize_entry("raw", self.field.raw())?;
        map.serialize_entry("status", &self.field.status())?;
        if let FieldStatus::Refuted { expected } = self.field.status() {
            optional(&mut map, "expected", expected.as_ref())?;
        }
        let span = self.field.span();
        map.serialize_entry("line", &span.line)?;
        map.serialize_entry("start", &span.start)?;
        map.serialize_entry("end", &span.end)?;
        map.end()
    }
}

/// The fields of a report by name.
struct Fields<'r, 'a>(&'r Report<'a>);

impl Serialize for Fields<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.0.fields() {
            for (name, value) in field.values() {
                map.serialize_entry(&name, &Named { field, value })?;
            }
        }
        map.end()
    }
}

/// The steps of a report.
struct Steps<'r, 'a>(&'r Report<'a>);

impl Serialize for Steps<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.normalization_steps())
    }
}

/// `layout`, `layoutFrom`, `valid`, `checksValid`, `fields` by name, `findings`, `findingsNotListed`,
/// `normalization`, `longNumber`.
impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(9))?;
        map.serialize_entry("layout", &self.layout())?;
        map.serialize_entry("layoutFrom", &self.layout_choice())?;
        map.serialize_entry("valid", &self.is_valid())?;
        map.serialize_entry("checksValid", &self.check_digits_match())?;
        map.serialize_entry("fields", &Fields(self))?;
        map.serialize_entry("findings", self.findings())?;
        map.serialize_entry("findingsNotListed", &self.findings().overflow())?;
        map.serialize_entry("normalization", &Steps(self))?;
        map.serialize_entry("longNumber", &self.long_document_number())?;
        map.end()
    }
}
