//! Drift, and the bodies of failed calls.

mod drift;
mod problem;
