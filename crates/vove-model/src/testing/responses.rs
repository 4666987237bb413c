//! Responses for property tests, made from the schema of a payload.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use core::fmt::Debug;

use proptest::{collection, prelude::*, sample::select};
use serde_json::{Map, Value, json};

use crate::{HasSchema, Leaf, Payload, Presence, Schema, SchemaField};

/// Valid payloads: documented values, any subset of the optional fields.
pub fn valid<T: Payload + HasSchema + Debug>() -> impl Strategy<Value = T> {
    valid_json::<T>().prop_filter_map("a payload", |json| T::parse(&json.to_string().into()).ok())
}

/// The responses that [`valid`] reads, as JSON.
pub fn valid_json<T: HasSchema>() -> impl Strategy<Value = Value> {
    json_of(&T::SCHEMA, false)
}

/// Unusual responses, as JSON: unknown values and fields, dates in other forms, damaged images, `null` and `""` for
/// absent values, and optional fields of the wrong JSON type. Every one of them must be read without an error.
pub fn unusual<T: HasSchema>() -> impl Strategy<Value = Value> {
    json_of(&T::SCHEMA, true)
}

fn json_of(schema: &'static Schema, unusual: bool) -> BoxedStrategy<Value> {
    match schema {
        Schema::Leaf(leaf) => leaf_of(*leaf, unusual),
        Schema::OpenEnum(known) if unusual => {
            prop_oneof![select(*known).prop_map(Value::from), text().prop_map(Value::from)].boxed()
        }
        Schema::OpenEnum(known) => select(*known).prop_map(Value::from).boxed(),
        Schema::List(item) => collection::vec(json_of(item, unusual), 0..3).prop_map(Value::from).boxed(),
        Schema::Object(fields) => object_of(fields, unusual),
        Schema::Either([list, object]) => prop_oneof![json_of(list, unusual), json_of(object, unusual)].boxed(),
    }
}

fn object_of(fields: &'static [SchemaField], unusual: bool) -> BoxedStrategy<Value> {
    let fields: Vec<BoxedStrategy<Option<(String, Value)>>> = fields
        .iter()
        .filter(|field| field.presence != Presence::Alias)
        .map(|field| {
            let key = field.key.to_owned();
            let value = json_of(&field.schema, unusual);
            let is_required = field.presence == Presence::Required;
            let value = match unusual && !is_required {
                true => prop_oneof![6 => value, 1 => absent(), 1 => wrong_type()].boxed(),
                false => value,
            };
            let present = if is_required { Just(true).boxed() } else { any::<bool>().boxed() };
            (present, value).prop_map(move |(present, value)| present.then(|| (key.clone(), value))).boxed()
        })
        .collect();
    let known = fields.prop_map(|fields| fields.into_iter().flatten().collect::<Map<_, _>>());
    if unusual {
        let unknown = collection::vec(("new[A-Z][a-z]{0,8}", anything()), 0..3);
        (known, unknown)
            .prop_map(|(known, unknown)| known.into_iter().chain(unknown).collect::<Map<_, _>>().into())
            .boxed()
    } else {
        known.prop_map(Value::Object).boxed()
    }
}

/// Absent values, other than a missing field.
fn absent() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), Just(json!(""))]
}

/// Values of each JSON type.
fn wrong_type() -> impl Strategy<Value = Value> {
    select(vec![
        json!(7),
        json!(-7),
        json!(7.5),
        json!(true),
        json!("7"),
        json!(" "),
        json!([7, null, "7"]),
        json!({ "seven": 7 }),
    ])
}

fn leaf_of(leaf: Leaf, unusual: bool) -> BoxedStrategy<Value> {
    match leaf {
        Leaf::Text | Leaf::Token if unusual => text().prop_map(Value::from).boxed(),
        Leaf::Text => "[A-Z][A-Z '0-9-]{0,40}".prop_map(Value::from).boxed(),
        Leaf::Token => "[A-Za-z0-9_-]{1,30}\\.[A-Za-z0-9_-]{1,60}\\.[A-Za-z0-9_-]{1,40}".prop_map(Value::from).boxed(),
        Leaf::Id => {
            "[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[a-z_]{3,9}[0-9]{1,5}"
                .prop_map(Value::from)
                .boxed()
        }
        Leaf::Date if unusual => {
            prop_oneof![date(), select(UNUSUAL_DATES).prop_map(Value::from), text().prop_map(Value::from)].boxed()
        }
        Leaf::Date => date(),
        Leaf::Timestamp => {
            "20[2-3][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T[01][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z"
                .prop_map(Value::from)
                .boxed()
        }
        Leaf::Image if unusual => prop_oneof![image(), text().prop_map(Value::from)].boxed(),
        Leaf::Image => image(),
        Leaf::Count if unusual => {
            prop_oneof![any::<u64>().prop_map(Value::from), any::<u64>().prop_map(|count| count.to_string().into())]
                .boxed()
        }
        Leaf::Count => any::<u64>().prop_map(Value::from).boxed(),
        Leaf::Number => {
            prop_oneof![any::<i64>().prop_map(Value::from), prop::num::f64::NORMAL.prop_map(Value::from)].boxed()
        }
        Leaf::CheckOutcome => {
            prop_oneof!["[A-Z_]{1,30}".prop_map(Value::from), any::<i64>().prop_map(Value::from)].boxed()
        }
        Leaf::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Leaf::Any => anything().prop_filter("not absent", |json| !json.is_null() && *json != json!("")).boxed(),
    }
}

/// Dates in other forms than `DD/MM/YYYY`, and days that no calendar has.
const UNUSUAL_DATES: &[&str] = &[
    "31/02/2020",
    "00/00/1950",
    "XX/XX/1950",
    "1950",
    "2030-15-07",
    "07/15/2030",
    "٠١/٠١/١٩٩٠",
    "15/07/1410",
    "14 MAR/MARS 1991",
    "5/7/90",
    "N/A",
    "-",
];

fn date() -> BoxedStrategy<Value> {
    (1..=28u8, 1..=12u8, 1900..=2099u16)
        .prop_map(|(day, month, year)| alloc::format!("{day:02}/{month:02}/{year}").into())
        .boxed()
}

fn image() -> BoxedStrategy<Value> {
    use base64::{Engine, prelude::BASE64_STANDARD};

    collection::vec(any::<u8>(), 1..200).prop_map(|bytes| BASE64_STANDARD.encode(bytes).into()).boxed()
}

/// Any text but the empty one.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{1,40}", any::<String>().prop_filter("not empty", |text| !text.is_empty())]
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            collection::btree_map("[a-z]{1,6}", inner, 0..4)
                .prop_map(|entries| entries.into_iter().collect::<Map<_, _>>().into()),
            Just(json!(vec![0; 3])),
        ]
    })
}
