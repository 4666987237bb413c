//! Finds what a response says beyond its documented schema.

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use crate::{
    HasSchema, Leaf, Received, Schema, SchemaField,
    error::push_key,
    value::{id, number},
};

/// A place where the API says more than this version knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drift {
    kind: DriftKind,
    json_path: String,
}

/// What is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A field that no page documents.
    UnknownField,
    /// A value that an open enum has no name for.
    UnknownValue,
    /// A value that its field can't hold: another type of JSON, an identifier against the rules. The field is absent, or
    /// the list without the item; the bytes keep it.
    Unreadable,
}

impl Drift {
    /// What is new.
    pub const fn kind(&self) -> DriftKind {
        self.kind
    }

    /// Where, as `documents[0].stepId`. Keys and positions only; a key that is no word as the API has them (which begins in
    /// lower case and has two digits at most) could be somebody's data and is `?`.
    pub fn json_path(&self) -> &str {
        &self.json_path
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            DriftKind::UnknownField => "unknown field",
            DriftKind::UnknownValue => "unknown value",
            DriftKind::Unreadable => "unreadable value",
        };
        write!(f, "{what} at `{}`", self.json_path)
    }
}

impl<T: HasSchema> Received<T> {
    /// Every unknown field, unknown value and unreadable value of the reply, in its order and without a word of its content.
    /// Reads the bytes again: nobody else pays for it.
    ///
    /// ```
    /// use vove_model::{Received, UserVerification};
    ///
    /// let reply = r#"{"_id": "u1", "refId": "r1", "status": "on_hold", "createdAt": [1], "riskScore": 3}"#;
    /// let drift: Vec<String> = Received::<UserVerification>::parse(reply)?.drift().iter().map(ToString::to_string).collect();
    /// assert_eq!(drift, ["unknown value at `status`", "unreadable value at `createdAt`", "unknown field at `riskScore`"]);
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn drift(&self) -> Vec<Drift> {
        let mut walk = Walk { path: String::new(), found: Vec::new() };
        let mut deserializer = serde_json::Deserializer::from_slice(self.bytes());
        // The bytes have been read before; what can't be read again has nothing to tell.
        let _ = Step { walk: &mut walk, schema: &T::SCHEMA }.deserialize(&mut deserializer);
        walk.found
    }
}

struct Walk {
    path: String,
    found: Vec<Drift>,
}

impl Walk {
    fn tell(&mut self, kind: DriftKind) {
        self.found.push(Drift { kind, json_path: self.path.clone() });
    }

    fn tell_unless(&mut self, readable: bool) {
        if !readable {
            self.tell(DriftKind::Unreadable);
        }
    }
}

struct Step<'a> {
    walk: &'a mut Walk,
    schema: &'static Schema,
}

impl Step<'_> {
    fn scalar<E>(self, scalar: Scalar) -> Result<(), E> {
        self.walk.tell_unless(takes_scalar(self.schema, scalar));
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.schema {
            Schema::Leaf(Leaf::Any) => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ()),
            _ => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Step<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        if !self.schema.takes_object() {
            if let Some(number) = number::in_object(entries)? {
                return number::visit(self, &number);
            }
            self.walk.tell(DriftKind::Unreadable);
            return Ok(());
        }
        let fields = fields(self.schema);
        while let Some(key) = entries.next_key::<String>()? {
            let length = self.walk.path.len();
            push_key(&mut self.walk.path, &key);
            match fields.map(|fields| fields.iter().find(|field| field.key == key)) {
                Some(Some(field)) => entries.next_value_seed(Step { walk: self.walk, schema: &field.schema })?,
                Some(None) => {
                    self.walk.tell(DriftKind::UnknownField);
                    entries.next_value::<IgnoredAny>()?;
                }
                None => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            self.walk.path.truncate(length);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.walk.tell_unless(self.schema.takes_list());
        let schema = item(self.schema);
        for index in 0usize.. {
            let length = self.walk.path.len();
            self.walk.path += &alloc::format!("[{index}]");
            let more = items.next_element_seed(Step { walk: self.walk, schema })?;
            self.walk.path.truncate(length);
            if more.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        match self.schema {
            _ if text.is_empty() => {}
            Schema::OpenEnum(known) if !known.contains(&text) => self.walk.tell(DriftKind::UnknownValue),
            schema => self.walk.tell_unless(takes_text(schema, text)),
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.scalar(Scalar::Boolean)
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.scalar(Scalar::Negative)
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.scalar(Scalar::Count)
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.scalar(Scalar::Fraction)
    }
}

/// A value that is neither text, list nor object.
#[derive(Clone, Copy)]
enum Scalar {
    Boolean,
    /// A whole number from 0.
    Count,
    /// A whole number below 0.
    Negative,
    Fraction,
}

/// Whether a value that is neither text, list nor object is read as a schema says.
fn takes_scalar(schema: &Schema, scalar: Scalar) -> bool {
    match (schema, scalar) {
        (Schema::Leaf(Leaf::Any | Leaf::CheckOutcome), _) => true,
        (Schema::Leaf(Leaf::Boolean), Scalar::Boolean) | (Schema::Leaf(Leaf::Count), Scalar::Count) => true,
        (Schema::Leaf(Leaf::Number), Scalar::Count | Scalar::Negative | Scalar::Fraction) => true,
        (Schema::Leaf(Leaf::Text | Leaf::Id | Leaf::Date | Leaf::Timestamp), Scalar::Count | Scalar::Negative) => true,
        (Schema::Either(both), _) => both.iter().any(|schema| takes_scalar(schema, scalar)),
        _ => false,
    }
}

/// Whether a text is read as a schema says.
fn takes_text(schema: &Schema, text: &str) -> bool {
    match schema {
        Schema::Leaf(Leaf::Boolean) | Schema::List(_) | Schema::Object(_) => false,
        Schema::Leaf(Leaf::Count) => text.parse::<u64>().is_ok(),
        Schema::Leaf(Leaf::Number) => number::finite(text).is_some(),
        Schema::Leaf(Leaf::Id) => id::is_id(text),
        Schema::Leaf(_) | Schema::OpenEnum(_) => true,
        Schema::Either(both) => both.iter().any(|schema| takes_text(schema, text)),
    }
}

/// The documented fields, if the schema is an object's.
fn fields(schema: &Schema) -> Option<&'static [SchemaField]> {
    match schema {
        Schema::Object(fields) => Some(fields),
        Schema::Either(both) => both.iter().find_map(fields),
        _ => None,
    }
}

/// The schema of each item, if the schema is a list's.
fn item(schema: &Schema) -> &'static Schema {
    match schema {
        Schema::List(item) | Schema::Either([Schema::List(item), _] | [_, Schema::List(item)]) => item,
        _ => &Schema::Leaf(Leaf::Any),
    }
}
