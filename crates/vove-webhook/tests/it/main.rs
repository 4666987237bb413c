//! Deliveries that verify, and all the ways in which they don't.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod deliveries;
