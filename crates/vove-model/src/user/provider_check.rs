use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};

use crate::{Number, UnknownText, value::number::visit_number_in_object};

/// The outcome of one of the provider's own checks (`digitalIDSpoof`, `mrzStatus` and the like).
///
/// The API names these enums without publishing their values, and systems of the same family send words, numbers or flags,
/// so all are kept and none is interpreted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CheckOutcome {
    /// A word.
    Word(UnknownText),
    /// A whole number.
    Number(i64),
    /// Any other number.
    Fraction(Number),
    /// True or false.
    Flag(bool),
}

crate::json::schema::leaf!(CheckOutcome: CheckOutcome);

impl Serialize for CheckOutcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Word(word) => serializer.serialize_str(word.as_str()),
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Fraction(number) => number.serialize(serializer),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

impl<'de> Deserialize<'de> for CheckOutcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Scalar;

        impl<'de> Visitor<'de> for Scalar {
            type Value = CheckOutcome;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, a number or a flag")
            }

            fn visit_str<E>(self, word: &str) -> Result<CheckOutcome, E> {
                Ok(CheckOutcome::Word(UnknownText::new(word)))
            }

            fn visit_bool<E>(self, flag: bool) -> Result<CheckOutcome, E> {
                Ok(CheckOutcome::Flag(flag))
            }

            fn visit_i64<E>(self, number: i64) -> Result<CheckOutcome, E> {
                Ok(CheckOutcome::Number(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<CheckOutcome, E> {
                Ok(i64::try_from(number).map_or_else(|_| CheckOutcome::Fraction(number.into()), CheckOutcome::Number))
            }

            fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<CheckOutcome, E> {
                Number::fraction(number).map(CheckOutcome::Fraction).ok_or_else(|| E::custom("not finite"))
            }

            visit_number_in_object!();
        }

        deserializer.deserialize_any(Scalar)
    }
}
