//! Outcomes of the provider's own checks.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Number, UnknownText, json::scalar::Scalar};

/// The outcome of one of the provider's own checks (`digitalIDSpoof`, `mrzStatus` and the like).
///
/// The API names these fields without publishing their values, and comparable systems send words, numbers or booleans,
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
        let scalar = Scalar::deserialize(deserializer)?;
        let outcome = match &scalar {
            Scalar::Text(word) => Some(Self::Word(UnknownText::new(word))),
            Scalar::Boolean(flag) => Some(Self::Flag(*flag)),
            Scalar::Negative(number) => Some(Self::Number(*number)),
            Scalar::Count(number) => {
                Some(i64::try_from(*number).map_or_else(|_| Self::Fraction((*number).into()), Self::Number))
            }
            number => Number::from_scalar(number).map(Self::Fraction),
        };
        outcome.ok_or_else(|| scalar.wrong_type("a word, a number or a boolean"))
    }
}
