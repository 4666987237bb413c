//! Numbers of any kind.

use alloc::boxed::Box;
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::json::scalar::Scalar;

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
    /// A finite number in Rust's syntax.
    Text(Box<str>),
}

impl Number {
    /// The number, rounded to the nearest `f64` if it is a whole one beyond 2⁵³.
    pub fn as_f64(&self) -> f64 {
        match &self.0 {
            Repr::Json(number) => number.as_f64(),
            Repr::Text(text) => finite(text),
        }
        .unwrap_or(f64::NAN)
    }

    /// The number, if it was written as a whole one.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Json(number) => number.as_i64(),
            Repr::Text(text) => text.parse().ok(),
        }
    }

    /// A number from a scalar, if it is a finite number or the text of one.
    pub(crate) fn from_scalar(scalar: &Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Count(number) => Some((*number).into()),
            Scalar::Negative(number) => Some((*number).into()),
            Scalar::Fraction(number) => serde_json::Number::from_f64(*number).map(|number| Self(Repr::Json(number))),
            Scalar::Text(text) => finite(text).map(|_| Self(Repr::Text(text.as_ref().into()))),
            Scalar::Absent | Scalar::Boolean(_) => None,
        }
    }
}

/// The finite number that a text is.
pub(crate) fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

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
        let scalar = Scalar::deserialize(deserializer)?;
        Self::from_scalar(&scalar).ok_or_else(|| scalar.wrong_type("a number"))
    }
}

crate::json::schema::leaf!(Number: Number);
