//! What holds for every payload, over replies made from its shape.

use std::fmt::Debug;

use proptest::{prelude::*, test_runner::TestRunner};
use serde::Serialize;
use serde_json::{Value, json};
use vove_model::{
    AmlCase, KybCase, KybCaseCreated, Leaf, Page, Payload, Received, Screening, Session, Shape, Shaped, UserDocuments,
    UserVerification, testing,
};

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() })
}

fn parse<T: Payload>(json: &Value) -> Received<T> {
    Received::parse(json.to_string()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// parse(serialise(x)) = x
fn what_is_written_is_read_again<T: Payload + Shaped + Serialize + PartialEq + Debug>() {
    runner(64)
        .run(&testing::valid::<T>(), |value| {
            let written = serde_json::to_vec(&value).unwrap();
            prop_assert_eq!(Received::<T>::parse(written).unwrap().into_value(), value);
            Ok(())
        })
        .unwrap();
}

/// serialise(parse(json)) keeps every known field and every unknown value.
fn what_is_read_is_written_again<T: Payload + Shaped + Serialize>() {
    runner(64)
        .run(&testing::odd::<T>(), |json| {
            let written = serde_json::to_value(&*parse::<T>(&json)).unwrap();
            prop_assert_eq!(known(&written, &T::SHAPE), known(&json, &T::SHAPE));
            Ok(())
        })
        .unwrap();
}

/// The part of some JSON that a shape knows, in one spelling: absent is absent, a missing list an empty one, counts are
/// numbers.
fn known(json: &Value, shape: &Shape) -> Value {
    match (json, shape) {
        (Value::Array(items), Shape::Either([_, object])) => known(&json!({ "data": items }), object),
        (json, Shape::Either([_, object])) => known(json, object),
        (Value::Array(items), Shape::List(item)) => known_items(items, item),
        (Value::Object(entries), Shape::Object(fields)) => {
            let kept = fields.iter().filter_map(|field| {
                let value = known(entries.get(field.key)?, &field.shape);
                let absent = value.is_null() || value == json!("") || value == json!([]);
                (!absent).then(|| (field.key.to_owned(), value))
            });
            Value::Object(kept.collect())
        }
        (Value::String(text), Shape::Leaf(Leaf::Count)) if !text.is_empty() => text.parse::<u64>().unwrap().into(),
        (json, _) => json.clone(),
    }
}

fn known_items(items: &[Value], shape: &Shape) -> Value {
    items.iter().map(|item| known(item, shape)).collect::<Vec<_>>().into()
}

fn documented_replies_hold_no_news<T: Payload + Shaped>() {
    let value = parse::<T>(&testing::sample_json::<T>());
    assert_eq!(value.drift(), [], "{}", std::any::type_name::<T>());
    runner(32)
        .run(&testing::valid_json::<T>(), |json| {
            prop_assert_eq!(parse::<T>(&json).drift(), []);
            Ok(())
        })
        .unwrap();
}

fn hostile_replies_are_a_value_or_an_error<T: Payload + Shaped>() {
    runner(128)
        .run(&testing::hostile::<T>(), |bytes| {
            match Received::<T>::parse(bytes) {
                Ok(value) => drop(value.drift()),
                Err(error) => prop_assert!(error.json_path().is_none_or(|path| !path.is_empty())),
            }
            Ok(())
        })
        .unwrap();
}

macro_rules! for_every_payload {
    ($law:ident) => {
        #[test]
        fn $law() {
            super::$law::<UserVerification>();
            super::$law::<UserDocuments>();
            super::$law::<Session>();
            super::$law::<KybCase>();
            super::$law::<KybCaseCreated>();
            super::$law::<Page<KybCase>>();
            super::$law::<AmlCase>();
            super::$law::<Page<AmlCase>>();
            super::$law::<Screening>();
        }
    };
}

mod every_payload {
    use super::*;

    for_every_payload!(what_is_written_is_read_again);
    for_every_payload!(what_is_read_is_written_again);
    for_every_payload!(documented_replies_hold_no_news);
    for_every_payload!(hostile_replies_are_a_value_or_an_error);
}
