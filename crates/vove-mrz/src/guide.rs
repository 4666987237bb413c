//! What a zone is, for those who meet one for the first time.

#[doc = include_str!("../docs/fields.md")]
pub mod fields {}

#[doc = include_str!("../docs/digits.md")]
pub mod digits {}

#[doc = include_str!("../docs/repair.md")]
pub mod repair {}

#[doc = include_str!("../docs/profiles.md")]
pub mod profiles {}

#[doc = include_str!("../docs/names.md")]
pub mod names {}
