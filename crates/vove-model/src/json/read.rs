//! Reads bytes as JSON, and an object from nothing but an object.

use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::undecodable;
use crate::{Error, HasSchema, Schema};

/// Reads a JSON object. Errors hold the path in the JSON, line and column, and nothing that was read: keys that the
/// type's schema does not have are written as `?`.
///
/// An array is an error, where serde's derived structs would be read from one by position. A byte order mark is
/// skipped. Values that are JSON but can't be decoded, such as half of a surrogate pair or a number beyond `f64`, are
/// read as `null`.
///
/// ```
/// use vove_model::{SubmittedUser, json};
///
/// let error = json::from_slice::<SubmittedUser>(br#"{"firstName": ["AMINA"]}"#).unwrap_err();
/// assert_eq!(error.json_path(), Some("firstName"));
/// assert!(!error.to_string().contains("AMINA"));
/// assert!(json::from_slice::<SubmittedUser>(br#"["AMINA"]"#).is_err());
/// ```
///
/// # Errors
/// [`NotJson`](crate::ErrorKind::NotJson), [`Truncated`](crate::ErrorKind::Truncated) or
/// [`SchemaMismatch`](crate::ErrorKind::SchemaMismatch).
pub fn from_slice<T: DeserializeOwned + HasSchema>(bytes: &[u8]) -> Result<T, Error> {
    any_from_slice(bytes, &T::SCHEMA).map(|Object(value)| value)
}

/// Reads a value that need not be an object, and whose errors name keys of the schema.
pub(crate) fn any_from_slice<T: DeserializeOwned>(bytes: &[u8], schema: &'static Schema) -> Result<T, Error> {
    let bytes = without_byte_order_mark(bytes);
    let error = match read(bytes) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if error.is_syntax()
        && let Some(replaced) = undecodable::replace(bytes, "null")
    {
        return read(&replaced).map_err(|error| locate::<T>(&replaced, &error, schema));
    }
    Err(locate::<T>(bytes, &error, schema))
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_json::Error> {
    // Checked once as a whole, texts need not be checked one by one. Bytes that are not UTF-8 may still be a good
    // response: then the damage is in a field that is not read.
    match core::str::from_utf8(bytes) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_slice(bytes),
    }
}

/// The error with its place: only on failure the text is read again, with a record of the path.
fn locate<T: DeserializeOwned>(bytes: &[u8], error: &serde_json::Error, schema: &'static Schema) -> Error {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => Error::json(error, None, schema),
        Err(error) => Error::json(error.inner(), Some(error.path()), schema),
    }
}

/// RFC 8259, section 8.1, lets parsers ignore a byte order mark in front of the text.
pub(crate) fn without_byte_order_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// For `#[serde(deserialize_with)]`: a required field that is read from an object and not from a list.
pub(crate) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Object::deserialize(deserializer).map(|Object(value)| value)
}

/// A value of a derived type that is read from an object and not, by position, from a list.
pub(crate) struct Object<T>(pub(crate) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Object<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(entries)).map(Object)
            }
        }

        deserializer.deserialize_map(Entries(PhantomData))
    }
}

impl<T> From<Object<T>> for Option<T> {
    fn from(Object(value): Object<T>) -> Self {
        Some(value)
    }
}

impl<T: HasSchema> HasSchema for Object<T> {
    const SCHEMA: Schema = T::SCHEMA;
}

/// The identifier of a case, which is `id` in one response and `_id` in another. `id` wins if both can be read.
pub(crate) fn either_id<T>(id: Option<T>, underscored: Option<T>) -> Result<T, MissingId> {
    id.or(underscored).ok_or(MissingId)
}

/// Neither `id` nor `_id` can be read.
pub(crate) struct MissingId;

impl fmt::Display for MissingId {
    /// Writes what serde writes for a missing field.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("missing field `id`")
    }
}
