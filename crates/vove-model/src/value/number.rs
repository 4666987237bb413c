use alloc::{boxed::Box, string::String};
use core::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, IgnoredAny, MapAccess, Unexpected, Visitor},
};

/// A number as JSON has them, whole or not, or a text that is one (`"7"`). Kept and written as it came.
///
/// ```
/// use vove_model::Number;
///
/// let [number, text]: [Number; 2] = serde_json::from_str(r#"[7.5, "7"]"#).unwrap();
/// assert_eq!((number.as_f64(), number.as_i64()), (7.5, None));
/// assert_eq!((text.as_f64(), text.as_i64()), (7.0, Some(7)));
/// assert_eq!(serde_json::to_string(&[number, text]).unwrap(), r#"[7.5,"7"]"#);
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Number(Repr);

#[derive(Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
enum Repr {
    Json(serde_json::Number),
    /// A finite number, as Rust writes them.
    Text(Box<str>),
}

impl Number {
    /// The number, rounded to the nearest `f64` where it is a whole one beyond 2⁵³.
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Repr::Json(number) => number.as_f64(),
            Repr::Text(text) => finite(text),
        }
        .unwrap_or(f64::NAN)
    }

    /// The number, when it was written as a whole one.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Json(number) => number.as_i64(),
            Repr::Text(text) => text.parse().ok(),
        }
    }

    /// A fraction, if JSON can write it.
    pub(crate) fn fraction(number: f64) -> Option<Self> {
        serde_json::Number::from_f64(number).map(|number| Self(Repr::Json(number)))
    }
}

/// The number that a text is.
pub(crate) fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The number that an object stands for, if it does: so numbers come where any crate of a program turns serde_json's feature
/// `arbitrary_precision` on.
pub(crate) fn in_object<'de, A: MapAccess<'de>>(mut entries: A) -> Result<Option<serde_json::Number>, A::Error> {
    let mut number = None;
    while let Some(key) = entries.next_key::<String>()? {
        if key == "$serde_json::private::Number" {
            number = entries.next_value::<String>()?.parse().ok();
        } else {
            entries.next_value::<IgnoredAny>()?;
        }
    }
    Ok(number)
}

/// Hands a number to a visitor in the way it would have come otherwise.
pub(crate) fn visit<'de, V: Visitor<'de>, E: Error>(visitor: V, number: &serde_json::Number) -> Result<V::Value, E> {
    match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(number), ..) => visitor.visit_u64(number),
        (_, Some(number), _) => visitor.visit_i64(number),
        (.., Some(number)) => visitor.visit_f64(number),
        _ => Err(E::invalid_type(Unexpected::Other("number"), &visitor)),
    }
}

/// `visit_map` of a visitor of scalars.
macro_rules! visit_number_in_object {
    () => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
            match $crate::value::number::in_object(entries)? {
                Some(number) => $crate::value::number::visit(self, &number),
                None => Err(serde::de::Error::invalid_type(serde::de::Unexpected::Map, &self)),
            }
        }
    };
}
pub(crate) use visit_number_in_object;

impl From<i64> for Number {
    fn from(number: i64) -> Self {
        Self(Repr::Json(number.into()))
    }
}

impl From<u64> for Number {
    fn from(number: u64) -> Self {
        Self(Repr::Json(number.into()))
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Number(..)")
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyNumber;

        impl<'de> Visitor<'de> for AnyNumber {
            type Value = Number;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }

            fn visit_u64<E>(self, number: u64) -> Result<Number, E> {
                Ok(number.into())
            }

            fn visit_i64<E>(self, number: i64) -> Result<Number, E> {
                Ok(number.into())
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Number, E> {
                Number::fraction(number).ok_or_else(|| E::custom("not finite"))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Number, E> {
                match finite(text) {
                    Some(_) => Ok(Number(Repr::Text(text.into()))),
                    None => Err(E::custom("not a number")),
                }
            }

            visit_number_in_object!();
        }

        deserializer.deserialize_any(AnyNumber)
    }
}

crate::json::schema::leaf!(Number: Number);
