//! Enums whose values come from the API and may grow.

use alloc::boxed::Box;
use core::{fmt, marker::PhantomData};

use serde::{Deserializer, de::Visitor};

/// Text that the API sent and that this version has no name for.
///
/// It has no public constructor, so that no program can match it by literal, and naming the value in a later version
/// breaks no program. `Debug` prints nothing of it: a response can put anything here.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownText(Box<str>);

impl UnknownText {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The text exactly as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// Reads a text, and nothing else, as a value that can be made from any text.
pub(crate) fn from_text<'de, D: Deserializer<'de>, T: for<'a> From<&'a str>>(deserializer: D) -> Result<T, D::Error> {
    struct AnyText<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> Visitor<'_> for AnyText<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            Ok(text.into())
        }
    }

    deserializer.deserialize_str(AnyText(PhantomData))
}

/// Defines an enum whose values come from the API and may grow: `Name = "TEXT"`, or `Name = "TEXT" | "OTHER"` for a
/// value with two documented spellings, of which the first is written. Every other text is `Unknown`, kept byte for
/// byte.
macro_rules! open_enum {
    (
        $(#[$attr:meta])*
        pub enum $name:ident {
            $( $(#[$variant_attr:meta])* $variant:ident = $text:literal $(| $alias:literal)*, )*
        }
    ) => {
        $(#[$attr])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_attr])* $variant, )*
            /// A value that this version does not know, kept as it came.
            Unknown($crate::UnknownText),
        }

        impl $name {
            /// Every text that this version knows, all spellings included.
            pub const KNOWN: &'static [&'static str] = &[$( $text, $($alias,)* )*];

            /// The text as the API documents it, or the unknown text exactly as it came.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )*
                    Self::Unknown(text) => text.as_str(),
                }
            }

            /// Whether this version has a name for the value.
            pub const fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                match text {
                    $( $text $(| $alias)* => Self::$variant, )*
                    other => Self::Unknown($crate::UnknownText::new(other)),
                }
            }
        }

        impl core::str::FromStr for $name {
            type Err = core::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl $crate::HasSchema for $name {
            const SCHEMA: $crate::Schema = $crate::Schema::OpenEnum(Self::KNOWN);
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::json::open_enum::from_text(deserializer)
            }
        }
    };
}
pub(crate) use open_enum;
