//! The documented JSON of each type, as a value: what [`drift`](crate::Received::drift) compares with, what decides how
//! leniently a field is read, and what the feature `testing` makes responses from.

#[cfg(test)]
pub(crate) mod agreement;

use alloc::collections::BTreeSet;

/// The documented JSON of a type.
#[derive(Debug, Clone, Copy)]
pub enum Schema {
    /// A value that is neither a list nor an object of documented fields.
    Leaf(Leaf),
    /// Text: one of these, or a value that this version does not know.
    OpenEnum(&'static [&'static str]),
    /// A list.
    List(&'static Self),
    /// An object with these fields.
    Object(&'static [SchemaField]),
    /// One of two that differ in their JSON type. Samples are made of the second.
    Either(&'static [Self; 2]),
}

/// A field of an object.
#[derive(Debug, Clone, Copy)]
pub struct SchemaField {
    /// Its key.
    pub key: &'static str,
    /// The value under it.
    pub schema: Schema,
    /// Whether it must be present.
    pub presence: Presence,
}

/// Whether a field must be present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// A response without it is an error.
    Required,
    /// A response without it is read.
    Optional,
    /// A second key of another field, which may be present instead.
    Alias,
}

/// A value that is neither a list nor an object of documented fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// Any text, or a whole number as its digits.
    Text,
    /// An opaque identifier.
    Id,
    /// A secret text.
    Token,
    /// A date as documents print it.
    Date,
    /// An instant, RFC 3339.
    Timestamp,
    /// An image in base64.
    Image,
    /// A whole number from 0, or a text that is one.
    Count,
    /// Any number, or a text that is one.
    Number,
    /// The outcome of a check of the provider: a word, a number or a boolean.
    CheckOutcome,
    /// True or false.
    Boolean,
    /// JSON that no page describes.
    Any,
}

impl SchemaField {
    /// A field that must be present.
    pub const fn required(key: &'static str, schema: Schema) -> Self {
        Self { key, schema, presence: Presence::Required }
    }

    /// A field that may be missing.
    pub const fn optional(key: &'static str, schema: Schema) -> Self {
        Self { key, schema, presence: Presence::Optional }
    }

    /// A second key of another field.
    pub const fn alias(key: &'static str, schema: Schema) -> Self {
        Self { key, schema, presence: Presence::Alias }
    }
}

impl Schema {
    /// The schema of JSON that no page describes.
    pub(crate) const ANY: &'static Self = &Self::Leaf(Leaf::Any);

    /// The documented fields of an object; `None` if it has none.
    pub fn fields(&self) -> Option<&'static [SchemaField]> {
        match self {
            Self::Object(fields) => Some(fields),
            Self::Either(both) => both.iter().find_map(Self::fields),
            _ => None,
        }
    }

    /// The documented field of a key.
    pub(crate) fn field(&self, key: &str) -> Option<&'static SchemaField> {
        self.fields()?.iter().find(|field| field.key == key)
    }

    /// The schema of the items of a list; [`Leaf::Any`] if it is not a list of documented items.
    pub const fn item(&self) -> &'static Self {
        match self {
            Self::List(item) | Self::Either([Self::List(item), _] | [_, Self::List(item)]) => item,
            _ => Self::ANY,
        }
    }

    /// Every key of the schema, those of nested objects included. A list of what may be kept of a response whose other
    /// keys could be personal data.
    ///
    /// ```
    /// use vove_model::{HasSchema, UserVerification};
    ///
    /// let keys = UserVerification::SCHEMA.keys();
    /// assert!(keys.contains("refId") && keys.contains("stepId"));
    /// ```
    pub fn keys(&self) -> BTreeSet<&'static str> {
        match self {
            Self::Leaf(_) | Self::OpenEnum(_) => BTreeSet::new(),
            Self::List(item) => item.keys(),
            Self::Object(fields) => {
                fields.iter().flat_map(|field| field.schema.keys().into_iter().chain([field.key])).collect()
            }
            Self::Either(both) => both.iter().flat_map(Self::keys).collect(),
        }
    }

    /// Whether a list is read as this.
    pub(crate) const fn takes_list(&self) -> bool {
        match self {
            Self::List(_) | Self::Leaf(Leaf::Any) => true,
            Self::Either([one, other]) => one.takes_list() || other.takes_list(),
            _ => false,
        }
    }

    /// Whether an object is read as this.
    pub(crate) const fn takes_object(&self) -> bool {
        match self {
            Self::Object(_) | Self::Leaf(Leaf::Any) => true,
            Self::Either([one, other]) => one.takes_object() || other.takes_object(),
            _ => false,
        }
    }
}

/// A type whose documented JSON is known.
pub trait HasSchema {
    /// The documented JSON.
    const SCHEMA: Schema;
}

impl<T: HasSchema> HasSchema for Option<T> {
    const SCHEMA: Schema = T::SCHEMA;
}

impl<T: HasSchema> HasSchema for alloc::vec::Vec<T> {
    const SCHEMA: Schema = Schema::List(&T::SCHEMA);
}

/// `leaf!(Kind: Type, …)` implements [`HasSchema`] for types that are read as one kind of leaf.
macro_rules! leaf {
    ($leaf:ident: $($name:ty),*) => {
        $(
            impl $crate::json::schema::HasSchema for $name {
                const SCHEMA: $crate::json::schema::Schema =
                    $crate::json::schema::Schema::Leaf($crate::json::schema::Leaf::$leaf);
            }
        )*
    };
}
pub(crate) use leaf;

leaf!(Boolean: bool);
leaf!(Text: &str, alloc::string::String);
leaf!(Count: u64);
