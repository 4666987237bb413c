//! JSON values that are neither lists nor objects, before their type is known, and the one visitor that meets them.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
};
use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        Error, IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
        value::{self, BorrowedStrDeserializer, MapDeserializer},
    },
    forward_to_deserialize_any,
};

/// A value that is neither a list nor an object.
pub(crate) enum Scalar<'de> {
    /// `null`, or a list or an object where none is expected.
    Absent,
    Text(Cow<'de, str>),
    Boolean(bool),
    /// A whole number from 0.
    Count(u64),
    /// A whole number below 0.
    Negative(i64),
    Fraction(f64),
}

impl<'de> Scalar<'de> {
    /// The value as a `T`; `None` for `null`, `""` and whatever can't be read as a `T`.
    pub(crate) fn read<T: Deserialize<'de>>(self) -> Option<T> {
        if self.is_absent() { None } else { T::deserialize(self).ok() }
    }

    /// Whether the value is `null` or `""`.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent) || matches!(self, Self::Text(text) if text.is_empty())
    }

    /// The error of a value of the wrong type.
    pub(crate) fn wrong_type<E: Error>(&self, expected: &str) -> E {
        E::invalid_type(Unexpected::Other("value"), &expected)
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    // One copy for all types that are read through it.
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ToScalar;

        impl<'de> ReadAny<'de> for ToScalar {
            type Value = Scalar<'de>;

            fn scalar<E>(self, scalar: Scalar<'de>) -> Result<Scalar<'de>, E> {
                Ok(scalar)
            }
        }

        deserializer.deserialize_any(AnyVisitor(ToScalar))
    }
}

/// What to make of a value of any JSON type. Lists and objects are skipped, and read as absent, unless a reader takes
/// them.
pub(crate) trait ReadAny<'de>: Sized {
    type Value;

    fn scalar<E: Error>(self, scalar: Scalar<'de>) -> Result<Self::Value, E>;

    fn list<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        skip_list(items)?;
        self.scalar(Scalar::Absent)
    }

    fn object<A: MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        let number = number_in_object(entries)?;
        self.scalar(number.unwrap_or(Scalar::Absent))
    }
}

/// Reads past the items of a list.
pub(crate) fn skip_list<'de, A: SeqAccess<'de>>(mut items: A) -> Result<(), A::Error> {
    while items.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads past the entries of an object.
fn skip_object<'de, A: MapAccess<'de>>(mut entries: A) -> Result<(), A::Error> {
    while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}

/// Reads past an object, and gives the number that it stands for, if it does: so numbers come where any crate of a
/// program turns on serde_json's feature `arbitrary_precision`.
pub(crate) fn number_in_object<'de, A: MapAccess<'de>>(mut entries: A) -> Result<Option<Scalar<'de>>, A::Error> {
    let first = entries.next_entry::<String, Shallow>()?;
    skip_object(entries)?;
    let Some((key, Shallow(Some(text)))) = first else { return Ok(None) };
    // Only serde_json knows which key marks a number.
    let entry = MapDeserializer::<_, value::Error>::new([(key, text)].into_iter());
    let number = serde_json::Number::deserialize(value::MapAccessDeserializer::new(entry)).ok();
    Ok(number.and_then(|number| match (number.as_u64(), number.as_i64()) {
        (Some(count), _) => Some(Scalar::Count(count)),
        (None, Some(negative)) => Some(Scalar::Negative(negative)),
        (None, None) => number.as_f64().map(Scalar::Fraction),
    }))
}

/// A text, or `None` for a value of another type, which is skipped.
struct Shallow(Option<String>);

impl<'de> Deserialize<'de> for Shallow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ToText;

        impl<'de> ReadAny<'de> for ToText {
            type Value = Shallow;

            fn scalar<E>(self, scalar: Scalar<'de>) -> Result<Shallow, E> {
                Ok(Shallow(match scalar {
                    Scalar::Text(text) => Some(text.into_owned()),
                    _ => None,
                }))
            }

            fn object<A: MapAccess<'de>>(self, entries: A) -> Result<Shallow, A::Error> {
                skip_object(entries).map(|()| Shallow(None))
            }
        }

        deserializer.deserialize_any(AnyVisitor(ToText))
    }
}

/// A visitor that takes every JSON type.
pub(crate) struct AnyVisitor<R>(pub(crate) R);

impl<'de, R: ReadAny<'de>> Visitor<'de> for AnyVisitor<R> {
    type Value = R::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Absent)
    }

    fn visit_none<E: Error>(self) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<R::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<R::Value, E> {
        self.visit_string(text.to_string())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Text(Cow::Owned(text)))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Boolean(value))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Count(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<R::Value, E> {
        self.0.scalar(u64::try_from(number).map_or(Scalar::Negative(number), Scalar::Count))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<R::Value, E> {
        self.0.scalar(Scalar::Fraction(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<R::Value, A::Error> {
        self.0.list(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<R::Value, A::Error> {
        self.0.object(entries)
    }
}

impl<'de> Deserializer<'de> for Scalar<'de> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self {
            Self::Absent => visitor.visit_unit(),
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::Boolean(value) => visitor.visit_bool(value),
            Self::Count(number) => visitor.visit_u64(number),
            Self::Negative(number) => visitor.visit_i64(number),
            Self::Fraction(number) => visitor.visit_f64(number),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, value::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, value::Error> {
        match self {
            Self::Text(Cow::Borrowed(text)) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Self::Text(Cow::Owned(text)) => visitor.visit_enum(text.into_deserializer()),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq
        tuple tuple_struct map struct identifier ignored_any
    }
}
