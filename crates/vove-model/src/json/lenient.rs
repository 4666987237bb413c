//! Reading what can be read: a value of an odd type costs its own field at most.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use crate::{HasSchema, Schema, json::scalar::ScalarValue, value::number};

/// Puts what can be read as a `T` in its place, once moved, and walks past everything else. Errors from within a list or an
/// object of `T`'s shape stay errors: nobody can tell there whether the text goes on as JSON.
pub(crate) struct Readable<T, P>(P, PhantomData<T>);

impl<T, P: FnOnce(T)> Readable<T, P> {
    pub(crate) const fn into(place: P) -> Self {
        Self(place, PhantomData)
    }
}

impl<'de, T: Deserialize<'de>, P: FnOnce(T)> Readable<T, P> {
    fn put<E>(self, value: ScalarValue<'de>) -> Result<(), E> {
        if let Some(value) = value.read() {
            (self.0)(value);
        }
        Ok(())
    }
}

impl<'de, T: Deserialize<'de> + HasSchema, P: FnOnce(T)> DeserializeSeed<'de> for Readable<T, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if const { T::SCHEMA.takes_list() || T::SCHEMA.takes_object() } {
            return deserializer.deserialize_any(self);
        }
        self.put(ScalarValue::deserialize(deserializer)?)
    }
}

/// For what may be a list or an object, be it a scalar as well.
impl<'de, T: Deserialize<'de> + HasSchema, P: FnOnce(T)> Visitor<'de> for Readable<T, P> {
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
        self.put(ScalarValue::Owned(text.into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.put(ScalarValue::Borrowed(text))
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(ScalarValue::Flag(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.put(ScalarValue::Negative(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.put(ScalarValue::Whole(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.put(ScalarValue::Fraction(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if const { T::SCHEMA.takes_list() } {
            return T::deserialize(SeqAccessDeserializer::new(items)).map(self.0);
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        if const { T::SCHEMA.takes_object() } {
            return T::deserialize(MapAccessDeserializer::new(entries)).map(self.0);
        }
        match number::in_object(entries)? {
            Some(number) => number::visit(self, &number),
            None => Ok(()),
        }
    }
}

/// A list without the items that can't be read.
pub(crate) struct ReadableItems<T>(pub(crate) Vec<T>);

impl<T: HasSchema> HasSchema for ReadableItems<T> {
    const SCHEMA: Schema = Vec::<T>::SCHEMA;
}

impl<'de, T: Deserialize<'de> + HasSchema> Deserialize<'de> for ReadableItems<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Items<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de> + HasSchema> Visitor<'de> for Items<T> {
            type Value = ReadableItems<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ReadableItems<T>, A::Error> {
                let mut items = Vec::new();
                while list.next_element_seed(Readable::into(|item| items.push(item)))?.is_some() {}
                Ok(ReadableItems(items))
            }
        }

        deserializer.deserialize_seq(Items(PhantomData))
    }
}
