//! The feature `serde`: layouts and fields as their names.

use core::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};

use super::{FieldName, Layout};

/// Its name: `TD3`.
impl Serialize for Layout {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

/// From [`FieldName::as_str`].
impl<'de> Deserialize<'de> for FieldName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ByName { expecting: "the name of a field", find: Self::from_name })
    }
}

/// From [`Layout::name`].
impl<'de> Deserialize<'de> for &'static Layout {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ByName { expecting: "the name of a layout", find: Layout::from_name })
    }
}

/// Reads a stable name.
struct ByName<T> {
    expecting: &'static str,
    find: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for ByName<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<T, E> {
        (self.find)(name).ok_or_else(|| E::custom(format_args!("expected {}", self.expecting)))
    }
}
