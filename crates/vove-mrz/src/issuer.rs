//! What is known of issuers: number patterns, personal numbers, national conventions.

pub mod chinese;
pub mod crew;
pub(crate) mod personal_number;
pub(crate) mod profile;
pub mod russian;
