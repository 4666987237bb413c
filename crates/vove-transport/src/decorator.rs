//! Transports around a transport: they hold calls back on this side, before they cost anything on the other.

mod circuit;
mod concurrency_limit;
mod rate_limit;

pub use self::{
    circuit::{Circuit, CircuitPolicy},
    concurrency_limit::ConcurrencyLimit,
    rate_limit::RateLimit,
};
