use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        IgnoredAny, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{self, BorrowedStrDeserializer},
    },
    forward_to_deserialize_any,
};

use crate::{Text, value::number};

/// A value that is no list and no object, before it is known what it is to be. Read once for all types, so that there is one
/// copy of how a value begins.
pub(crate) enum ScalarValue<'de> {
    /// `null`, or a list or an object that was walked past.
    None,
    Borrowed(&'de str),
    Owned(Text),
    Flag(bool),
    Whole(u64),
    Negative(i64),
    Fraction(f64),
}

impl<'de> ScalarValue<'de> {
    /// The value as a `T`, if it can be read as one. An empty text can't.
    pub(crate) fn read<T: Deserialize<'de>>(self) -> Option<T> {
        match self {
            Self::None | Self::Borrowed("") => None,
            Self::Owned(text) if text.is_empty() => None,
            scalar => T::deserialize(scalar).ok(),
        }
    }
}

impl<'de> Deserialize<'de> for ScalarValue<'de> {
    #[inline(never)]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = ScalarValue<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::None)
    }

    fn visit_none<E>(self) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<ScalarValue<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E>(self, text: &str) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::Owned(text.into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::Borrowed(text))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::Whole(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::Negative(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<ScalarValue<'de>, E> {
        Ok(ScalarValue::Fraction(number))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<ScalarValue<'de>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(ScalarValue::None)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<ScalarValue<'de>, A::Error> {
        match number::in_object(entries)? {
            Some(number) => number::visit(self, &number),
            None => Ok(ScalarValue::None),
        }
    }
}

impl<'de> Deserializer<'de> for ScalarValue<'de> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, value::Error> {
        match self {
            Self::None => visitor.visit_unit(),
            Self::Borrowed(text) => visitor.visit_borrowed_str(text),
            Self::Owned(text) => visitor.visit_string(text.into()),
            Self::Flag(flag) => visitor.visit_bool(flag),
            Self::Whole(number) => visitor.visit_u64(number),
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
            Self::Borrowed(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Self::Owned(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            scalar => scalar.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
