//! Everything that the emulator remembers, in memory only.

mod cases;
mod personas;
mod sessions;

pub(crate) use self::{
    cases::{CaseFilter, Cases},
    personas::{ALL_PERSONAS, Persona, find_persona},
    sessions::{SessionRequest, Sessions},
};
pub use self::{personas::PERSONAS, sessions::SessionSummary};

/// The state of the emulator.
#[derive(Default)]
pub(crate) struct Store {
    pub(crate) sessions: Sessions,
    pub(crate) kyb_cases: Cases,
    pub(crate) aml_cases: Cases,
}
