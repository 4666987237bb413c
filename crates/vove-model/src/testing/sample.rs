//! One response of a payload, with every documented field.

use alloc::{borrow::ToOwned, string::ToString, vec};

use serde_json::{Map, Value, json};

use crate::{HasSchema, Leaf, Payload, Presence, Schema};

/// A payload with every documented field present. Fields are public: change what your test is about.
///
/// # Panics
/// If the type can't be read from JSON of its own [`Schema`]: never for the payloads of this crate.
#[allow(clippy::expect_used, reason = "a panic is how a test helper reports a wrong schema")]
pub fn sample<T: Payload + HasSchema>() -> T {
    let response = sample_json::<T>().to_string();
    T::parse(&response.into()).expect("a payload is read from JSON of its schema")
}

/// The response that [`sample`] reads, as JSON.
pub fn sample_json<T: HasSchema>() -> Value {
    sample_with::<T>(&|_, leaf| plausible(leaf))
}

/// A response with every documented field present. `value` is called with each key and the kind of value expected
/// there, and returns the value.
pub fn sample_with<T: HasSchema>(value: &dyn Fn(&str, Leaf) -> Value) -> Value {
    fill(&T::SCHEMA, "", value)
}

fn fill(schema: &Schema, key: &str, value: &dyn Fn(&str, Leaf) -> Value) -> Value {
    match schema {
        Schema::Leaf(leaf) => value(key, *leaf),
        Schema::OpenEnum(known) => known.first().copied().unwrap_or_default().into(),
        Schema::List(item) => vec![fill(item, key, value)].into(),
        Schema::Object(fields) => {
            let fields = fields.iter().filter(|field| field.presence != Presence::Alias);
            fields
                .map(|field| (field.key.to_owned(), fill(&field.schema, field.key, value)))
                .collect::<Map<_, _>>()
                .into()
        }
        Schema::Either([_, object]) => fill(object, key, value),
    }
}

fn plausible(leaf: Leaf) -> Value {
    match leaf {
        Leaf::Text => json!("SPECIMEN"),
        Leaf::Id => json!("66f1f1dd3a091e401033b270"),
        Leaf::Token => json!("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3OTA4NDUyMDB9.c3BlY2ltZW4"),
        Leaf::Date => json!("15/07/2030"),
        Leaf::Timestamp => json!("2026-10-01T08:30:00.000Z"),
        Leaf::Image => json!("iVBORw0KGgo="),
        Leaf::Count => json!(1),
        Leaf::Number => json!(0.5),
        Leaf::CheckOutcome => json!("SPECIMEN_OUTCOME"),
        Leaf::Boolean => json!(true),
        Leaf::Any => json!({ "specimen": [1, "two"] }),
    }
}
