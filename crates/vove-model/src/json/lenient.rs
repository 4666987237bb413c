//! Readers of optional fields, one for each kind of field, for `#[serde(default, deserialize_with = "lenient::…")]`. A
//! value of the wrong JSON type is skipped and never fails the whole response.
//!
//! Errors from within a list or an object of the right type stay errors: serde doesn't say whether the text can still
//! be read as JSON behind them.

use alloc::vec::Vec;
use core::marker::PhantomData;

use serde::{
    Deserialize, Deserializer,
    de::{
        Error, MapAccess, SeqAccess,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use super::{
    list::read_list,
    raw::RawJson,
    scalar::{AnyVisitor, ReadAny, Scalar, number_in_object, skip_list},
    schema::{HasSchema, Schema},
};

/// Reads an optional field leniently: `null`, `""` and a value that can't be read as a `T` are `None`. For a field that
/// no decision depends on.
///
/// ```
/// use serde::Deserialize;
/// use vove_model::{HasSchema, RefId, Schema, SchemaField, json};
///
/// #[derive(Deserialize)]
/// struct Reference {
///     #[serde(default, deserialize_with = "json::none_if_unreadable")]
///     parent: Option<RefId>,
/// }
///
/// impl HasSchema for Reference {
///     const SCHEMA: Schema = Schema::Object(&[SchemaField::optional("parent", RefId::SCHEMA)]);
/// }
///
/// let reference: Reference = json::from_slice(br#"{"parent": {"id": "cust-0042"}}"#)?;
/// assert_eq!(reference.parent, None);
/// # Ok::<(), vove_model::Error>(())
/// ```
///
/// # Errors
/// Text that is not JSON, and errors within an object or a list that `T` is read from.
pub fn value<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + HasSchema,
{
    if const { T::SCHEMA.takes_list() || T::SCHEMA.takes_object() } {
        deserializer.deserialize_any(AnyVisitor(Lenient(PhantomData)))
    } else {
        Ok(Scalar::deserialize(deserializer)?.read())
    }
}

/// Reads a list of at most `MAX` items, without those that can't be read. A missing list, and a value that is not a
/// list, are empty.
pub(crate) fn list<'de, D, T, const MAX: usize>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + HasSchema,
{
    Ok(optional_list::<D, T, MAX>(deserializer)?.unwrap_or_default())
}

/// As [`list`], for a field where a missing list differs from an empty one.
pub(crate) fn optional_list<'de, D, T, const MAX: usize>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + HasSchema,
{
    Ok(value(deserializer)?.map(|Items::<T, MAX>(items)| items))
}

/// Reads JSON that no page describes: `null` and `""` are `None`, everything else is kept as it came.
pub(crate) fn any<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: From<RawJson>,
{
    let json = Option::<RawJson>::deserialize(deserializer)?;
    Ok(json.filter(|json| json.as_str() != "\"\"").map(T::from))
}

/// Reads an optional field strictly: `null` and `""` are `None`, a value that can't be read as a `T` is an error.
///
/// For `#[serde(default, deserialize_with = "vove_model::json::none_if_empty")]`.
///
/// # Errors
/// As the field's own type.
pub fn none_if_empty<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Strict<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> ReadAny<'de> for Strict<T> {
        type Value = Option<T>;

        fn scalar<E: Error>(self, scalar: Scalar<'de>) -> Result<Option<T>, E> {
            if scalar.is_absent() { Ok(None) } else { T::deserialize(scalar).map(Some).map_err(E::custom) }
        }

        fn list<A: SeqAccess<'de>>(self, items: A) -> Result<Option<T>, A::Error> {
            T::deserialize(SeqAccessDeserializer::new(items)).map(Some)
        }

        fn object<A: MapAccess<'de>>(self, entries: A) -> Result<Option<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(entries)).map(Some)
        }
    }

    deserializer.deserialize_any(AnyVisitor(Strict(PhantomData)))
}

/// Reads a `T` from the JSON types that its schema names, and skips every other.
struct Lenient<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + HasSchema> ReadAny<'de> for Lenient<T> {
    type Value = Option<T>;

    fn scalar<E>(self, scalar: Scalar<'de>) -> Result<Option<T>, E> {
        Ok(scalar.read())
    }

    fn list<A: SeqAccess<'de>>(self, items: A) -> Result<Option<T>, A::Error> {
        if const { T::SCHEMA.takes_list() } {
            T::deserialize(SeqAccessDeserializer::new(items)).map(Some)
        } else {
            skip_list(items).map(|()| None)
        }
    }

    fn object<A: MapAccess<'de>>(self, entries: A) -> Result<Option<T>, A::Error> {
        if const { T::SCHEMA.takes_object() } {
            T::deserialize(MapAccessDeserializer::new(entries)).map(Some)
        } else {
            Ok(number_in_object(entries)?.and_then(Scalar::read))
        }
    }
}

/// The items of a list that can be read.
struct Items<T, const MAX: usize>(Vec<T>);

impl<T: HasSchema, const MAX: usize> HasSchema for Items<T, MAX> {
    const SCHEMA: Schema = Vec::<T>::SCHEMA;
}

impl<'de, T: Deserialize<'de> + HasSchema, const MAX: usize> Deserialize<'de> for Items<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_list::<D, T, Item<T>, MAX>(deserializer).map(Self)
    }
}

/// An item of a list, if it can be read.
struct Item<T>(Option<T>);

impl<T> From<Item<T>> for Option<T> {
    fn from(Item(item): Item<T>) -> Self {
        item
    }
}

impl<'de, T: Deserialize<'de> + HasSchema> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        value(deserializer).map(Self)
    }
}
