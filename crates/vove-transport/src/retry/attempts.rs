//! The attempts of one operation.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::Response;

use super::{Idempotency, RetryAfter, RetryBudget, RetryPolicy, budget::Reservation, is_retryable_status, status};
use crate::{TransportError, TransportErrorKind};

/// Counts the attempts of one operation and decides after each whether and when there is another.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use vove_transport::{
///     Attempts, Idempotency, RetryBudget, RetryContext, RetryPolicy, TransportError, TransportErrorKind,
/// };
///
/// let (policy, budget) = (RetryPolicy::default(), RetryBudget::default());
/// let mut attempts = Attempts::new(policy, budget, Idempotency::Idempotent, Duration::from_secs(30));
/// attempts.start(Duration::ZERO);
/// let outcome = Err(TransportError::new(TransportErrorKind::Timeout));
/// let context = RetryContext {
///     elapsed: Duration::from_secs(10),
///     system_time: SystemTime::now(),
///     random: u64::MAX,
/// };
/// let backoff = attempts.finish(&outcome, || context);
/// assert_eq!(backoff, Some(Duration::from_millis(100)));
/// ```
#[derive(Debug)]
pub struct Attempts {
    policy: RetryPolicy,
    budget: RetryBudget,
    idempotency: Idempotency,
    operation_timeout: Duration,
    count: u32,
    reservation: Option<Reservation>,
    may_have_been_processed: bool,
}

/// The times and the random number that a retry decision depends on.
#[derive(Debug, Clone, Copy)]
pub struct RetryContext {
    /// Time since the start of the operation.
    pub elapsed: Duration,
    /// The system clock, which is compared with the date of a `Retry-After` header.
    pub system_time: SystemTime,
    /// A random number, uniformly distributed over all values.
    pub random: u64,
}

impl Attempts {
    /// Starts an operation with no attempts made. `operation_timeout` is the time for all attempts together.
    pub const fn new(
        policy: RetryPolicy,
        budget: RetryBudget,
        idempotency: Idempotency,
        operation_timeout: Duration,
    ) -> Self {
        Self {
            policy,
            budget,
            idempotency,
            operation_timeout,
            count: 0,
            reservation: None,
            may_have_been_processed: false,
        }
    }

    /// Returns the number of attempts started.
    pub const fn count(&self) -> u32 {
        self.count
    }

    /// Returns `true` if the server may have acted on an attempt before the last one.
    pub const fn may_have_been_processed(&self) -> bool {
        self.may_have_been_processed
    }

    /// Starts an attempt. `elapsed` is the time since the start of the operation; returns the time that is left for it.
    pub fn start(&mut self, elapsed: Duration) -> Duration {
        self.count = self.count.saturating_add(1);
        if let Some(reservation) = &mut self.reservation {
            reservation.commit();
        }
        self.remaining(elapsed)
    }

    fn remaining(&self, elapsed: Duration) -> Duration {
        self.operation_timeout.saturating_sub(elapsed)
    }

    /// Finishes an attempt: returns how long to wait before the next, or `None` if its outcome is the operation's.
    ///
    /// There is no further attempt if a retry can't change the outcome, if the request is not idempotent and may have
    /// been processed, if the attempts, the budget or the time are used up, if the server asks for a longer wait than
    /// [`RetryPolicy::max_retry_after`], or if the request was throttled locally: the throttle has already decided
    /// against waiting. `context` is called only if those rules depend on it.
    pub fn finish(
        &mut self,
        outcome: &Result<Response<Bytes>, TransportError>,
        context: impl FnOnce() -> RetryContext,
    ) -> Option<Duration> {
        let earlier = self.reservation.take();
        let facts = Facts::of(outcome);
        if !facts.retryable {
            if outcome.is_ok() {
                match earlier {
                    Some(reservation) => reservation.refund(),
                    None => self.budget.earn(),
                }
            }
            return None;
        }
        let allowed = self.idempotency == Idempotency::Idempotent || !facts.may_have_been_processed;
        if !allowed || self.count >= self.policy.max_attempts {
            return None;
        }
        let RetryContext { elapsed, system_time, random } = context();
        let retry_after = facts.retry_after.map(|asked| asked.delay(system_time)).unwrap_or_default();
        let delay = self.policy.backoff(self.count, random).max(retry_after);
        if retry_after > self.policy.max_retry_after || delay >= self.remaining(elapsed) {
            return None;
        }
        self.reservation = Some(self.budget.reserve(facts.timed_out)?);
        self.may_have_been_processed |= facts.may_have_been_processed;
        Some(delay)
    }
}

/// What the outcome of an attempt means for a retry.
struct Facts {
    retryable: bool,
    may_have_been_processed: bool,
    timed_out: bool,
    retry_after: Option<RetryAfter>,
}

impl Facts {
    fn of(outcome: &Result<Response<Bytes>, TransportError>) -> Self {
        match outcome {
            Ok(response) => {
                let retryable = is_retryable_status(response.status());
                Self {
                    retryable,
                    may_have_been_processed: status::may_have_been_processed(response.status()),
                    timed_out: status::is_timeout_status(response.status()),
                    retry_after: if retryable { RetryAfter::from_headers(response.headers()) } else { None },
                }
            }
            Err(error) => Self {
                retryable: error.is_retryable() && error.kind() != TransportErrorKind::Throttled,
                may_have_been_processed: error.may_have_been_processed(),
                timed_out: error.kind() == TransportErrorKind::Timeout,
                retry_after: error.retry_after().map(RetryAfter::In),
            },
        }
    }
}
