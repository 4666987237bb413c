//! The values that payloads are made of.

mod dates;
mod digest;
mod fingerprint;
mod ids;
