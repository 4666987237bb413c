//! Properties of every payload, and of any input.

mod any_bytes;
mod fuzz;
mod laws;
