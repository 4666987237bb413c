use alloc::{borrow::ToOwned, string::ToString, vec};

use serde_json::{Map, Value, json};

use crate::{Leaf, Payload, Presence, Shape, Shaped};

/// A payload with every documented field present. Fields are public: change what your test is about.
///
/// # Panics
/// Never for the payloads of this crate; for one of your own whose [`Shape`](crate::Shape) it can't be read from.
#[allow(clippy::expect_used, reason = "a test kit says loudly what is wrong")]
pub fn sample<T: Payload + Shaped>() -> T {
    let reply = sample_json::<T>().to_string();
    T::parse(&reply.into()).expect("a payload is read from JSON of its shape")
}

/// The reply that [`sample`] is read from, as JSON.
pub fn sample_json<T: Shaped>() -> Value {
    sample_with::<T>(&|_, leaf| plausible(leaf))
}

/// A reply with every documented field present, the values of your making: the function is given the key and what is
/// expected under it.
pub fn sample_with<T: Shaped>(value: &dyn Fn(&str, Leaf) -> Value) -> Value {
    fill(&T::SHAPE, "", value)
}

fn fill(shape: &Shape, key: &str, value: &dyn Fn(&str, Leaf) -> Value) -> Value {
    match shape {
        Shape::Leaf(leaf) => value(key, *leaf),
        Shape::Known(known) => known.first().copied().unwrap_or_default().into(),
        Shape::List(item) => vec![fill(item, key, value)].into(),
        Shape::Object(fields) => {
            let fields = fields.iter().filter(|field| field.presence != Presence::Alias);
            fields
                .map(|field| (field.key.to_owned(), fill(&field.shape, field.key, value)))
                .collect::<Map<_, _>>()
                .into()
        }
        Shape::Either([_, object]) => fill(object, key, value),
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
        Leaf::Outcome => json!("SPECIMEN_OUTCOME"),
        Leaf::Flag => json!(true),
        Leaf::Free => json!({ "specimen": [1, "two"] }),
    }
}
