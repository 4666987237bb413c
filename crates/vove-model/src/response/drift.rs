//! Finds what a response says beyond its documented schema.

use alloc::{string::String, vec::Vec};
use core::fmt;

use serde::{
    Deserializer,
    de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess},
};

use super::received::Received;
use crate::{
    HasSchema, Leaf, Pii, Schema, Text,
    json::{
        path::JsonPath,
        read::without_byte_order_mark,
        scalar::{AnyVisitor, ReadAny, Scalar, number_in_object},
        undecodable,
    },
    limits::MAX_DRIFT,
    value::{id, number},
};

/// A place where a response goes beyond, or against, its documented schema.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Drift {
    kind: DriftKind,
    json_path: String,
    key: Option<Pii<Text>>,
}

/// The kind of a [`Drift`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A field that is not documented.
    UnknownField,
    /// A value that an open enum has no name for.
    UnknownValue,
    /// A value that its field can't hold: the wrong JSON type, or an invalid identifier. The field is `None`, or the
    /// list lacks the item; the bytes keep it.
    Unreadable,
}

impl Drift {
    /// The kind of drift.
    pub const fn kind(&self) -> DriftKind {
        self.kind
    }

    /// The place, such as `documents[0].stepId`. Documented keys and positions only; any other key could be personal
    /// data and is `?`.
    pub fn json_path(&self) -> &str {
        &self.json_path
    }

    /// The key of an [`UnknownField`](DriftKind::UnknownField), which could be personal data.
    pub const fn key(&self) -> Option<&Pii<Text>> {
        self.key.as_ref()
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
    /// Every unknown field, unknown value and unreadable value of the response, in its order. Nothing of its content is
    /// kept but the keys of unknown fields: see [`Drift::key`].
    ///
    /// Reads the bytes a second time. At most [`MAX_DRIFT`] places are listed.
    ///
    /// ```
    /// use vove_model::{Received, UserVerification};
    ///
    /// let response = r#"{"_id": "u1", "refId": "r1", "status": "on_hold", "createdAt": [1], "riskScore": 3}"#;
    /// let user = Received::<UserVerification>::parse(response)?;
    /// let drift: Vec<String> = user.drift().iter().map(ToString::to_string).collect();
    /// assert_eq!(drift[0], "unknown value at `status`");
    /// assert_eq!(drift[1..], ["unreadable value at `createdAt`", "unknown field at `?`"]);
    /// assert_eq!(user.drift()[2].key().map(|key| key.expose().as_str()), Some("riskScore"));
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    pub fn drift(&self) -> Vec<Drift> {
        let bytes = without_byte_order_mark(self.bytes());
        compare(bytes, &T::SCHEMA).unwrap_or_else(|| {
            // The bytes have been read before, so that this can't fail.
            let replaced = undecodable::replace(bytes, STAND_IN_JSON).unwrap_or_default();
            compare(&replaced, &T::SCHEMA).unwrap_or_default()
        })
    }
}

/// What values that can't be decoded are replaced with: text that no response has, because U+FDD0 is not a character.
const STAND_IN: &str = "\u{fdd0}";
const STAND_IN_JSON: &str = "\"\u{fdd0}\"";

/// Compares JSON with a schema. `None` if it can't be decoded.
fn compare(json: &[u8], schema: &'static Schema) -> Option<Vec<Drift>> {
    let mut walk = Walk { path: JsonPath::default(), found: Vec::new() };
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    Step { walk: &mut walk, schema }.deserialize(&mut deserializer).ok().map(|()| walk.found)
}

struct Walk {
    path: JsonPath,
    found: Vec<Drift>,
}

impl Walk {
    fn report(&mut self, kind: DriftKind) {
        self.report_key(kind, None);
    }

    fn report_key(&mut self, kind: DriftKind, key: Option<&str>) {
        if self.found.len() < MAX_DRIFT {
            let key = key.map(Pii::<Text>::from);
            self.found.push(Drift { kind, json_path: self.path.to_text(), key });
        }
    }
}

/// Compares the value at the walk's path with a schema.
struct Step<'a> {
    walk: &'a mut Walk,
    schema: &'static Schema,
}

impl<'de> DeserializeSeed<'de> for Step<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.schema {
            Schema::Leaf(Leaf::Any) => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ()),
            _ => deserializer.deserialize_any(AnyVisitor(self)),
        }
    }
}

impl<'de> ReadAny<'de> for Step<'_> {
    type Value = ();

    fn scalar<E>(self, scalar: Scalar<'de>) -> Result<(), E> {
        match (&scalar, self.schema) {
            (scalar, _) if scalar.is_absent() => {}
            (Scalar::Text(text), _) if text == STAND_IN => self.walk.report(DriftKind::Unreadable),
            (Scalar::Text(text), Schema::OpenEnum(known)) if !known.contains(&text.as_ref()) => {
                self.walk.report(DriftKind::UnknownValue);
            }
            (scalar, schema) if takes(schema, scalar) => {}
            _ => self.walk.report(DriftKind::Unreadable),
        }
        Ok(())
    }

    fn list<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if !self.schema.takes_list() {
            self.walk.report(DriftKind::Unreadable);
        }
        let schema = self.schema.item();
        for index in 0usize.. {
            let length = self.walk.path.len();
            self.walk.path.push_index(index);
            let more = items.next_element_seed(Step { walk: self.walk, schema })?;
            self.walk.path.truncate(length);
            if more.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn object<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        if !self.schema.takes_object() {
            match number_in_object(entries)? {
                Some(number) => return self.scalar(number),
                None => self.walk.report(DriftKind::Unreadable),
            }
            return Ok(());
        }
        while let Some(key) = entries.next_key::<String>()? {
            let length = self.walk.path.len();
            let field = self.schema.field(&key);
            self.walk.path.push_field(field);
            match field {
                Some(field) => entries.next_value_seed(Step { walk: self.walk, schema: &field.schema })?,
                None => {
                    if self.schema.fields().is_some() {
                        self.walk.report_key(DriftKind::UnknownField, Some(&key));
                    }
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            self.walk.path.truncate(length);
        }
        Ok(())
    }
}

/// Whether a field of this schema can hold the scalar.
fn takes(schema: &Schema, scalar: &Scalar<'_>) -> bool {
    use Scalar::{Boolean, Count, Fraction, Negative, Text};

    match (schema, scalar) {
        (Schema::Either(both), scalar) => both.iter().any(|schema| takes(schema, scalar)),
        (Schema::List(_) | Schema::Object(_), _) => false,
        (Schema::OpenEnum(_), scalar) => matches!(scalar, Text(_)),
        (Schema::Leaf(leaf), scalar) => match (leaf, scalar) {
            (Leaf::Any | Leaf::CheckOutcome, _) => true,
            (Leaf::Boolean, scalar) => matches!(scalar, Boolean(_)),
            (Leaf::Count, Text(text)) => text.parse::<u64>().is_ok(),
            (Leaf::Count, scalar) => matches!(scalar, Count(_)),
            (Leaf::Number, Text(text)) => number::finite(text).is_some(),
            (Leaf::Number, scalar) => matches!(scalar, Count(_) | Negative(_) | Fraction(_)),
            (Leaf::Id, Text(text)) => id::is_id(text),
            (Leaf::Text | Leaf::Id | Leaf::Date | Leaf::Timestamp, scalar) => {
                matches!(scalar, Text(_) | Count(_) | Negative(_))
            }
            (Leaf::Token | Leaf::Image, scalar) => matches!(scalar, Text(_)),
        },
    }
}
