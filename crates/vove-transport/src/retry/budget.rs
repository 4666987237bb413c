//! A token bucket that bounds how many retries a client makes.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// A token bucket that limits the share of retries among a client's requests, so that a failing server does not get a
/// multiple of the usual load.
///
/// A retry takes 5 tokens, or 10 after a timeout. A retry that succeeds returns its tokens; any other success adds 1.
/// When the bucket has too few tokens, a failed attempt is not retried.
///
/// Clones share the bucket.
///
/// ```
/// let budget = vove_transport::RetryBudget::default();
/// assert_eq!(budget.tokens(), 500);
/// ```
#[derive(Debug, Clone)]
pub struct RetryBudget(Arc<Bucket>);

#[derive(Debug)]
struct Bucket {
    capacity: u32,
    tokens: AtomicU32,
}

const RETRY_COST: u32 = 5;
const RETRY_COST_AFTER_TIMEOUT: u32 = 10;
const SUCCESS_GAIN: u32 = 1;

impl RetryBudget {
    /// Creates a full bucket of `capacity` tokens.
    pub fn new(capacity: u32) -> Self {
        Self(Arc::new(Bucket { capacity, tokens: AtomicU32::new(capacity) }))
    }

    /// Returns the number of tokens in the bucket.
    pub fn tokens(&self) -> u32 {
        self.0.tokens.load(Ordering::Relaxed)
    }

    /// Takes the tokens for a retry, if there are enough.
    pub(super) fn reserve(&self, after_timeout: bool) -> Option<Reservation> {
        let cost = if after_timeout { RETRY_COST_AFTER_TIMEOUT } else { RETRY_COST };
        let taken = self.0.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(cost));
        taken.is_ok().then(|| Reservation { budget: self.clone(), cost, committed: false })
    }

    pub(super) fn earn(&self) {
        // The usual bucket is full, and then nothing is written.
        if self.tokens() < self.0.capacity {
            self.add(SUCCESS_GAIN);
        }
    }

    fn add(&self, tokens: u32) {
        let capacity = self.0.capacity;
        let sum = |left: u32| Some(left.saturating_add(tokens).min(capacity));
        let _ = self.0.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, sum);
    }
}

impl Default for RetryBudget {
    /// 500 tokens: 100 retries without a success between them.
    fn default() -> Self {
        Self::new(500)
    }
}

/// The tokens of one retry. They return to the bucket on drop, unless the retry was sent.
#[derive(Debug)]
pub(super) struct Reservation {
    budget: RetryBudget,
    cost: u32,
    committed: bool,
}

impl Reservation {
    /// The retry is sent: dropping the reservation no longer returns the tokens.
    pub(super) const fn commit(&mut self) {
        self.committed = true;
    }

    /// The retry succeeded: returns the tokens.
    pub(super) fn refund(mut self) {
        self.committed = false;
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if !self.committed {
            self.budget.add(self.cost);
        }
    }
}
