use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// A token bucket that bounds how much of a client's work may be retries, so that a failing server is not hit three times as
/// hard. A retry costs 5, one after a time-out 10; a retry that succeeds gets its cost back, any other success earns 1.
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

const RETRY: u32 = 5;
const RETRY_AFTER_TIMEOUT: u32 = 10;
const SUCCESS: u32 = 1;

impl RetryBudget {
    /// A full bucket.
    pub fn new(capacity: u32) -> Self {
        Self(Arc::new(Bucket { capacity, tokens: AtomicU32::new(capacity) }))
    }

    /// What is left.
    pub fn tokens(&self) -> u32 {
        self.0.tokens.load(Ordering::Relaxed)
    }

    /// Pays for a retry, if there is enough. The payment comes back when it is dropped before the retry was made.
    pub(super) fn pay(&self, after_timeout: bool) -> Option<Payment> {
        let cost = if after_timeout { RETRY_AFTER_TIMEOUT } else { RETRY };
        let taken = self.0.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |tokens| tokens.checked_sub(cost));
        taken.is_ok().then(|| Payment { budget: self.clone(), cost, spent: false })
    }

    pub(super) fn earn(&self) {
        // A full bucket, which is the usual case, is read and not written.
        if self.tokens() < self.0.capacity {
            self.give_back(SUCCESS);
        }
    }

    fn give_back(&self, tokens: u32) {
        let capacity = self.0.capacity;
        let add = |left: u32| Some(left.saturating_add(tokens).min(capacity));
        let _ = self.0.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

impl Default for RetryBudget {
    /// 500 tokens: a hundred retries in a row.
    fn default() -> Self {
        Self::new(500)
    }
}

/// The price of one retry.
#[derive(Debug)]
pub(super) struct Payment {
    budget: RetryBudget,
    cost: u32,
    spent: bool,
}

impl Payment {
    /// The retry is made: from now on the tokens come back by success alone.
    pub(super) const fn spend(&mut self) {
        self.spent = true;
    }

    /// The retry succeeded.
    pub(super) fn refund(mut self) {
        self.spent = false;
    }
}

impl Drop for Payment {
    fn drop(&mut self) {
        if !self.spent {
            self.budget.give_back(self.cost);
        }
    }
}
