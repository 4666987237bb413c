use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use core::fmt::Debug;

use proptest::{collection, prelude::*, sample::select};
use serde_json::{Map, Value, json};

use crate::{Field, Leaf, Payload, Presence, Shape, Shaped};

/// Valid payloads: documented values, any of the optional fields present.
pub fn valid<T: Payload + Shaped + Debug>() -> impl Strategy<Value = T> {
    valid_json::<T>().prop_filter_map("a payload", |json| T::parse(&json.to_string().into()).ok())
}

/// The replies of [`valid`], as JSON.
pub fn valid_json<T: Shaped>() -> impl Strategy<Value = Value> {
    json_of(&T::SHAPE, false)
}

/// Odd replies, as JSON: values and fields of tomorrow, odd dates, damaged images, `null` and `""` for what is absent, and
/// values of other types in fields that may be missing. All of them are to be read.
pub fn odd<T: Shaped>() -> impl Strategy<Value = Value> {
    json_of(&T::SHAPE, true)
}

fn json_of(shape: &'static Shape, odd: bool) -> BoxedStrategy<Value> {
    match shape {
        Shape::Leaf(leaf) => leaf_of(*leaf, odd),
        Shape::Known(known) if odd => {
            prop_oneof![select(*known).prop_map(Value::from), text().prop_map(Value::from)].boxed()
        }
        Shape::Known(known) => select(*known).prop_map(Value::from).boxed(),
        Shape::List(item) => collection::vec(json_of(item, odd), 0..3).prop_map(Value::from).boxed(),
        Shape::Object(fields) => object_of(fields, odd),
        Shape::Either([list, object]) => prop_oneof![json_of(list, odd), json_of(object, odd)].boxed(),
    }
}

fn object_of(fields: &'static [Field], odd: bool) -> BoxedStrategy<Value> {
    let fields: Vec<BoxedStrategy<Option<(String, Value)>>> = fields
        .iter()
        .filter(|field| field.presence != Presence::Alias)
        .map(|field| {
            let key = field.key.to_owned();
            let value = json_of(&field.shape, odd);
            let must = field.presence == Presence::Needed;
            let value = match odd && !must {
                true => prop_oneof![6 => value, 1 => absent(), 1 => misfit()].boxed(),
                false => value,
            };
            let present = if must { Just(true).boxed() } else { any::<bool>().boxed() };
            (present, value).prop_map(move |(present, value)| present.then(|| (key.clone(), value))).boxed()
        })
        .collect();
    let known = fields.prop_map(|fields| fields.into_iter().flatten().collect::<Map<_, _>>());
    if odd {
        let news = collection::vec(("new[A-Z][a-z]{0,8}", anything()), 0..3);
        (known, news).prop_map(|(known, news)| known.into_iter().chain(news).collect::<Map<_, _>>().into()).boxed()
    } else {
        known.prop_map(Value::Object).boxed()
    }
}

/// The ways to say that there is nothing, but for leaving the field out.
fn absent() -> impl Strategy<Value = Value> {
    prop_oneof![Just(Value::Null), Just(json!(""))]
}

/// Values of which hardly any field can hold all.
fn misfit() -> impl Strategy<Value = Value> {
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

fn leaf_of(leaf: Leaf, odd: bool) -> BoxedStrategy<Value> {
    match leaf {
        Leaf::Text | Leaf::Token if odd => text().prop_map(Value::from).boxed(),
        Leaf::Text => "[A-Z][A-Z '0-9-]{0,40}".prop_map(Value::from).boxed(),
        Leaf::Token => "[A-Za-z0-9_-]{1,30}\\.[A-Za-z0-9_-]{1,60}\\.[A-Za-z0-9_-]{1,40}".prop_map(Value::from).boxed(),
        Leaf::Id => {
            "[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[a-z_]{3,9}[0-9]{1,5}"
                .prop_map(Value::from)
                .boxed()
        }
        Leaf::Date if odd => {
            prop_oneof![date(), select(ODD_DATES).prop_map(Value::from), text().prop_map(Value::from)].boxed()
        }
        Leaf::Date => date(),
        Leaf::Timestamp => {
            "20[2-3][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T[01][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z"
                .prop_map(Value::from)
                .boxed()
        }
        Leaf::Image if odd => prop_oneof![image(), text().prop_map(Value::from)].boxed(),
        Leaf::Image => image(),
        Leaf::Count if odd => {
            prop_oneof![any::<u64>().prop_map(Value::from), any::<u64>().prop_map(|count| count.to_string().into())]
                .boxed()
        }
        Leaf::Count => any::<u64>().prop_map(Value::from).boxed(),
        Leaf::Number => {
            prop_oneof![any::<i64>().prop_map(Value::from), prop::num::f64::NORMAL.prop_map(Value::from)].boxed()
        }
        Leaf::Outcome => prop_oneof!["[A-Z_]{1,30}".prop_map(Value::from), any::<i64>().prop_map(Value::from)].boxed(),
        Leaf::Flag => any::<bool>().prop_map(Value::from).boxed(),
        Leaf::Free => anything().prop_filter("not absent", |json| !json.is_null() && *json != json!("")).boxed(),
    }
}

/// Dates that are no `DD/MM/YYYY`, and some that never were a day.
const ODD_DATES: &[&str] = &[
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

/// Any text but an empty one.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{1,40}", any::<String>().prop_filter("a text", |text| !text.is_empty())]
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
