//! The store of deliveries in memory.

use std::{
    collections::{BTreeMap, HashMap},
    convert::Infallible,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use async_trait::async_trait;

use super::{Claim, ClaimGuard, SeenDeliveries};

/// The most recent deliveries, in the memory of this process, limited in age and number.
///
/// Enough for a single process whose work may be done again after a restart. Share it by reference or in an `Arc`.
/// Its futures never wait.
///
/// Only deliveries that are done count towards the capacity, and only a newer one that is done can displace them:
/// attempts that are released leave nothing behind. A delivery older than the window counts as new, but stays until it
/// is displaced, so that a clock that is wrong for a moment forgets nothing.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use vove_webhook::{Claim, RecentDeliveries, SeenDeliveries};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let recent = RecentDeliveries::new(Duration::from_secs(28 * 60 * 60), 100_000);
/// let now = SystemTime::now();
///
/// let claim = recent.claim("msg_1", now).await?.into_new().unwrap();
/// assert!(matches!(recent.claim("msg_1", now).await?, Claim::InProgress)); // respond with 503
///
/// claim.done().await?;
/// assert!(matches!(recent.claim("msg_1", now).await?, Claim::Done)); // respond with 204
/// # Ok(())
/// # }
/// ```
pub struct RecentDeliveries {
    window: Duration,
    capacity: usize,
    lease: Duration,
    state: Mutex<State>,
}

struct State {
    in_progress: HashMap<Box<str>, InProgress>,
    done: HashMap<Arc<str>, Done>,
    /// The ids that are done, by [`Done::position`].
    order: BTreeMap<u64, Arc<str>>,
    /// The last token or position. Each is used once.
    last_number: u64,
    /// The time of the last claim.
    last_claim: SystemTime,
}

struct InProgress {
    since: SystemTime,
    token: u64,
}

struct Done {
    claimed_at: SystemTime,
    position: u64,
}

impl RecentDeliveries {
    /// The default of [`with_lease`](Self::with_lease): one minute, four times as long as the sender waits.
    pub const DEFAULT_LEASE: Duration = Duration::from_secs(60);

    /// A store that remembers a delivery for `window` from its claim on, and at most `capacity` deliveries that are
    /// done. A capacity of 0 counts as 1.
    ///
    /// The sender's retries end 27 hours and 35 minutes after the first attempt, so the window should be longer.
    pub fn new(window: Duration, capacity: usize) -> Self {
        Self { window, capacity: capacity.max(1), lease: Self::DEFAULT_LEASE, state: Mutex::new(State::new()) }
    }

    /// Sets after how long a claim in progress ends by itself, so that a handler that hangs does not block its
    /// delivery. The default is [`DEFAULT_LEASE`](Self::DEFAULT_LEASE).
    #[must_use]
    pub const fn with_lease(mut self, lease: Duration) -> Self {
        self.lease = lease;
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl SeenDeliveries for RecentDeliveries {
    type Error = Infallible;

    async fn claim<'a>(&'a self, id: &str, now: SystemTime) -> Result<Claim<'a, Infallible>, Infallible> {
        let mut state = self.state();
        // A claim from the future is as wrong as an old one: the clock was ahead.
        if state.in_progress.get(id).is_some_and(|claim| distance(claim.since, now) <= self.lease) {
            return Ok(Claim::InProgress);
        }
        // After a step back of the clock, a delivery of the future is still known.
        let age = |done: &Done| now.duration_since(done.claimed_at).unwrap_or_default();
        if state.done.get(id).is_some_and(|done| age(done) <= self.window) {
            return Ok(Claim::Done);
        }
        let token = state.next_number();
        state.last_claim = now;
        state.in_progress.insert(id.into(), InProgress { since: now, token });
        drop(state);
        Ok(Claim::New(ClaimGuard::new(self, id, token)))
    }

    async fn mark_done(&self, id: &str, _token: u64) -> Result<(), Infallible> {
        let mut state = self.state();
        // No claim is left if the lease has ended, and the attempt that claimed the delivery since has ended too.
        let claimed_at = state.in_progress.remove(id).map_or(state.last_claim, |claim| claim.since);
        state.insert_done(id, claimed_at);
        while state.done.len() > self.capacity {
            state.remove_oldest();
        }
        Ok(())
    }

    fn release(&self, id: &str, token: u64) {
        let mut state = self.state();
        if state.in_progress.get(id).is_some_and(|claim| claim.token == token) {
            state.in_progress.remove(id);
        }
    }
}

impl State {
    fn new() -> Self {
        Self {
            in_progress: HashMap::new(),
            done: HashMap::new(),
            order: BTreeMap::new(),
            last_number: 0,
            last_claim: SystemTime::UNIX_EPOCH,
        }
    }

    const fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    fn insert_done(&mut self, id: &str, claimed_at: SystemTime) {
        let position = self.next_number();
        let id: Arc<str> = id.into();
        if let Some(before) = self.done.insert(Arc::clone(&id), Done { claimed_at, position }) {
            self.order.remove(&before.position);
        }
        self.order.insert(position, id);
    }

    fn remove_oldest(&mut self) {
        if let Some((_, id)) = self.order.pop_first() {
            self.done.remove(&id);
        }
    }
}

/// The time between two times, whichever is first.
fn distance(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|error| error.duration())
}

impl fmt::Debug for RecentDeliveries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecentDeliveries")
            .field("window", &self.window)
            .field("capacity", &self.capacity)
            .field("lease", &self.lease)
            .finish_non_exhaustive()
    }
}
