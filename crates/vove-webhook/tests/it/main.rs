//! The verifier against the vectors, its laws, the mistakes of real integrations, and what it may never print.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod contradictions;
mod deliveries;
mod events;
mod explaining;
mod fuzz;
mod laws;
mod mac;
mod mistakes;
mod sample;
mod secrets;
mod seen;
mod silence;
mod vectors;
