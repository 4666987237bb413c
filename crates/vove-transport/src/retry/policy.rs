use std::time::Duration;

/// How often and how patiently to try: exponential back-off with full jitter, and how far `Retry-After` is obeyed.
///
/// ```
/// use std::time::Duration;
/// use vove_transport::RetryPolicy;
///
/// let policy = RetryPolicy { tries: 5, ..RetryPolicy::default() };
/// assert_eq!(policy.pause(1, u64::MAX), Duration::from_millis(100));
/// assert_eq!(policy.pause(3, u64::MAX), Duration::from_millis(400));
/// assert_eq!(policy.pause(3, 0), Duration::ZERO);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Attempts in all, the first included.
    pub tries: u32,
    /// Upper bound of the first pause; each further bound is twice the one before.
    pub first_pause: Duration,
    /// No bound grows beyond this.
    pub longest_pause: Duration,
    /// A server that asks for more patience than this ends the operation.
    pub longest_retry_after: Duration,
}

impl RetryPolicy {
    /// One attempt and no more.
    pub const fn never() -> Self {
        Self { tries: 1, ..Self::DEFAULT }
    }

    const DEFAULT: Self = Self {
        tries: 3,
        first_pause: Duration::from_millis(100),
        longest_pause: Duration::from_secs(5),
        longest_retry_after: Duration::from_secs(20),
    };

    /// The pause before a retry, counted from 1. `random` is spread evenly over the whole range from nought to the bound.
    pub fn pause(&self, retry: u32, random: u64) -> Duration {
        let doublings = retry.saturating_sub(1).min(31);
        let bound = self.first_pause.saturating_mul(1 << doublings).min(self.longest_pause);
        let nanos = u64::try_from(bound.as_nanos()).unwrap_or(u64::MAX);
        // The high half of the product scales without a bias that matters here.
        let scaled = (u128::from(nanos) * (u128::from(random) + 1)) >> 64;
        Duration::from_nanos(u64::try_from(scaled).unwrap_or(nanos))
    }
}

impl Default for RetryPolicy {
    /// 3 tries; 100 ms, doubled, at most 5 s; `Retry-After` up to 20 s.
    fn default() -> Self {
        Self::DEFAULT
    }
}
