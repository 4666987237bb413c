use core::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

use crate::value::number::visit_number_in_object;

/// A number of things: a whole number from 0, or a text that is one.
pub(crate) struct Count(pub(crate) u64);

/// Reads a number that must be one.
pub(crate) fn needed<'de, A: MapAccess<'de>>(entries: &mut A, place: &mut Option<u64>) -> Result<(), A::Error> {
    let Count(count) = entries.next_value()?;
    *place = Some(count);
    Ok(())
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WholeNumber;

        impl<'de> Visitor<'de> for WholeNumber {
            type Value = Count;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number from 0")
            }

            fn visit_u64<E>(self, number: u64) -> Result<Count, E> {
                Ok(Count(number))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Count, E> {
                text.parse().map(Count).map_err(|_| E::custom("not a whole number"))
            }

            visit_number_in_object!();
        }

        deserializer.deserialize_any(WholeNumber)
    }
}

crate::json::schema::leaf!(Count: Count);
