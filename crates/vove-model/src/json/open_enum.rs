use alloc::boxed::Box;
use core::fmt;

/// Text that the API sent and this version has no name for.
///
/// It has no public constructor, so no program can match it by literal, and naming the value in a later version
/// breaks nobody. `Debug` prints nothing of it: a reply can put anything here.
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

/// Which of several documented spellings the API used for one and the same value.
///
/// All spellings of a value compare equal; [`as_str`](Self::as_str) and serialisation keep the one that came.
#[derive(Clone, Copy)]
pub struct Spelling(&'static str);

impl Spelling {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The spelling as it came.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Debug for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl PartialEq for Spelling {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Spelling {}

impl PartialOrd for Spelling {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Spelling {
    fn cmp(&self, _: &Self) -> core::cmp::Ordering {
        core::cmp::Ordering::Equal
    }
}

impl core::hash::Hash for Spelling {
    fn hash<H: core::hash::Hasher>(&self, _: &mut H) {}
}

/// Defines an enum whose values come from the API and may grow.
///
/// `Name = "TEXT"` is a plain variant. `Name = "TEXT" | "OTHER"` has several documented spellings and remembers which
/// one came. Everything else is `Unknown`, kept byte for byte.
macro_rules! open_enum {
    (
        $(#[$attr:meta])*
        pub enum $name:ident {
            $( $(#[$plain_attr:meta])* $plain:ident = $text:literal, )*
        }
        $(spelled {
            $( $(#[$spelled_attr:meta])* $spelled:ident = $first:literal $(| $other:literal)+, )*
        })?
    ) => {
        $(#[$attr])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$plain_attr])* $plain, )*
            $($( $(#[$spelled_attr])* $spelled($crate::Spelling), )*)?
            /// A value that this version does not know, kept as it came.
            Unknown($crate::UnknownText),
        }

        impl $name {
            /// Every text that this version knows, all spellings included.
            pub const KNOWN: &'static [&'static str] = &[$($text,)* $($($first, $($other,)+)*)?];

            /// The text as the API writes it, or wrote it.
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$plain => $text, )*
                    $($( Self::$spelled(spelling) => spelling.as_str(), )*)?
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
                    $( $text => Self::$plain, )*
                    $($(
                        $first => Self::$spelled($crate::Spelling::new($first)),
                        $( $other => Self::$spelled($crate::Spelling::new($other)), )+
                    )*)?
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

        impl $crate::json::schema::Shaped for $name {
            const SHAPE: $crate::json::schema::Shape = $crate::json::schema::Shape::Known(Self::KNOWN);
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;

                impl serde::de::Visitor<'_> for Text {
                    type Value = $name;

                    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                        f.write_str("text")
                    }

                    fn visit_str<E>(self, text: &str) -> Result<$name, E> {
                        Ok($name::from(text))
                    }
                }

                deserializer.deserialize_str(Text)
            }
        }
    };
}
pub(crate) use open_enum;
