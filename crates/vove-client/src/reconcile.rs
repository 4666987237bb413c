use std::{
    fmt, future,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use vove_model::{Received, RefId, UserVerification, VerificationStatus};

use crate::{Client, Error};

/// A reference whose verification is not what was known of it, or could not be fetched.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reconciled {
    /// Whom it is about.
    pub ref_id: RefId,
    /// How it stands now; `None` when the API knows nothing of it.
    pub outcome: Result<Option<Received<UserVerification>>, Error>,
}

type Look = Pin<Box<dyn Future<Output = Option<Reconciled>> + Send>>;

/// What has changed of many references, in the order in which the replies come. Dropping it cancels what is under way.
pub struct Reconcile {
    client: Client,
    known: Box<dyn Iterator<Item = (RefId, Option<VerificationStatus>)> + Send>,
    at_once: usize,
    looks: Vec<Look>,
}

impl Reconcile {
    /// The next one that has changed; `None` when all were looked at.
    pub async fn next(&mut self) -> Option<Reconciled> {
        future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn look(&self, ref_id: RefId, known: Option<VerificationStatus>) -> Look {
        let client = self.client.clone();
        Box::pin(async move {
            let outcome = client.find_user_verification(&ref_id).await;
            let unchanged = outcome.as_ref().is_ok_and(|user| user.as_ref().map(|user| &user.status) == known.as_ref());
            (!unchanged).then_some(Reconciled { ref_id, outcome })
        })
    }
}

impl Stream for Reconcile {
    type Item = Reconciled;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Reconciled>> {
        let this = &mut *self;
        loop {
            while this.looks.len() < this.at_once {
                let Some((ref_id, known)) = this.known.next() else { break };
                let look = this.look(ref_id, known);
                this.looks.push(look);
            }
            if this.looks.is_empty() {
                return Poll::Ready(None);
            }
            let ready = this.looks.iter_mut().enumerate().find_map(|(index, look)| match look.as_mut().poll(context) {
                Poll::Ready(outcome) => Some((index, outcome)),
                Poll::Pending => None,
            });
            match ready {
                None => return Poll::Pending,
                Some((index, outcome)) => {
                    drop(this.looks.swap_remove(index));
                    if outcome.is_some() {
                        return Poll::Ready(outcome);
                    }
                }
            }
        }
    }
}

impl fmt::Debug for Reconcile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reconcile").field("under_way", &self.looks.len()).finish_non_exhaustive()
    }
}

impl Client {
    /// Looks at references whose news may have been missed, at most so many at once, and yields those that have changed.
    ///
    /// Each comes with the status last known of it, `None` for one that was never started.
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
    pub fn reconcile<I>(&self, known: I, at_once: usize) -> Reconcile
    where
        I: IntoIterator<Item = (RefId, Option<VerificationStatus>)>,
        I::IntoIter: Send + 'static,
    {
        let at_once = at_once.max(1);
        Reconcile { client: self.clone(), known: Box::new(known.into_iter()), at_once, looks: Vec::new() }
    }
}
