//! Decides whether and when a failed attempt is followed by another.
//!
//! Nothing here sleeps or reads a clock: times and random numbers are arguments, so that async and blocking callers
//! share the same decisions and tests need no timers.

mod attempts;
mod budget;
mod idempotency;
mod policy;
mod retry_after;
mod status;
mod throttle;

pub use self::{
    attempts::{Attempts, RetryContext},
    budget::RetryBudget,
    idempotency::Idempotency,
    policy::RetryPolicy,
    retry_after::RetryAfter,
    status::is_retryable_status,
    throttle::Throttle,
};
