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
}

impl Attempts {
    /// None made yet. `deadline` is the operation's, counted from its beginning.
    pub const fn new(policy: RetryPolicy, budget: RetryBudget, repeat: Repeat, deadline: Duration) -> Self {
        Self { policy, budget, repeat, deadline, made: 0, payment: None }
    }

    /// How many were made.
    pub const fn made(&self) -> u32 {
        self.made
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
    /// budget or the time are used up, or when the server asks for more patience than there is.
    pub fn end(
        &mut self,
        outcome: &Result<Response<Bytes>, TransportError>,
        elapsed: Duration,
        wall: SystemTime,
        random: u64,
    ) -> Option<Duration> {
        let earlier = self.payment.take();
        let (retryable, processed, timed_out, asked) = match outcome {
            Ok(reply) => {
                let status = reply.status();
                let asked = RetryAfter::read(reply.headers()).map(|asked| asked.pause(wall));
                let timed_out = status == StatusCode::REQUEST_TIMEOUT || status == StatusCode::GATEWAY_TIMEOUT;
                (is_retryable_status(status), status != StatusCode::TOO_MANY_REQUESTS, timed_out, asked)
            }
            Err(error) => {
                let timed_out = error.kind() == TransportErrorKind::Timeout;
                (error.is_retryable(), error.may_have_been_processed(), timed_out, error.retry_after())
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
        let asked = asked.unwrap_or_default();
        let pause = self.policy.pause(self.made, random).max(asked);
        if asked > self.policy.longest_retry_after || pause >= self.remaining(elapsed) {
            return None;
        }
        self.payment = Some(self.budget.pay(timed_out)?);
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
