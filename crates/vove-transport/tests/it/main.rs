//! The reqwest transport against real loopback servers, good and bad.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod doubles;
mod reqwest_transport;
