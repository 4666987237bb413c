//! Properties of every payload, over responses made from its schema.

use std::fmt::Debug;

use proptest::{prelude::*, test_runner::TestRunner};
use serde::Serialize;
use serde_json::{Value, json};
use vove_model::{
    AmlCase, DriftKind, HasSchema, KybCase, KybCaseCreated, Leaf, Page, Payload, Received, RefId, Schema, Screening,
    Session, UserDocuments, UserVerification, testing,
};

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() })
}

fn parse<T: Payload>(json: &Value) -> Received<T> {
    Received::parse(json.to_string()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// parse(serialise(x)) = x
fn what_is_written_is_read_again<T: Payload + HasSchema + Serialize + PartialEq + Debug>() {
    runner(64)
        .run(&testing::valid::<T>(), |value| {
            let written = serde_json::to_vec(&value).unwrap();
            prop_assert_eq!(Received::<T>::parse(written).unwrap().into_value(), value);
            Ok(())
        })
        .unwrap();
}

/// serialise(parse(json)) keeps every known field and every unknown value, but for values that their field can't hold:
/// those are reported.
fn what_is_read_is_written_again<T: Payload + HasSchema + Serialize>() {
    runner(256)
        .run(&testing::unusual::<T>(), |json| {
            let value = parse::<T>(&json);
            let written = serde_json::to_value(&*value).unwrap();
            let (mut lost, mut lost_again) = (0, 0);
            prop_assert_eq!(
                known(&written, &T::SCHEMA, &mut lost_again),
                known(&json, &T::SCHEMA, &mut lost),
                "{}",
                json
            );
            let reported = value.drift().iter().filter(|drift| drift.kind() == DriftKind::Unreadable).count();
            prop_assert_eq!((reported, lost_again), (lost, 0), "{}", json);
            Ok(())
        })
        .unwrap();
}

/// The part of some JSON that a shape knows, in one spelling: absent is absent, a missing list an empty one, counts are
/// numbers and whole numbers for texts are texts. Counts what is there and can't be held.
fn known(json: &Value, schema: &Schema, lost: &mut usize) -> Value {
    let kept = match (json, schema) {
        (Value::Null, _) => return Value::Null,
        (Value::String(text), _) if text.is_empty() => return Value::Null,
        (Value::Array(_), Schema::Either([Schema::List(_), object])) => {
            return known(&json!({ "data": json }), object, lost);
        }
        (json, Schema::Either([Schema::List(_), object])) => return known(json, object, lost),
        (Value::Object(_), Schema::Either([_, details])) if matches!(details, Schema::Object(_)) => {
            return known(json, details, lost);
        }
        (json, Schema::Either([leaf, Schema::Object(_)])) => return known(json, leaf, lost),
        (Value::Array(_), Schema::Either([_, list])) => return known(json, list, lost),
        (json, Schema::Either(_)) => Some(json!([json])),
        (Value::Array(items), Schema::List(item)) => {
            let items = items.iter().map(|item_json| known(item_json, item, lost)).filter(|item| !item.is_null());
            Some(Value::Array(items.collect()))
        }
        (Value::Object(entries), Schema::Object(fields)) => {
            let kept = fields.iter().filter_map(|field| {
                let value = known(entries.get(field.key)?, &field.schema, lost);
                (!value.is_null() && value != json!([])).then(|| (field.key.to_owned(), value))
            });
            Some(Value::Object(kept.collect()))
        }
        (Value::String(_), Schema::OpenEnum(_)) => Some(json.clone()),
        (json, Schema::Leaf(leaf)) => known_leaf(json, *leaf),
        _ => None,
    };
    *lost += usize::from(kept.is_none());
    kept.unwrap_or_default()
}

fn known_leaf(json: &Value, leaf: Leaf) -> Option<Value> {
    let is_integer = json.is_i64() || json.is_u64();
    match (json, leaf) {
        (_, Leaf::Any) => Some(json.clone()),
        (Value::String(text), Leaf::Id) => RefId::new(text.as_str()).is_ok().then(|| json.clone()),
        (Value::String(text), Leaf::Count) => text.parse().ok().map(|count: u64| json!(count)),
        (Value::String(text), Leaf::Number) => text.parse().is_ok_and(f64::is_finite).then(|| json.clone()),
        (Value::String(_), Leaf::Boolean) => None,
        (Value::String(_), _) => Some(json.clone()),
        (Value::Number(_), Leaf::Number | Leaf::CheckOutcome) => Some(json.clone()),
        (Value::Number(number), Leaf::Count) => number.is_u64().then(|| json.clone()),
        (Value::Number(number), Leaf::Text | Leaf::Id | Leaf::Date | Leaf::Timestamp) if is_integer => {
            Some(json!(number.to_string()))
        }
        (Value::Bool(_), Leaf::Boolean | Leaf::CheckOutcome) => Some(json.clone()),
        _ => None,
    }
}

fn documented_responses_have_no_drift<T: Payload + HasSchema>() {
    let value = parse::<T>(&testing::sample_json::<T>());
    assert_eq!(value.drift(), [], "{}", std::any::type_name::<T>());
    runner(32)
        .run(&testing::valid_json::<T>(), |json| {
            prop_assert_eq!(parse::<T>(&json).drift(), []);
            Ok(())
        })
        .unwrap();
}

fn hostile_responses_are_a_value_or_an_error<T: Payload + HasSchema>() {
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
    for_every_payload!(documented_responses_have_no_drift);
    for_every_payload!(hostile_responses_are_a_value_or_an_error);
}
