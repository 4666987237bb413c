//! Reading JSON as this API needs it: errors that name a place and never a value, absent is absent (a missing field, `null`
//! and `""` are one `None`), and a value of an odd type costs its own field at most.

pub(crate) mod drift;
pub(crate) mod image_elision;
pub(crate) mod lenient;
pub(crate) mod object;
pub(crate) mod open_enum;
pub(crate) mod payload;
pub(crate) mod raw;
pub(crate) mod received;
pub(crate) mod scalar;
pub(crate) mod schema;

use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{BorrowedStrDeserializer, MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use self::{lenient::Readable, object::Object};
use crate::HasSchema;

/// Reads a JSON object. Errors hold the path in the JSON, line and column, and nothing that was read.
///
/// An array is refused, which serde's derived structs would read by position.
///
/// ```
/// use vove_model::{ClaimedUser, json};
///
/// let error = json::from_slice::<ClaimedUser>(br#"{"firstName": ["AMINA"]}"#).unwrap_err();
/// assert_eq!(error.json_path(), Some("firstName"));
/// assert!(!error.to_string().contains("AMINA"));
/// assert!(json::from_slice::<ClaimedUser>(br#"["AMINA"]"#).is_err());
/// ```
///
/// # Errors
/// [`NotJson`](crate::ErrorKind::NotJson), [`Truncated`](crate::ErrorKind::Truncated) or
/// [`SchemaMismatch`](crate::ErrorKind::SchemaMismatch).
pub fn from_slice<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, crate::Error> {
    read(bytes).map(|Object(value)| value)
}

/// Reads a value, be it an object or not.
pub(crate) fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, crate::Error> {
    // Checked once as a whole, text need not be checked again value by value. What is no UTF-8 may still be a good reply: then
    // the trouble is in a field that nobody reads.
    let read = match core::str::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(bytes),
    };
    // Only text that fails is read again with bookkeeping, to find out where.
    read.map_err(|first| {
        let mut deserializer = serde_json::Deserializer::from_slice(bytes);
        match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
            Ok(_) => crate::Error::json(&first, None),
            Err(error) => crate::Error::json(error.inner(), Some(error.path())),
        }
    })
}

/// For `#[serde(default, deserialize_with = "vove_model::json::none_if_empty")]` on an optional field.
///
/// # Errors
/// As the field's own type.
pub fn none_if_empty<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_any(OrEmpty(PhantomData))
}

/// The same, where a value that can't be read as a `T` is `None` as well: for a field that nothing depends on.
///
/// ```
/// use serde::Deserialize;
/// use vove_model::{RefId, json};
///
/// #[derive(Deserialize)]
/// struct Reply {
///     #[serde(default, deserialize_with = "json::none_if_unreadable")]
///     parent: Option<RefId>,
/// }
///
/// let reply: Reply = json::from_slice(br#"{"parent": {"id": "cust-0042"}}"#)?;
/// assert_eq!(reply.parent, None);
/// # Ok::<(), vove_model::Error>(())
/// ```
///
/// # Errors
/// What is no JSON, and what is wrong within an object or a list that a `T` is made of.
pub fn none_if_unreadable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + HasSchema,
{
    let mut value = None;
    Readable::into(|read| value = Some(read)).deserialize(deserializer)?;
    Ok(value)
}

struct OrEmpty<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OrEmpty<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, null or an empty text")
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<T>, E> {
        if text.is_empty() { Ok(None) } else { T::deserialize(text.into_deserializer()).map(Some) }
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Option<T>, E> {
        if text.is_empty() { Ok(None) } else { T::deserialize(BorrowedStrDeserializer::new(text)).map(Some) }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
        T::deserialize(value.into_deserializer()).map(Some)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        T::deserialize(value.into_deserializer()).map(Some)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        T::deserialize(value.into_deserializer()).map(Some)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        T::deserialize(value.into_deserializer()).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Option<T>, A::Error> {
        T::deserialize(SeqAccessDeserializer::new(items)).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Option<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(Some)
    }
}
