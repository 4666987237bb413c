//! The reqwest transport against real loopback servers, good and bad.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod decorators;
mod doubles;
mod reqwest_transport;
mod retry;
