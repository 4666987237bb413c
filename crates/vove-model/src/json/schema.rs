use crate::{value::id, value::number};

/// What the documented JSON of a type looks like: what [`drift`](crate::Received::drift) compares with and what the test kit
/// makes replies from.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text, a number, or JSON of no documented shape.
    Leaf(Leaf),
    /// Text, one of these.
    Known(&'static [&'static str]),
    /// A list.
    List(&'static Self),
    /// An object with these fields.
    Object(&'static [Field]),
    /// One of two that JSON tells apart. Samples are made of the second.
    Either(&'static [Self; 2]),
}

/// A field of an object.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What is under it.
    pub shape: Shape,
    /// How much depends on it.
    pub presence: Presence,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// It must.
    Needed,
    /// It may.
    Maybe,
    /// It may, in place of a field that must be there or may.
    Alias,
}

/// What can't be taken apart further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// Any text.
    Text,
    /// An opaque identifier.
    Id,
    /// A secret text.
    Token,
    /// A date as documents have it.
    Date,
    /// An instant, RFC 3339.
    Timestamp,
    /// An image in base64.
    Image,
    /// A whole number from 0, or a text that is one.
    Count,
    /// Any number, or a text that is one.
    Number,
    /// A word, a number or a flag.
    Outcome,
    /// True or false.
    Flag,
    /// Anything.
    Free,
}

impl Field {
    /// A field that must be there.
    pub const fn needed(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, presence: Presence::Needed }
    }

    /// A field that may be missing.
    pub const fn maybe(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, presence: Presence::Maybe }
    }

    /// A second name of a field.
    pub const fn alias(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, presence: Presence::Alias }
    }
}

impl Shape {
    /// The fields, if an object is documented.
    pub(crate) fn fields(&self) -> Option<&'static [Field]> {
        match self {
            Self::Object(fields) => Some(fields),
            Self::Either(both) => both.iter().find_map(Self::fields),
            _ => None,
        }
    }

    /// What each item looks like, if a list is documented.
    pub(crate) fn item(&self) -> &'static Self {
        match self {
            Self::List(item) => item,
            Self::Either([Self::List(item), _] | [_, Self::List(item)]) => item,
            _ => &Self::Leaf(Leaf::Free),
        }
    }

    /// Whether a list is read as this.
    pub(crate) const fn takes_list(&self) -> bool {
        match self {
            Self::List(_) | Self::Leaf(Leaf::Free) => true,
            Self::Either([one, other]) => one.takes_list() || other.takes_list(),
            _ => false,
        }
    }

    /// Whether an object is read as this.
    pub(crate) const fn takes_object(&self) -> bool {
        match self {
            Self::Object(_) | Self::Leaf(Leaf::Free) => true,
            Self::Either([one, other]) => one.takes_object() || other.takes_object(),
            _ => false,
        }
    }

    /// Whether a list or an object is read as this.
    pub(crate) const fn is_compound(&self) -> bool {
        self.takes_list() || self.takes_object()
    }

    /// Whether a value that is neither text, list nor object is read as this.
    pub(crate) const fn takes_scalar(&self, scalar: Scalar) -> bool {
        match (self, scalar) {
            (Self::Leaf(Leaf::Free | Leaf::Outcome), _) => true,
            (Self::Leaf(Leaf::Flag), Scalar::Flag) | (Self::Leaf(Leaf::Count), Scalar::Count) => true,
            (Self::Leaf(Leaf::Number), Scalar::Count | Scalar::Negative | Scalar::Fraction) => true,
            (Self::Leaf(Leaf::Text | Leaf::Id | Leaf::Date | Leaf::Timestamp), Scalar::Count | Scalar::Negative) => {
                true
            }
            (Self::Either([one, other]), _) => one.takes_scalar(scalar) || other.takes_scalar(scalar),
            _ => false,
        }
    }

    /// Whether a text is read as this.
    pub(crate) fn takes_text(&self, text: &str) -> bool {
        match self {
            Self::Leaf(Leaf::Flag) | Self::List(_) | Self::Object(_) => false,
            Self::Leaf(Leaf::Count) => text.parse::<u64>().is_ok(),
            Self::Leaf(Leaf::Number) => number::finite(text).is_some(),
            Self::Leaf(Leaf::Id) => id::is_id(text),
            Self::Leaf(_) | Self::Known(_) => true,
            Self::Either([one, other]) => one.takes_text(text) || other.takes_text(text),
        }
    }
}

#[derive(Clone, Copy)]
pub(crate) enum Scalar {
    Flag,
    /// A whole number from 0.
    Count,
    /// A whole number below 0.
    Negative,
    Fraction,
}

/// A type whose documented shape is known.
pub trait Shaped {
    /// The shape.
    const SHAPE: Shape;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped> Shaped for crate::Pii<T> {
    const SHAPE: Shape = T::SHAPE;
}

impl<T: Shaped> Shaped for alloc::vec::Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

macro_rules! leaf {
    ($leaf:ident: $($name:ty),*) => {
        $(
            impl $crate::json::schema::Shaped for $name {
                const SHAPE: $crate::json::schema::Shape = $crate::json::schema::Shape::Leaf($crate::json::schema::Leaf::$leaf);
            }
        )*
    };
}
pub(crate) use leaf;

leaf!(Flag: bool);
leaf!(Text: &str, alloc::string::String);
leaf!(Count: u64);
