//! Identifiers, one type for each kind.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    Text,
    json::error::{Error, IdFault},
};

/// The longest identifier accepted, in bytes. The API states no limit.
const MAX_BYTES: usize = 256;

fn check(text: &str) -> Result<(), IdFault> {
    // Without an early return, so that the compiler vectorizes it.
    let is_graphic = text.bytes().fold(true, |graphic, byte| graphic & byte.is_ascii_graphic());
    let is_common = matches!(text.len(), 3..=MAX_BYTES) && is_graphic;
    if is_common {
        Ok(())
    } else if text.is_empty() {
        Err(IdFault::Empty)
    } else if text.len() > MAX_BYTES {
        Err(IdFault::TooLong)
    } else if text.chars().any(char::is_control) {
        Err(IdFault::ControlCharacter)
    } else if text.chars().all(char::is_whitespace) {
        Err(IdFault::Blank)
    } else if matches!(text, "." | "..") {
        Err(IdFault::DotSegment)
    } else {
        Ok(())
    }
}

/// Whether a text is a valid identifier.
pub(crate) fn is_id(text: &str) -> bool {
    check(text).is_ok()
}

macro_rules! id {
    ($(#[$attr:meta])* $name:ident) => {
        $(#[$attr])*
        ///
        /// Opaque text of 1 to 256 bytes that is not blank, has no control characters and is not `.` or `..`, which are
        /// not possible as one segment of a URL path. `Debug` prints nothing of it, because it refers to a person.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "Text")]
        pub struct $name(Text);

        impl $name {
            /// Checks and wraps an identifier.
            ///
            /// # Errors
            /// [`ErrorKind::InvalidId`](crate::ErrorKind::InvalidId), naming the rule and never the text.
            pub fn new(text: impl Into<String>) -> Result<Self, Error> {
                Self::try_from(Text::from(text.into()))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }

        impl core::str::FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = Error;

            fn try_from(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl TryFrom<Text> for $name {
            type Error = Error;

            fn try_from(text: Text) -> Result<Self, Error> {
                match check(&text) {
                    Ok(()) => Ok(Self(text)),
                    Err(fault) => Err(Error::invalid_id(stringify!($name), fault)),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;

            fn try_from(text: String) -> Result<Self, Error> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.into()
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        crate::json::schema::leaf!(Id: $name);
    };
}

id! {
    /// Your identifier of a person or business: chosen by you when a session is created, and the key for every later
    /// call.
    ///
    /// Choose one that can't be guessed, for example [`RefId::from_random_bytes`].
    ///
    /// ```
    /// use vove_model::RefId;
    ///
    /// let ref_id = RefId::new("cust-0042")?;
    /// assert_eq!(ref_id.as_str(), "cust-0042");
    /// assert!(RefId::new("").is_err());
    /// # Ok::<(), vove_model::Error>(())
    /// ```
    RefId
}

id! {
    /// VOVE ID's identifier of a person, `_id` of a response. No documented path accepts it.
    UserId
}

id! {
    /// VOVE ID's identifier of one verification session.
    SessionId
}

id! {
    /// Identifier of a flow, from the dashboard. A changed flow has a new one.
    FlowId
}

id! {
    /// VOVE ID's identifier of a business case, for the KYB paths.
    KybCaseId
}

id! {
    /// VOVE ID's identifier of a document of a business case.
    KybDocumentId
}

id! {
    /// VOVE ID's identifier of a screening case, for changing its status. It is fetched by [`RefId`].
    AmlCaseId
}

impl RefId {
    /// A random reference in the form of a version 4 UUID (RFC 9562, section 5.4), from random bytes of the caller.
    ///
    /// ```
    /// use vove_model::RefId;
    ///
    /// let ref_id = RefId::from_random_bytes([0x5a; 16]);
    /// assert_eq!(ref_id.as_str(), "5a5a5a5a-5a5a-4a5a-9a5a-5a5a5a5a5a5a");
    /// ```
    pub fn from_random_bytes(random: [u8; 16]) -> Self {
        let mut bits = u128::from_be_bytes(random);
        bits &= !(0xf << 76) & !(0b11 << 62);
        bits |= (0x4 << 76) | (0b10 << 62);
        let group = |shift: u32, width: u32| (bits >> shift) & ((1 << width) - 1);
        let text = alloc::format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            group(96, 32),
            group(80, 16),
            group(64, 16),
            group(48, 16),
            group(0, 48),
        );
        Self(text.into())
    }
}
