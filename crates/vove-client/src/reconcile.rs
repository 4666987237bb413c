//! Finds the verifications that changed while webhooks may have been missed.

use std::{
    fmt, future,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{
    Stream, StreamExt,
    stream::{self, BoxStream},
};
use vove_model::{Received, RefId, UserVerification, VerificationStatus};

use crate::{Client, Error};

/// A verification whose status differs from the known one, or that could not be fetched.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reconciled {
    /// The reference.
    pub ref_id: RefId,
    /// The verification as it is now; `None` when the API does not know the reference.
    pub outcome: Result<Option<Received<UserVerification>>, Error>,
}

/// The verifications that changed, as a stream, in the order in which the responses arrive. Dropping it cancels the
/// calls that are in flight.
pub struct Reconcile(BoxStream<'static, Reconciled>);

impl Reconcile {
    /// Returns the next verification that changed, or `None` when all references were fetched.
    pub async fn next(&mut self) -> Option<Reconciled> {
        self.0.next().await
    }
}

impl Stream for Reconcile {
    type Item = Reconciled;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Reconciled>> {
        self.0.poll_next_unpin(context)
    }
}

impl fmt::Debug for Reconcile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reconcile").finish_non_exhaustive()
    }
}

impl Client {
    /// Fetches the verifications of many references, at most `max_concurrent` at a time (0 counts as 1), and returns
    /// those whose status changed.
    ///
    /// Each reference comes with the status last known for it, or `None` if the person had not started.
    ///
    /// ```no_run
    /// # async fn run(client: vove_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use vove_model::{RefId, VerificationStatus};
    ///
    /// let stale = vec![(RefId::new("cust-0042")?, Some(VerificationStatus::Pending))];
    /// let mut changes = client.reconcile(stale, 8);
    /// while let Some(change) = changes.next().await {
    ///     println!("{:?}", change.outcome?.map(|user| user.status.clone()));
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn reconcile<I>(&self, known: I, max_concurrent: usize) -> Reconcile
    where
        I: IntoIterator<Item = (RefId, Option<VerificationStatus>)>,
        I::IntoIter: Send + 'static,
    {
        let client = self.clone();
        let fetches = stream::iter(known).map(move |(ref_id, known)| fetch_if_changed(client.clone(), ref_id, known));
        Reconcile(fetches.buffer_unordered(max_concurrent.max(1)).filter_map(future::ready).boxed())
    }
}

async fn fetch_if_changed(client: Client, ref_id: RefId, known: Option<VerificationStatus>) -> Option<Reconciled> {
    let outcome = client.find_user_verification(&ref_id).await;
    let unchanged = outcome.as_ref().is_ok_and(|user| user.as_ref().map(|user| &user.status) == known.as_ref());
    (!unchanged).then_some(Reconciled { ref_id, outcome })
}
