//! Recognizing repeated deliveries: the interface to a store, and the claim of one delivery.

mod recent_deliveries;

use std::{fmt, time::SystemTime};

use async_trait::async_trait;

pub use self::recent_deliveries::RecentDeliveries;
use crate::Acknowledgment;

/// A store of the deliveries received so far, by [`Delivery::id`](crate::Delivery::id).
///
/// The sender retries a delivery until it is acknowledged, also while the handler still works on the first attempt,
/// and a person can replay it days later. [`claim`](Self::claim) tells these cases apart. To process each message
/// exactly once, store the work and the end of the claim in one transaction of one database.
///
/// ```
/// use std::time::SystemTime;
/// use vove_webhook::{Acknowledgment, SeenDeliveries};
///
/// async fn receive<S: SeenDeliveries>(seen: &S, id: &str) -> Acknowledgment {
///     let claim = match seen.claim(id, SystemTime::now()).await {
///         Ok(claim) => claim,
///         Err(_) => return Acknowledgment::RetryLater, // the store is down
///     };
///     let claim = match claim.into_new() {
///         Ok(claim) => claim,
///         Err(acknowledgment) => return acknowledgment, // received before: 204, or in progress: 503
///     };
///     // Store the work here. A return, a panic or a cancellation before `done` releases the claim.
///     match claim.done().await {
///         Ok(()) => Acknowledgment::Ack,
///         Err(_) => Acknowledgment::RetryLater,
///     }
/// }
/// ```
///
/// # Implementing it
///
/// For each id, store whether it is in progress or done, the time of the claim, and a token that differs for every
/// claim. A claim in progress ends after a lease: a process that stops can't release its claims. The lease should be
/// longer than the handler's work, and shorter than the five minutes after which the sender tries for the third time.
///
/// The trait is object-safe: `dyn SeenDeliveries<Error = E>` is a store.
#[async_trait]
pub trait SeenDeliveries: Send + Sync {
    /// Why the store can't be used. Respond with [`RetryLater`](Acknowledgment::RetryLater).
    type Error;

    /// Claims a delivery, in one atomic step: of several calls for one id, one gets [`Claim::New`].
    ///
    /// # Errors
    /// The store can't be used.
    async fn claim<'a>(&'a self, id: &str, now: SystemTime) -> Result<Claim<'a, Self::Error>, Self::Error>;

    /// Marks a delivery as done. [`ClaimGuard::done`] calls it.
    ///
    /// The work is done even if the lease has ended and another attempt has claimed the delivery since: ignore the
    /// token, or use it to report that case.
    ///
    /// # Errors
    /// The store can't be used. The claim is then released.
    async fn mark_done(&self, id: &str, token: u64) -> Result<(), Self::Error>;

    /// Forgets a claim, so that the next attempt is new. A dropped [`ClaimGuard`] calls it.
    ///
    /// Affects only a claim that is in progress with this token, neither a later claim nor a delivery that is done.
    ///
    /// Drop can't wait, so a store that has to start the release and return, for example by spawning a task. If that
    /// fails, the end of the lease releases the claim.
    fn release(&self, id: &str, token: u64);
}

/// What a store knows about a delivery.
#[derive(Debug)]
#[must_use = "a claim that is dropped is released"]
pub enum Claim<'a, E> {
    /// The delivery is new, and claimed for the holder of the guard.
    New(ClaimGuard<'a, E>),
    /// Another attempt is being processed. It can still fail, so this one must not be acknowledged: respond with
    /// [`RetryLater`](Acknowledgment::RetryLater).
    InProgress,
    /// The delivery has been processed: respond with [`Ack`](Acknowledgment::Ack).
    Done,
}

impl<'a, E> Claim<'a, E> {
    /// The guard of a new delivery.
    ///
    /// # Errors
    /// The response to a delivery that is not new: [`RetryLater`](Acknowledgment::RetryLater) while another attempt is
    /// in progress, [`Ack`](Acknowledgment::Ack) once it is done.
    pub fn into_new(self) -> Result<ClaimGuard<'a, E>, Acknowledgment> {
        match self {
            Self::New(guard) => Ok(guard),
            Self::InProgress => Err(Acknowledgment::RetryLater),
            Self::Done => Err(Acknowledgment::Ack),
        }
    }
}

/// The claim of a new delivery. It is released on drop, unless [`done`](Self::done) has succeeded.
///
/// A server drops the handler when the sender closes the connection, and the guard with it.
#[must_use = "a claim that is dropped is released"]
pub struct ClaimGuard<'a, E> {
    store: &'a dyn SeenDeliveries<Error = E>,
    id: Box<str>,
    token: u64,
    is_done: bool,
}

impl<'a, E> ClaimGuard<'a, E> {
    /// The guard of a claim that `store` has just made, for implementations of [`SeenDeliveries::claim`].
    pub fn new(store: &'a dyn SeenDeliveries<Error = E>, id: &str, token: u64) -> Self {
        Self { store, id: id.into(), token, is_done: false }
    }

    /// Marks the delivery as done: later attempts get [`Claim::Done`].
    ///
    /// Call it when the work is stored or in a queue that survives a failure of the handler. If the future is dropped
    /// before it ends, the claim is released, and the delivery is processed again.
    ///
    /// # Errors
    /// The store can't be used. The claim is released: respond with [`RetryLater`](Acknowledgment::RetryLater).
    pub async fn done(mut self) -> Result<(), E> {
        self.store.mark_done(&self.id, self.token).await?;
        self.is_done = true;
        Ok(())
    }
}

impl<E> Drop for ClaimGuard<'_, E> {
    fn drop(&mut self) {
        if !self.is_done {
            self.store.release(&self.id, self.token);
        }
    }
}

/// Shows the id only.
impl<E> fmt::Debug for ClaimGuard<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ClaimGuard({})", self.id)
    }
}
