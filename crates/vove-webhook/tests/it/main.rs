//! Tests of the verifier and the events: vectors, properties, mistakes of real integrations, and what is never printed.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod contradictions;
mod deduplication;
mod deliveries;
mod ed25519_work;
mod events;
mod lost_connection;
mod mistakes;
mod properties;
mod receiver;
mod redaction;
mod sample;
mod secrets;
mod vectors;
