use core::fmt;

use serde::{Deserialize, Serialize};

/// A person's data: silent unless asked.
///
/// There is no `Display`, and `Debug` prints nothing of the value. [`expose`](Self::expose) is the only way for a
/// program to look at it, so that `grep expose` finds every place where a person's data leaves its wrapper.
/// Serialising a payload writes the value, because that is the wire format.
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

    /// The one exit: the value itself.
    pub const fn expose(&self) -> &T {
        &self.0
    }
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
