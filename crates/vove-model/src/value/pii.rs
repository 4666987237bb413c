//! The wrapper of personal data.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{HasSchema, Schema};

/// Personal data, redacted.
///
/// There is no `Display`, and `Debug` prints `Pii(..)`. [`expose`](Self::expose) is the only accessor, so that `grep
/// expose` finds every place where personal data leaves its wrapper. Serializing writes the value, because that is the
/// wire format.
///
/// ```
/// use vove_model::Pii;
///
/// let name = Pii::new("AMINA");
/// assert_eq!(format!("{name:?}"), "Pii(..)");
/// assert_eq!(*name.expose(), "AMINA");
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pii<T>(T);

impl<T> Pii<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: HasSchema> HasSchema for Pii<T> {
    const SCHEMA: Schema = T::SCHEMA;
}

impl<T> From<T> for Pii<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Pii<alloc::string::String> {
    fn from(value: &str) -> Self {
        Self(value.into())
    }
}

impl<T> fmt::Debug for Pii<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pii(..)")
    }
}
