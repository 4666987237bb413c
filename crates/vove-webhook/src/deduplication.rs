//! Recognizing repeated deliveries: the interface to a store, and a store in memory.

use std::{
    collections::{HashMap, VecDeque},
    convert::Infallible,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// A store of the deliveries received so far, by [`Delivery::id`](crate::Delivery::id).
///
/// The sender retries a delivery until it is acknowledged, and a person can replay it days later. To process each
/// message exactly once, implement this on the database that also stores the work, in the same transaction.
pub trait SeenDeliveries {
    /// Why the store can't be used. Respond with [`RetryLater`](crate::Acknowledgment::RetryLater).
    type Error;

    /// Records a delivery and returns whether it is new. If it is not, acknowledge it and do nothing.
    ///
    /// # Errors
    /// The store can't be used.
    fn claim(&self, id: &str, now: SystemTime) -> Result<bool, Self::Error>;

    /// Removes a delivery that was claimed but could not be processed, so that a retry counts as new.
    ///
    /// # Errors
    /// The store can't be used.
    fn release(&self, id: &str) -> Result<(), Self::Error>;
}

/// The most recent deliveries, in the memory of this process, limited in age and number.
///
/// Enough for a single process whose work may be done again after a restart. Share it by reference or in an `Arc`.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use vove_webhook::{RecentDeliveries, SeenDeliveries};
///
/// let recent = RecentDeliveries::new(Duration::from_secs(28 * 60 * 60), 100_000);
/// let now = SystemTime::now();
/// assert_eq!(recent.claim("msg_1", now), Ok(true));
/// assert_eq!(recent.claim("msg_1", now), Ok(false));
/// ```
pub struct RecentDeliveries {
    window: Duration,
    capacity: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    claimed_at: HashMap<Arc<str>, SystemTime>,
    /// In the order of arrival. A released entry stays until it is the oldest.
    order: VecDeque<(SystemTime, Arc<str>)>,
}

impl RecentDeliveries {
    /// A store that keeps a delivery for `window`, and at most `capacity` deliveries.
    ///
    /// The sender's retries end 27 hours and 35 minutes after the first attempt, so the window should be longer.
    pub fn new(window: Duration, capacity: usize) -> Self {
        Self { window, capacity, state: Mutex::default() }
    }
}

impl SeenDeliveries for RecentDeliveries {
    type Error = Infallible;

    fn claim(&self, id: &str, now: SystemTime) -> Result<bool, Infallible> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.remove_older(now, self.window);
        if state.claimed_at.contains_key(id) {
            return Ok(false);
        }
        let id: Arc<str> = id.into();
        state.claimed_at.insert(Arc::clone(&id), now);
        state.order.push_back((now, id));
        while state.order.len() > self.capacity {
            state.remove_oldest();
        }
        Ok(true)
    }

    fn release(&self, id: &str) -> Result<(), Infallible> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).claimed_at.remove(id);
        Ok(())
    }
}

impl State {
    fn remove_older(&mut self, now: SystemTime, window: Duration) {
        while let Some((claimed_at, _)) = self.order.front()
            && now.duration_since(*claimed_at).is_ok_and(|age| age > window)
        {
            self.remove_oldest();
        }
    }

    fn remove_oldest(&mut self) {
        if let Some((claimed_at, id)) = self.order.pop_front()
            && self.claimed_at.get(&id) == Some(&claimed_at)
        {
            self.claimed_at.remove(&id);
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
