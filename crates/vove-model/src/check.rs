use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use crate::UnknownText;

/// The outcome of one of the provider's own checks (`digitalIDSpoof`, `mrzStatus` and the like).
///
/// The API names these enums without publishing their values, and systems of the same family send either words or
/// small integers, so both are kept and neither is interpreted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CheckOutcome {
    /// A word.
    Word(UnknownText),
    /// A number.
    Number(i64),
}

crate::shape::leaf!(CheckOutcome);

impl Serialize for CheckOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(word) => serializer.serialize_str(word.as_str()),
            Self::Number(number) => serializer.serialize_i64(*number),
        }
    }
}

impl<'de> Deserialize<'de> for CheckOutcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrNumber;

        impl Visitor<'_> for WordOrNumber {
            type Value = CheckOutcome;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word or an integer")
            }

            fn visit_str<E>(self, word: &str) -> Result<CheckOutcome, E> {
                Ok(CheckOutcome::Word(UnknownText::new(word)))
            }

            fn visit_i64<E>(self, number: i64) -> Result<CheckOutcome, E> {
                Ok(CheckOutcome::Number(number))
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<CheckOutcome, E> {
                i64::try_from(number).map(CheckOutcome::Number).map_err(|_| E::custom("out of range"))
            }
        }

        deserializer.deserialize_any(WordOrNumber)
    }
}
