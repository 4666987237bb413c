use std::{
    collections::{HashMap, VecDeque},
    convert::Infallible,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// The memory of deliveries that have come, by [`Delivery::id`](crate::Delivery::id).
///
/// The sender repeats a delivery until it is acknowledged, and a person can replay it days later. Implement this on the
/// table that also takes the work, in the same transaction, and duplicates are settled for good.
pub trait SeenDeliveries {
    /// Why the memory can't be asked. Answer [`RetryLater`](crate::Outcome::RetryLater).
    type Error;

    /// Notes a delivery, and says whether it is new: `false` means acknowledge it and do nothing.
    ///
    /// # Errors
    /// The memory can't be asked.
    fn claim(&self, id: &str, now: SystemTime) -> Result<bool, Self::Error>;

    /// Forgets a delivery that was claimed and could not be taken, so that its repetition counts as new.
    ///
    /// # Errors
    /// The memory can't be asked.
    fn release(&self, id: &str) -> Result<(), Self::Error>;
}

/// The last deliveries, in the memory of this process: a window of time and a number of them, whichever ends first.
///
/// Enough for one process and work that may be done twice after a restart. Shared by reference or in an `Arc`.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use vove_webhook::{RecentDeliveries, SeenDeliveries};
///
/// let seen = RecentDeliveries::new(Duration::from_secs(28 * 60 * 60), 100_000);
/// let now = SystemTime::now();
/// assert_eq!(seen.claim("msg_1", now), Ok(true));
/// assert_eq!(seen.claim("msg_1", now), Ok(false));
/// ```
pub struct RecentDeliveries {
    window: Duration,
    capacity: usize,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    since: HashMap<Arc<str>, SystemTime>,
    /// In the order they came. An entry that was released stays until its turn.
    order: VecDeque<(SystemTime, Arc<str>)>,
}

impl RecentDeliveries {
    /// Remembers for `window`, and at most `capacity` deliveries. The sender's own repetitions end after 27 hours and 35
    /// minutes.
    pub fn new(window: Duration, capacity: usize) -> Self {
        Self { window, capacity, memory: Mutex::default() }
    }
}

impl SeenDeliveries for RecentDeliveries {
    type Error = Infallible;

    fn claim(&self, id: &str, now: SystemTime) -> Result<bool, Infallible> {
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        memory.forget_older(now, self.window);
        if memory.since.contains_key(id) {
            return Ok(false);
        }
        let id: Arc<str> = id.into();
        memory.since.insert(Arc::clone(&id), now);
        memory.order.push_back((now, id));
        while memory.order.len() > self.capacity {
            memory.forget_oldest();
        }
        Ok(true)
    }

    fn release(&self, id: &str) -> Result<(), Infallible> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).since.remove(id);
        Ok(())
    }
}

impl Memory {
    fn forget_older(&mut self, now: SystemTime, window: Duration) {
        while let Some((since, _)) = self.order.front()
            && now.duration_since(*since).is_ok_and(|age| age > window)
        {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((since, id)) = self.order.pop_front()
            && self.since.get(&id) == Some(&since)
        {
            self.since.remove(&id);
        }
    }
}

impl fmt::Debug for RecentDeliveries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecentDeliveries")
            .field("window", &self.window)
            .field("capacity", &self.capacity)
            .finish_non_exhaustive()
    }
}
