use std::time::Duration;

/// When a delivery that was not acknowledged is sent again.
///
/// ```
/// use std::time::Duration;
/// use vove_emulator::RetrySchedule;
///
/// let schedule = RetrySchedule::svix().faster(100);
/// assert_eq!(schedule.pause_before(2), Some(Duration::from_millis(50)));
/// assert_eq!(schedule.pause_before(9), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetrySchedule(Vec<Duration>);

impl RetrySchedule {
    /// The published schedule of the sender behind VOVE ID: 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h after each failure.
    pub fn svix() -> Self {
        Self([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].map(Duration::from_secs).to_vec())
    }

    /// The same number of attempts in a fraction of the time. Nought counts as one.
    #[must_use]
    pub fn faster(self, factor: u32) -> Self {
        Self(self.0.into_iter().map(|pause| pause / factor.max(1)).collect())
    }

    /// How long to wait before an attempt, counted from 1; `None` when there is no such attempt.
    pub fn pause_before(&self, attempt: usize) -> Option<Duration> {
        match attempt {
            0 => None,
            1 => Some(Duration::ZERO),
            later => self.0.get(later - 2).copied(),
        }
    }
}
