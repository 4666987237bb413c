use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{Response, StatusCode};

use super::{Repeat, RetryAfter, RetryBudget, RetryPolicy, budget::Payment};
use crate::{TransportError, TransportErrorKind};

/// The attempts of one operation: counts them, and decides after each whether and when there is another.
#[derive(Debug)]
pub struct Attempts {
    policy: RetryPolicy,
    budget: RetryBudget,
    repeat: Repeat,
    deadline: Duration,
    made: u32,
    payment: Option<Payment>,
    processed: bool,
}

/// What the decision on another attempt takes of its surroundings; looked up only when there is one to make.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Since the operation's beginning.
    pub elapsed: Duration,
    /// The clock on the wall, for dates that a server names.
    pub wall: SystemTime,
    /// Evenly spread over all values.
    pub random: u64,
}

impl Attempts {
    /// None made yet. `deadline` is the operation's, counted from its beginning.
    pub const fn new(policy: RetryPolicy, budget: RetryBudget, repeat: Repeat, deadline: Duration) -> Self {
        Self { policy, budget, repeat, deadline, made: 0, payment: None, processed: false }
    }

    /// How many were made.
    pub const fn made(&self) -> u32 {
        self.made
    }

    /// Whether the server may have acted on an attempt before the last one, whatever came of that one.
    pub const fn may_have_been_processed(&self) -> bool {
        self.processed
    }

    /// Begins an attempt; what is left of the operation's time.
    pub fn begin(&mut self, elapsed: Duration) -> Duration {
        self.made = self.made.saturating_add(1);
        if let Some(payment) = &mut self.payment {
            payment.spend();
        }
        self.remaining(elapsed)
    }

    /// What is left of the operation's time.
    pub fn remaining(&self, elapsed: Duration) -> Duration {
        self.deadline.saturating_sub(elapsed)
    }

    /// Ends an attempt: how long to pause before the next, or `None` when its outcome is the operation's.
    ///
    /// There is no next one when the outcome would not change, when the request may not be repeated, when the tries, the
    /// budget or the time are used up, when the server asks for more patience than there is, or when the request was held
    /// back on this side: who holds it back has weighed waiting already.
    pub fn end(
        &mut self,
        outcome: &Result<Response<Bytes>, TransportError>,
        moment: impl FnOnce() -> Moment,
    ) -> Option<Duration> {
        let earlier = self.payment.take();
        let (retryable, processed, timed_out, asked) = match outcome {
            Ok(reply) => {
                let status = reply.status();
                let timed_out = status == StatusCode::REQUEST_TIMEOUT || status == StatusCode::GATEWAY_TIMEOUT;
                let retryable = is_retryable_status(status);
                let asked = if retryable { RetryAfter::read(reply.headers()) } else { None };
                (retryable, status != StatusCode::TOO_MANY_REQUESTS, timed_out, asked)
            }
            Err(error) => {
                let timed_out = error.kind() == TransportErrorKind::Timeout;
                let retryable = error.is_retryable() && error.kind() != TransportErrorKind::Withheld;
                (retryable, error.may_have_been_processed(), timed_out, error.retry_after().map(RetryAfter::In))
            }
        };
        if !retryable {
            if outcome.is_ok() {
                match earlier {
                    Some(payment) => payment.refund(),
                    None => self.budget.earn(),
                }
            }
            return None;
        }
        let allowed = self.repeat == Repeat::Always || !processed;
        if !allowed || self.made >= self.policy.tries {
            return None;
        }
        let Moment { elapsed, wall, random } = moment();
        let asked = asked.map(|asked| asked.pause(wall)).unwrap_or_default();
        let pause = self.policy.pause(self.made, random).max(asked);
        if asked > self.policy.longest_retry_after || pause >= self.remaining(elapsed) {
            return None;
        }
        self.payment = Some(self.budget.pay(timed_out)?);
        self.processed |= processed;
        Some(pause)
    }
}

/// Whether a reply with this status may be another one later: 408, 429, and 5xx but for 501 and 505, which are about the
/// request.
pub fn is_retryable_status(status: StatusCode) -> bool {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::NOT_IMPLEMENTED | StatusCode::HTTP_VERSION_NOT_SUPPORTED => false,
        _ => status.is_server_error(),
    }
}
