//! Issuer-specific data: document number patterns, personal numbers and national conventions.

pub mod chinese;
pub mod crew;
mod personal_number;
mod personal_number_kind;
mod profile;
pub mod russian;

pub use self::{
    personal_number::{PersonalNumber, personal_number},
    personal_number_kind::{EmbeddedSex, PersonalNumberKind},
    profile::{Confidence, OptionalField, PROFILES, Profile},
};
