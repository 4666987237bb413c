//! The transports against loopback servers, the retry decisions, and the test doubles.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod browser_guard;
mod doubles;
mod extremes;
mod reqwest_transport;
mod retry;
mod stray_responses;
