//! When a failed attempt is followed by another. Nothing here waits or looks at a clock: times and chance are arguments, so
//! that async and blocking callers decide alike.

mod attempts;
mod budget;
mod policy;
mod repeat;
mod retry_after;
mod throttle;

pub use self::{
    attempts::{Attempts, Moment, is_retryable_status},
    budget::RetryBudget,
    policy::RetryPolicy,
    repeat::Repeat,
    retry_after::RetryAfter,
    throttle::Throttle,
};
