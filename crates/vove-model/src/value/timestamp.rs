//! Instants.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::Text;

/// An instant as the API writes it: RFC 3339 with milliseconds, in UTC. The text is kept as it came.
///
/// ```
/// use vove_model::Timestamp;
///
/// let created = Timestamp::from("2024-09-23T22:55:25.894Z".to_owned());
/// assert_eq!(created.as_str(), "2024-09-23T22:55:25.894Z");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(Text);

impl Timestamp {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

crate::json::schema::leaf!(Timestamp: Timestamp);

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Timestamp(..)")
    }
}
