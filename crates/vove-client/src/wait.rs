//! Polls until a verification is decided.

use std::{
    fmt,
    future::IntoFuture,
    ops::ControlFlow,
    pin::Pin,
    time::{Duration, SystemTime},
};

use vove_model::{Decision, Received, RefId, Transition, UserVerification, VerificationState, VerificationStatus};

use crate::{Client, Endpoint, Error, ErrorKind, GetUserVerification};

/// How often and how long [`Client::wait_for_decision`] polls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitPolicy {
    /// The time between the first two polls. Each interval is 1.5 times as long as the one before.
    pub initial_interval: Duration,
    /// The longest time between two polls.
    pub max_interval: Duration,
    /// The time from the first poll to the last, if no poll finds a decision.
    pub timeout: Duration,
}

impl WaitPolicy {
    /// Sets the time between the first two polls. Default: 2 seconds.
    #[must_use]
    pub const fn initial_interval(mut self, interval: Duration) -> Self {
        self.initial_interval = interval;
        self
    }

    /// Sets the longest time between two polls. Default: 30 seconds.
    #[must_use]
    pub const fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval;
        self
    }

    /// Sets the time from the first poll to the last, if no poll finds a decision. Default: 15 minutes.
    ///
    /// The last poll is sent when the time is up, however long the interval before it would be. The time that this
    /// poll takes itself is not counted.
    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

impl Default for WaitPolicy {
    /// Polls after 2 seconds, growing to every 30 seconds, for 15 minutes.
    fn default() -> Self {
        Self {
            initial_interval: Duration::from_secs(2),
            max_interval: Duration::from_secs(30),
            timeout: Duration::from_secs(15 * 60),
        }
    }
}

/// The result of one poll without a decision, for a progress display.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitProgress {
    /// The number of polls so far, this one included.
    pub polls: u32,
    /// The status of the verification; `None` if the person has not started, and if the poll failed.
    pub status: Option<VerificationStatus>,
    /// The kind of the error, if the poll failed.
    pub error: Option<ErrorKind>,
    /// The time until the next poll.
    pub next_poll_in: Duration,
}

type Callback = Box<dyn FnMut(&WaitProgress) + Send>;

/// The future of [`Client::wait_for_decision`]. Dropping it stops the polling.
#[must_use = "nothing is sent until it is awaited"]
pub struct WaitForDecision {
    client: Client,
    ref_id: RefId,
    policy: WaitPolicy,
    known: Option<VerificationState>,
    progress: Option<Callback>,
}

impl WaitForDecision {
    /// Sets how often and how long to poll. Default: [`WaitPolicy::default`].
    pub const fn policy(mut self, policy: WaitPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets the state known before, for a person who verifies again: a decision counts if it is of another session or a
    /// later update than this state. Default: none, so that a decision of an earlier session counts.
    pub fn newer_than(mut self, known: impl Into<VerificationState>) -> Self {
        self.known = Some(known.into());
        self
    }

    /// Sets a callback that is called after each poll without a decision. Default: none.
    pub fn on_progress(mut self, progress: impl FnMut(&WaitProgress) + Send + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    async fn run(mut self) -> Result<Received<UserVerification>, Error> {
        let runtime = self.client.shared.runtime.clone();
        let started = runtime.now();
        let max_throttle = self.client.shared.retry.max_throttle;
        let mut polls = Polls::new(self.policy, max_throttle, self.known.take());
        loop {
            let found = self.client.find_user_verification(&self.ref_id).await;
            let elapsed = runtime.now().saturating_duration_since(started);
            let progress = match polls.evaluate(found, elapsed, runtime.system_time()) {
                ControlFlow::Break(result) => return result,
                ControlFlow::Continue(progress) => progress,
            };
            if let Some(callback) = &mut self.progress {
                callback(&progress);
            }
            runtime.sleep(progress.next_poll_in).await;
        }
    }
}

/// The polls of one wait: decides after each whether and when there is another. It has no clock of its own, so that the
/// asynchronous and the blocking client share it.
pub(crate) struct Polls {
    policy: WaitPolicy,
    /// The longest `Retry-After` that is heeded: after this time the client lets a call through again.
    max_throttle: Duration,
    known: Option<VerificationState>,
    interval: Duration,
    count: u32,
}

impl Polls {
    pub(crate) const fn new(policy: WaitPolicy, max_throttle: Duration, known: Option<VerificationState>) -> Self {
        Self { policy, max_throttle, known, interval: policy.initial_interval, count: 0 }
    }

    /// Whether the verification has a decision that was not known before.
    fn is_decided(&self, user: &UserVerification) -> bool {
        let is_new = |known: &VerificationState| known.transition_to(&user.into()) != Transition::IgnoreStale;
        matches!(user.decision(), Decision::Approved(_) | Decision::Refused) && self.known.as_ref().is_none_or(is_new)
    }

    pub(crate) fn evaluate(
        &mut self,
        found: Result<Option<Received<UserVerification>>, Error>,
        elapsed: Duration,
        system_time: SystemTime,
    ) -> ControlFlow<Result<Received<UserVerification>, Error>, WaitProgress> {
        self.count = self.count.saturating_add(1);
        let (status, error, retry_after) = match found {
            Ok(Some(user)) if self.is_decided(&user) => return ControlFlow::Break(Ok(user)),
            Ok(user) => (user.map(|user| user.status.clone()), None, None),
            Err(error) if error.is_retryable() => (None, Some(error.kind()), error.retry_after()),
            Err(error) => return ControlFlow::Break(Err(error)),
        };
        let remaining = self.policy.timeout.saturating_sub(elapsed);
        let retry_after = retry_after.unwrap_or_default().min(self.max_throttle);
        if remaining.is_zero() || retry_after > remaining {
            let error = Error::wait_timed_out(GetUserVerification::NAME).after(self.count, system_time);
            return ControlFlow::Break(Err(error));
        }
        let next_poll_in = self.interval.max(retry_after).min(remaining);
        self.interval = self.interval.saturating_add(self.interval / 2).min(self.policy.max_interval);
        ControlFlow::Continue(WaitProgress { polls: self.count, status, error, next_poll_in })
    }
}

impl IntoFuture for WaitForDecision {
    type Output = Result<Received<UserVerification>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for WaitForDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitForDecision").field("policy", &self.policy).finish_non_exhaustive()
    }
}

impl Client {
    /// Polls a person's verification until it is approved or refused.
    ///
    /// It is meant for tools and tests: a backend should react to the webhook instead of polling. Retryable errors,
    /// missing verifications and statuses without a decision, unknown ones included, are polled again. So is the
    /// decision that [`newer_than`](WaitForDecision::newer_than) sets.
    ///
    /// ```no_run
    /// # async fn run(client: vove_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// # let ref_id = vove_model::RefId::new("cust-0042")?;
    /// let wait = client.wait_for_decision(&ref_id).on_progress(|progress| println!("{:?}", progress.status));
    /// let user = wait.await?;
    /// println!("approved: {}", user.status.is_successful());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`WaitTimedOut`](ErrorKind::WaitTimedOut) after [`WaitPolicy::timeout`], or earlier if the API asks for a pause
    /// that ends later (`Retry-After`); any error that is not retryable.
    pub fn wait_for_decision(&self, ref_id: &RefId) -> WaitForDecision {
        WaitForDecision {
            client: self.clone(),
            ref_id: ref_id.clone(),
            policy: WaitPolicy::default(),
            known: None,
            progress: None,
        }
    }
}
