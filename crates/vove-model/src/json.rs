//! Reads JSON strictly where it matters and leniently where it doesn't.
//!
//! - A missing field, `null` and `""` are one `None`.
//! - An optional field of the wrong JSON type is `None` as well and never fails the whole response;
//!   [`drift`](crate::Received::drift) names it.
//! - A required field that is missing or of the wrong type, and a duplicate field, are errors.
//! - Errors name a place and never a value.

pub(crate) mod lenient;
pub(crate) mod open_enum;
pub(crate) mod path;
pub(crate) mod raw;
pub(crate) mod read;
pub(crate) mod scalar;
pub(crate) mod schema;

pub use self::{
    lenient::{none_if_empty, value as none_if_unreadable},
    read::from_slice,
};
