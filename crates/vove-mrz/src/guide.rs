//! A guide to machine readable zones: fields, check digits, names, repair, profiles of issuers.

#[doc = include_str!("../docs/fields.md")]
pub mod fields {}

#[doc = include_str!("../docs/digits.md")]
pub mod digits {}

#[doc = include_str!("../docs/names.md")]
pub mod names {}

#[doc = include_str!("../docs/repair.md")]
pub mod repair {}

#[doc = include_str!("../docs/profiles.md")]
pub mod profiles {}
