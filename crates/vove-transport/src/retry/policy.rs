//! How many attempts an operation makes, and the waits between them.

use std::time::Duration;

/// How many attempts an operation makes, and how long it waits between them: exponential backoff with full jitter, or
/// the server's `Retry-After` if that is longer.
///
/// ```
/// use std::time::Duration;
/// use vove_transport::RetryPolicy;
///
/// let policy = RetryPolicy::default().max_attempts(5);
/// assert_eq!(policy.backoff(1, u64::MAX), Duration::from_millis(100));
/// assert_eq!(policy.backoff(3, u64::MAX), Duration::from_millis(400));
/// assert_eq!(policy.backoff(3, 0), Duration::ZERO);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The largest number of attempts, including the first.
    pub max_attempts: u32,
    /// The upper bound of the wait before the first retry. The bound doubles with each retry.
    pub initial_backoff: Duration,
    /// The largest upper bound of a wait.
    pub max_backoff: Duration,
    /// The longest `Retry-After` that is waited for. A server that asks for more ends the operation.
    pub max_retry_after: Duration,
    /// The longest time for which a `Retry-After` keeps all calls from being sent.
    pub max_throttle: Duration,
}

/// Long enough for a server to recover, and short enough that one absurd `Retry-After` is a disturbance and not the end
/// of the client.
const DEFAULT_MAX_THROTTLE: Duration = Duration::from_secs(5 * 60);

impl RetryPolicy {
    const DEFAULT: Self = Self {
        max_attempts: 3,
        initial_backoff: Duration::from_millis(100),
        max_backoff: Duration::from_secs(5),
        max_retry_after: Duration::from_secs(20),
        max_throttle: DEFAULT_MAX_THROTTLE,
    };

    /// A policy of one attempt, without retries.
    pub const fn never() -> Self {
        Self::DEFAULT.max_attempts(1)
    }

    /// Sets the largest number of attempts, including the first. Default: 3.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the upper bound of the wait before the first retry. The bound doubles with each retry. Default: 100 ms.
    #[must_use]
    pub const fn initial_backoff(mut self, backoff: Duration) -> Self {
        self.initial_backoff = backoff;
        self
    }

    /// Sets the largest upper bound of a wait. Default: 5 seconds.
    #[must_use]
    pub const fn max_backoff(mut self, backoff: Duration) -> Self {
        self.max_backoff = backoff;
        self
    }

    /// Sets the longest `Retry-After` that is waited for. Default: 20 seconds.
    #[must_use]
    pub const fn max_retry_after(mut self, delay: Duration) -> Self {
        self.max_retry_after = delay;
        self
    }

    /// Sets the longest time for which a `Retry-After` keeps all calls of a client from being sent. Default: 5 minutes.
    /// A server that asks for more is asked again after this time, see [`Throttle`](crate::Throttle).
    #[must_use]
    pub const fn max_throttle(mut self, time: Duration) -> Self {
        self.max_throttle = time;
        self
    }

    /// Returns the wait before a retry, counted from 1. `random` is scaled linearly to the range from zero to the
    /// bound.
    pub fn backoff(&self, retry: u32, random: u64) -> Duration {
        let doublings = retry.saturating_sub(1).min(31);
        let bound = self.initial_backoff.saturating_mul(1 << doublings).min(self.max_backoff);
        let nanos = u64::try_from(bound.as_nanos()).unwrap_or(u64::MAX);
        // The high half of the product; its bias is negligible.
        let scaled = (u128::from(nanos) * (u128::from(random) + 1)) >> 64;
        Duration::from_nanos(u64::try_from(scaled).unwrap_or(nanos))
    }
}

impl Default for RetryPolicy {
    /// 3 attempts; backoff from 100 ms, doubled up to 5 s; `Retry-After` up to 20 s, and at most 5 minutes without a
    /// call.
    fn default() -> Self {
        Self::DEFAULT
    }
}
