//! Objects that are read from objects alone, which serde's derived implementations would read from a list as well.

use alloc::vec::Vec;
use core::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use crate::{
    HasSchema, Schema,
    json::lenient::{Readable, ReadableItems},
    json::scalar::ScalarValue,
};

/// A value of a derived type that must come as an object.
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

impl<T: HasSchema> HasSchema for Object<T> {
    const SCHEMA: Schema = T::SCHEMA;
}

/// Makes a type of an object's entries: `field: type = key by reader`. A `needed` field that is missing, or that its reader
/// leaves unread, is an error, unless it is there under its other name, `or name = key`; the others have their type's default.
///
/// A reader is a function that puts the value of an entry where it belongs. Readers are not inlined: fields of one type share
/// one, and the many fields of a document need little code.
macro_rules! from_object {
    (
        $name:ident $(<$life:lifetime>)?
        needed { $( $needed:ident: $needed_type:ty = $needed_key:literal $(or $other:ident = $other_key:literal)? by $needed_reader:path, )* }
        maybe { $( $maybe:ident: $maybe_type:ty = $maybe_key:literal by $maybe_reader:path, )* }
    ) => {
        impl<'de> serde::Deserialize<'de> for $name $(<$life>)? {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[allow(non_camel_case_types)]
                #[derive(Clone, Copy, serde::Deserialize)]
                #[serde(field_identifier)]
                enum Key {
                    $( #[serde(rename = $needed_key)] $needed, $( #[serde(rename = $other_key)] $other, )? )*
                    $( #[serde(rename = $maybe_key)] $maybe, )*
                    #[serde(other)]
                    Unknown,
                }

                // As in `Key`, one by one, but for the unknown.
                const KEYS: &[&str] = &[$( $needed_key, $( $other_key, )? )* $( $maybe_key, )*];

                struct Entries;

                impl<'de> serde::de::Visitor<'de> for Entries {
                    type Value = $name $(<$life>)?;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                        $(
                            let mut $needed: Option<$needed_type> = None;
                            $( let mut $other: Option<$needed_type> = None; )?
                        )*
                        $( let mut $maybe = <$maybe_type>::default(); )*
                        let mut seen = [false; KEYS.len()];
                        while let Some(key) = entries.next_key::<Key>()? {
                            if let (Some(seen), Some(key)) = (seen.get_mut(key as usize), KEYS.get(key as usize))
                                && core::mem::replace(seen, true)
                            {
                                return Err(serde::de::Error::duplicate_field(key));
                            }
                            match key {
                                $(
                                    Key::$needed => $needed_reader(&mut entries, &mut $needed)?,
                                    $( Key::$other => $needed_reader(&mut entries, &mut $other)?, )?
                                )*
                                $( Key::$maybe => $maybe_reader(&mut entries, &mut $maybe)?, )*
                                Key::Unknown => {
                                    entries.next_value::<serde::de::IgnoredAny>()?;
                                }
                            }
                        }
                        Ok($name {
                            $( $needed: $needed $( .or($other) )? .ok_or_else(|| serde::de::Error::missing_field($needed_key))?, )*
                            $( $maybe, )*
                        })
                    }
                }

                deserializer.deserialize_map(Entries)
            }
        }
    };
}
pub(crate) use from_object;

/// Reads a value that must be one.
#[inline(never)]
pub(crate) fn needed<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    entries: &mut A,
    place: &mut Option<T>,
) -> Result<(), A::Error> {
    *place = Some(entries.next_value()?);
    Ok(())
}

/// Reads a value if it can be read.
#[inline(never)]
pub(crate) fn maybe<'de, A: MapAccess<'de>, T: Deserialize<'de> + HasSchema>(
    entries: &mut A,
    place: &mut Option<T>,
) -> Result<(), A::Error> {
    if const { T::SCHEMA.takes_list() || T::SCHEMA.takes_object() } {
        return entries.next_value_seed(Readable::into(|value| *place = Some(value)));
    }
    *place = scalar(entries)?.read();
    Ok(())
}

/// One copy for all types.
#[inline(never)]
fn scalar<'de, A: MapAccess<'de>>(entries: &mut A) -> Result<ScalarValue<'de>, A::Error> {
    entries.next_value()
}

/// Reads the items of a list that can be read.
#[inline(never)]
pub(crate) fn items<'de, A: MapAccess<'de>, T: Deserialize<'de> + HasSchema>(
    entries: &mut A,
    place: &mut Vec<T>,
) -> Result<(), A::Error> {
    entries.next_value_seed(Readable::into(|ReadableItems(items)| *place = items))
}

/// As [`items`], where a field without a list is to be told from one with an empty list.
#[inline(never)]
pub(crate) fn items_if_any<'de, A: MapAccess<'de>, T: Deserialize<'de> + HasSchema>(
    entries: &mut A,
    place: &mut Option<Vec<T>>,
) -> Result<(), A::Error> {
    entries.next_value_seed(Readable::into(|ReadableItems(items)| *place = Some(items)))
}
