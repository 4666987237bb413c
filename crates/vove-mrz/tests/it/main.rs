//! What the crate promises, seen from outside.

mod any_text;
mod century;
mod corpus;
mod damage;
mod layouts;
mod names;
mod round_trip;
mod snapshots;
mod substitutions;
