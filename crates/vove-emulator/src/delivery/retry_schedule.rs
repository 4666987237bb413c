//! The delays between the attempts of a delivery.

use std::time::Duration;

/// The delays before the attempts of a delivery that is not acknowledged.
///
/// ```
/// use std::time::Duration;
/// use vove_emulator::RetrySchedule;
///
/// let schedule = RetrySchedule::svix().faster(100);
/// assert_eq!(schedule.delay_before(1), Some(Duration::ZERO));
/// assert_eq!(schedule.delay_before(2), Some(Duration::from_millis(50)));
/// assert_eq!(schedule.delay_before(9), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetrySchedule(Vec<Duration>);

impl RetrySchedule {
    /// Returns the schedule of Svix, the service that sends VOVE ID's webhooks: the first attempt at once, then seven
    /// more, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h after the failure of the one before.
    ///
    /// Source: Svix documentation, "Retries" (<https://docs.svix.com/retries>).
    pub fn svix() -> Self {
        Self([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].map(Duration::from_secs).to_vec())
    }

    /// Divides every delay by `factor`. A factor of 0 is treated as 1.
    #[must_use]
    pub fn faster(self, factor: u32) -> Self {
        Self(self.0.into_iter().map(|delay| delay / factor.max(1)).collect())
    }

    /// Returns the delay between the failure of the attempt before and this attempt, counted from 1. It is zero for the
    /// first attempt, and `None` if there is no attempt of this number.
    pub fn delay_before(&self, attempt: usize) -> Option<Duration> {
        match attempt {
            0 => None,
            1 => Some(Duration::ZERO),
            later => self.0.get(later - 2).copied(),
        }
    }
}
