//! Issuer-specific data: document number patterns, personal numbers and national conventions.

pub mod chinese;
pub mod crew;
mod personal_number;
mod profile;
pub mod russian;

pub use self::{
    personal_number::{EmbeddedSex, PersonalNumber, PersonalNumberKind, personal_number},
    profile::{Confidence, OptionalField, PROFILES, Profile},
};
