//! Texts of a response.

use alloc::string::{String, ToString};
use core::{borrow::Borrow, fmt, ops::Deref};

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Pii, json::scalar::Scalar};

/// A text of a response. Dereferences to `str`. Up to 24 bytes are kept without a heap allocation: most names,
/// numbers, dates and timestamps. A whole number is read as its digits.
///
/// `Debug` prints nothing of it; personal texts are [`Pii<Text>`](crate::Pii), which has no `Display` either.
///
/// ```
/// use vove_model::Text;
///
/// let name = Text::from("EL IDRISSI");
/// assert_eq!(name, "EL IDRISSI");
/// assert_eq!(name.to_lowercase(), "el idrissi");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(CompactString);

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into()
    }
}

impl From<&str> for Pii<Text> {
    fn from(text: &str) -> Self {
        Self::new(text.into())
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(..)")
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Text(text) => Ok(Self(text.into())),
            Scalar::Count(number) => Ok(number.to_string().into()),
            Scalar::Negative(number) => Ok(number.to_string().into()),
            other => Err(other.wrong_type("text")),
        }
    }
}

crate::json::schema::leaf!(Text: Text);
