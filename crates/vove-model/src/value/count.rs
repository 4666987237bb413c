//! Whole numbers from 0.

use serde::{Deserialize, Deserializer};

use crate::json::scalar::Scalar;

/// A whole number from 0, or a text that is one.
pub(crate) struct Count(pub(crate) u64);

/// For `#[serde(deserialize_with)]`: a count that must be present.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    Count::deserialize(deserializer).map(|Count(count)| count)
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let scalar = Scalar::deserialize(deserializer)?;
        let count = match &scalar {
            Scalar::Count(count) => Some(*count),
            Scalar::Text(text) => text.parse().ok(),
            _ => None,
        };
        count.map(Self).ok_or_else(|| scalar.wrong_type("a whole number from 0"))
    }
}

crate::json::schema::leaf!(Count: Count);
