//! What the tests of this workspace share. A development dependency only: nothing published depends on it.

mod random;

pub use crate::random::Random;
