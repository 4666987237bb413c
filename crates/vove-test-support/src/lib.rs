//! What the tests of this workspace share. A development dependency only: nothing published depends on it.

mod random;

pub use crate::random::Random;

/// Compiles the examples of the workspace's README.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
