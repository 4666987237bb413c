//! Reads JSON strictly where it matters and leniently where it doesn't.
//!
//! - A missing field, `null` and `""` are one `None`.
//! - An optional field of the wrong JSON type is `None` as well and never fails the whole response;
//!   [`drift`](crate::Received::drift) names it.
//! - A value that is JSON but can't be decoded (half of a surrogate pair, a number beyond `f64`, text that is not
//!   UTF-8) is read as `null`, and [`drift`](crate::Received::drift) names it as well.
//! - A byte order mark in front is skipped.
//! - A required field that is missing or of the wrong type, and a duplicate field, are errors.
//! - Errors name a place and never a value.

pub(crate) mod error;
pub(crate) mod lenient;
pub(crate) mod list;
pub(crate) mod open_enum;
pub(crate) mod path;
pub(crate) mod raw;
pub(crate) mod read;
pub(crate) mod scalar;
pub(crate) mod schema;
pub(crate) mod undecodable;

pub use self::{
    lenient::{none_if_empty, value as none_if_unreadable},
    read::from_slice,
};
