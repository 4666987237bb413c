#![doc = include_str!("../README.md")]

mod api;
mod cases;
mod control;
mod delivery;
mod emulator;
mod error;
mod outcome;
mod people;
mod reply;
mod schedule;
mod state;
mod token;

pub use crate::{
    delivery::{Answer, Attempt, BodyShape},
    emulator::{Builder, Emulator},
    error::{Error, ErrorKind},
    outcome::Outcome,
    people::PEOPLE,
    schedule::RetrySchedule,
    state::SessionSummary,
};
