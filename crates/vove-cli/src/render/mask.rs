//! Masking of personal data: what of a response is printed without `--reveal`.

use std::io;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use vove_model::{HasSchema, Leaf, Schema};

/// The text in place of personal data and tokens unless `--reveal` is passed.
const MASK: &str = "••••";

/// The key in place of those that are not in the schema of a response: names and numbers can be keys too.
const UNKNOWN_KEY: &str = "?";

/// The values of cases and screenings that are printed, by their paths: statuses, instants, counts, and identifiers
/// that VOVE ID assigns. Any other value is masked, and so is one that is not what its schema says.
const SHOWN: &[&str] = &[
    "_id",
    "businessSearch.verified",
    "createdAt",
    "documents[].documentType",
    "documents[].id",
    "documents[].uploadedAt",
    "flow",
    "flow.id",
    "flowId",
    "id",
    "reason",
    "status",
    "submittedAt",
    "timestamp",
    "total_hits",
    "ubos[].status",
    "updatedAt",
    "websiteAnalysis.risk",
    "websiteAnalysis.status",
];

/// The number of characters of the longest identifier that is printed. Those of VOVE ID have 24.
const MAX_IDENTIFIER_CHARS: usize = 64;

/// The highest match level. The one in the API's sample is 7; a number with many digits could be a person's.
pub(crate) const MAX_MATCH_LEVEL: f64 = 100.0;

/// How personal data is printed: masked, or in full with `--reveal`.
#[derive(Clone, Copy)]
pub(crate) struct Mask {
    /// Print personal data and tokens.
    pub(crate) reveal: bool,
}

impl Mask {
    /// Personal data or a token.
    pub(crate) fn text(self, text: &str) -> String {
        self.unless(false, text)
    }

    /// A value of an open enum. A value that this version doesn't know could be anything, personal data too.
    pub(crate) fn known(self, text: &str, is_known: bool) -> String {
        if is_known || self.reveal { text.to_owned() } else { "(unknown)".to_owned() }
    }

    /// An identifier that VOVE ID assigns.
    pub(crate) fn identifier(self, text: &str) -> String {
        self.unless(is_identifier(text), text)
    }

    /// A match level.
    pub(crate) fn match_level(self, level: f64) -> String {
        self.unless((0.0..=MAX_MATCH_LEVEL).contains(&level), &level.to_string())
    }

    fn unless(self, is_harmless: bool, text: &str) -> String {
        if is_harmless || self.reveal { text.to_owned() } else { MASK.to_owned() }
    }

    /// A response, with the keys of its schema and the values of an allow-list of paths.
    pub(crate) fn json<T: HasSchema + Serialize>(self, response: &T) -> io::Result<Value> {
        Ok(self.value(serde_json::to_value(response)?, &T::SCHEMA))
    }

    /// JSON, with the keys of a schema and the values of an allow-list of paths.
    pub(crate) fn value(self, json: Value, schema: &Schema) -> Value {
        if self.reveal { json } else { masked(&json, schema, "") }
    }
}

fn masked(value: &Value, schema: &Schema, path: &str) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::Array(items) => items.iter().map(|item| masked(item, schema.item(), &format!("{path}[]"))).collect(),
        Value::Object(entries) => {
            let mut object = Map::new();
            for (key, value) in entries {
                let (key, value) = match schema.fields().into_iter().flatten().find(|field| field.key == key) {
                    Some(field) if path.is_empty() => (field.key, masked(value, &field.schema, field.key)),
                    Some(field) => (field.key, masked(value, &field.schema, &format!("{path}.{}", field.key))),
                    None => (UNKNOWN_KEY, MASK.into()),
                };
                object.insert(key.to_owned(), value);
            }
            object.into()
        }
        _ if SHOWN.contains(&path) => harmless(value, schema).unwrap_or_else(|| MASK.into()),
        _ => MASK.into(),
    }
}

/// A value that is what its schema says, and no other text or number.
fn harmless(value: &Value, schema: &Schema) -> Option<Value> {
    match (schema, value) {
        (Schema::Either(both), _) => both.iter().find_map(|schema| harmless(value, schema)),
        (Schema::OpenEnum(known), Value::String(text)) => known.contains(&text.as_str()).then(|| value.clone()),
        (Schema::Leaf(Leaf::Id), Value::String(text)) => is_identifier(text).then(|| value.clone()),
        // Written anew, because RFC 9557 allows words after the instant.
        (Schema::Leaf(Leaf::Timestamp), Value::String(text)) => {
            text.parse().ok().map(|instant: Timestamp| format!("{instant:.3}").into())
        }
        (Schema::Leaf(Leaf::Boolean), Value::Bool(_)) => Some(value.clone()),
        (Schema::Leaf(Leaf::Count), Value::Number(number)) if number.is_u64() => Some(value.clone()),
        _ => None,
    }
}

fn is_identifier(text: &str) -> bool {
    (1..=MAX_IDENTIFIER_CHARS).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}
