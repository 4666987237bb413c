//! Reading JSON as this API needs it: errors that name a place and never a value, absent is absent (a missing field, `null`
//! and `""` are one `None`), and a value of an odd type costs its own field at most.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{self, BorrowedStrDeserializer, MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use crate::{Shape, Shaped, number, object::Object};

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
/// [`WrongShape`](crate::ErrorKind::WrongShape).
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
    T: Deserialize<'de> + Shaped,
{
    let mut value = None;
    Readable(|read| value = Some(read), PhantomData).deserialize(deserializer)?;
    Ok(value)
}

/// The items of a list that can be read; none when there is no list.
pub(crate) fn readable_items<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Shaped,
{
    none_if_unreadable(deserializer).map(|items| items.map_or_else(Vec::new, |ReadableItems(items)| items))
}

/// As [`readable_items`], where a field without a list is to be told from one with an empty list.
pub(crate) fn readable_items_if_any<'de, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Shaped,
{
    none_if_unreadable(deserializer).map(|items| items.map(|ReadableItems(items)| items))
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

/// Puts what can be read as a `T` in its place, once moved, and walks past everything else. Errors from within a list or an
/// object of `T`'s shape stay errors: nobody can tell there whether the text goes on as JSON.
struct Readable<T, P>(P, PhantomData<T>);

impl<'de, T: Deserialize<'de>, P: FnOnce(T)> Readable<T, P> {
    fn scalar<E>(self, scalar: impl IntoDeserializer<'de, value::Error>) -> Result<(), E> {
        if let Ok(value) = T::deserialize(scalar.into_deserializer()) {
            (self.0)(value);
        }
        Ok(())
    }
}

impl<'de, T: Deserialize<'de> + Shaped, P: FnOnce(T)> DeserializeSeed<'de> for Readable<T, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: Deserialize<'de> + Shaped, P: FnOnce(T)> Visitor<'de> for Readable<T, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if text.is_empty() { Ok(()) } else { self.scalar(text) }
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        if text.is_empty() { Ok(()) } else { self.scalar(BorrowedStrDeserializer::new(text)) }
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.scalar(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if T::SHAPE.takes_list() {
            return T::deserialize(SeqAccessDeserializer::new(items)).map(self.0);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        if T::SHAPE.takes_object() {
            return T::deserialize(MapAccessDeserializer::new(entries)).map(self.0);
        }
        match number::in_object(entries)? {
            Some(number) => number::visit(self, &number),
            None => Ok(()),
        }
    }
}

/// A list without the items that can't be read.
struct ReadableItems<T>(Vec<T>);

impl<T: Shaped> Shaped for ReadableItems<T> {
    const SHAPE: Shape = Vec::<T>::SHAPE;
}

impl<'de, T: Deserialize<'de> + Shaped> Deserialize<'de> for ReadableItems<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + Shaped> Visitor<'de> for Items<T> {
            type Value = ReadableItems<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ReadableItems<T>, A::Error> {
                let mut items = Vec::new();
                while list.next_element_seed(Readable(|item| items.push(item), PhantomData))?.is_some() {}
                Ok(ReadableItems(items))
            }
        }

        deserializer.deserialize_seq(Items(PhantomData))
    }
}
