#![doc = include_str!("../README.md")]

mod clock;
mod delivery;
mod emulator;
mod error;
mod random;
mod response;
mod routes;
mod session_outcome;
mod shared;
mod store;
mod token;

pub use crate::{
    delivery::{Attempt, BodyShape, DeliveryProblem, DeliveryResponse, RetrySchedule, WebhookUrl},
    emulator::{Builder, Emulator},
    error::{Error, ErrorKind},
    session_outcome::SessionOutcome,
    store::{PERSONAS, SessionSummary},
};
