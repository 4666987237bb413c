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
use vove_model::{Received, RefId, Transition, UserVerification, VerificationState};

use crate::{Client, Error};

/// A verification that changed from the known state, or that could not be fetched.
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
    /// those that changed: in their status, session or time of the last update, as
    /// [`VerificationState::transition_to`] compares them. So a new session of an approved person is returned as well.
    ///
    /// Each reference comes with the state last known for it, or `None` if the person had not started. Store the whole
    /// state: where only the status is known, every verification that names its session counts as changed.
    ///
    /// ```no_run
    /// # async fn run(client: vove_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use vove_model::{RefId, SessionId, VerificationState, VerificationStatus};
    ///
    /// let state = VerificationState::new(VerificationStatus::Pending).session_id(SessionId::new("s1")?);
    /// let mut changes = client.reconcile([(RefId::new("cust-0042")?, Some(state))], 8);
    /// while let Some(change) = changes.next().await {
    ///     let state = change.outcome?.map(|user| VerificationState::from(&*user));
    ///     println!("{state:?}"); // store it
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn reconcile<I>(&self, known: I, max_concurrent: usize) -> Reconcile
    where
        I: IntoIterator<Item = (RefId, Option<VerificationState>)>,
        I::IntoIter: Send + 'static,
    {
        let client = self.clone();
        let fetches = stream::iter(known).map(move |(ref_id, known)| fetch_if_changed(client.clone(), ref_id, known));
        Reconcile(fetches.buffer_unordered(max_concurrent.max(1)).filter_map(future::ready).boxed())
    }
}

async fn fetch_if_changed(client: Client, ref_id: RefId, known: Option<VerificationState>) -> Option<Reconciled> {
    let outcome = client.find_user_verification(&ref_id).await;
    let unchanged = match (&outcome, &known) {
        (Ok(Some(user)), Some(known)) => {
            known.transition_to(&VerificationState::from(&**user)) == Transition::IgnoreStale
        }
        (Ok(None), None) => true,
        _ => false,
    };
    (!unchanged).then_some(Reconciled { ref_id, outcome })
}
