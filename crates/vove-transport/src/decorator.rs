//! Transports around a transport: they hold calls back on this side, before they cost anything on the other.
//!
//! ```no_run
//! use vove_transport::{ReqwestTransport, decorator::{Circuit, CircuitPolicy, ConcurrencyLimit, RateLimit}};
//!
//! // At most 20 a second and 8 at once, and none while the server is down. The outermost is asked first.
//! let limited = ConcurrencyLimit::new(RateLimit::new(ReqwestTransport::new()?, 20, 5), 8);
//! let transport = Circuit::new(limited, CircuitPolicy::default());
//! # Ok::<(), vove_transport::TransportError>(())
//! ```

mod circuit;
mod concurrency_limit;
mod rate_limit;

pub use self::{
    circuit::{Circuit, CircuitPolicy},
    concurrency_limit::ConcurrencyLimit,
    rate_limit::RateLimit,
};
