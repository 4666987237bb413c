use std::{
    fmt,
    future::IntoFuture,
    ops::ControlFlow,
    pin::Pin,
    time::{Duration, SystemTime},
};

use vove_model::{Decision, Received, RefId, UserVerification, VerificationStatus};

use crate::{Client, Endpoint, Error, ErrorKind, GetUserVerification};

/// How often and how long [`Client::wait_for_decision`] asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitPolicy {
    /// The pause after the first look; each further one is half as long again.
    pub first_pause: Duration,
    /// No pause grows beyond this.
    pub longest_pause: Duration,
    /// From the first look to giving up.
    pub deadline: Duration,
}

impl Default for WaitPolicy {
    /// 2 seconds, growing to 30; a quarter of an hour.
    fn default() -> Self {
        Self {
            first_pause: Duration::from_secs(2),
            longest_pause: Duration::from_secs(30),
            deadline: Duration::from_secs(15 * 60),
        }
    }
}

/// What one look showed, for a progress bar.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Counted from 1.
    pub look: u32,
    /// How the person stands; `None` before the session was started, and when the look failed.
    pub status: Option<VerificationStatus>,
    /// Why the look failed, when it did and another follows.
    pub failure: Option<ErrorKind>,
    /// When the next look comes.
    pub next_in: Duration,
}

type Callback = Box<dyn FnMut(&Progress) + Send>;

/// A wait for a decision: await it, or drop it to stop.
#[must_use = "nothing is asked until it is awaited"]
pub struct WaitForDecision {
    client: Client,
    ref_id: RefId,
    policy: WaitPolicy,
    progress: Option<Callback>,
}

impl WaitForDecision {
    /// Asks more or less often, or for longer.
    pub const fn policy(mut self, policy: WaitPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Is told of every look that decided nothing.
    pub fn on_progress(mut self, progress: impl FnMut(&Progress) + Send + 'static) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    async fn run(mut self) -> Result<Received<UserVerification>, Error> {
        let runtime = self.client.shared.runtime.clone();
        let begun = runtime.now();
        let mut looks = Looks::new(self.policy);
        loop {
            let found = self.client.find_user_verification(&self.ref_id).await;
            let elapsed = runtime.now().saturating_duration_since(begun);
            let progress = match looks.judge(found, elapsed, runtime.wall()) {
                ControlFlow::Break(ended) => return ended,
                ControlFlow::Continue(progress) => progress,
            };
            if let Some(tell) = &mut self.progress {
                tell(&progress);
            }
            runtime.sleep(progress.next_in).await;
        }
    }
}

/// The looks of one wait: after each, whether and when there is another.
pub(crate) struct Looks {
    policy: WaitPolicy,
    pause: Duration,
    made: u32,
}

impl Looks {
    pub(crate) const fn new(policy: WaitPolicy) -> Self {
        Self { policy, pause: policy.first_pause, made: 0 }
    }

    pub(crate) fn judge(
        &mut self,
        found: Result<Option<Received<UserVerification>>, Error>,
        elapsed: Duration,
        wall: SystemTime,
    ) -> ControlFlow<Result<Received<UserVerification>, Error>, Progress> {
        self.made += 1;
        let (status, failure, asked) = match found {
            Ok(Some(user)) if matches!(user.decision(), Decision::Approved(_) | Decision::Refused) => {
                return ControlFlow::Break(Ok(user));
            }
            Ok(user) => (user.map(|user| user.status.clone()), None, None),
            Err(error) if error.is_retryable() => (None, Some(error.kind()), error.retry_after()),
            Err(error) => return ControlFlow::Break(Err(error)),
        };
        let next_in = self.pause.max(asked.unwrap_or_default());
        if elapsed.saturating_add(next_in) >= self.policy.deadline {
            return ControlFlow::Break(Err(Error::undecided(GetUserVerification::NAME).after(self.made, wall)));
        }
        self.pause = (self.pause + self.pause / 2).min(self.policy.longest_pause);
        ControlFlow::Continue(Progress { look: self.made, status, failure, next_in })
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
    /// Asks for a person's verification until it is approved or refused.
    ///
    /// For tools and tests: a backend had better let the webhook wake it. Looks that fail but may succeed later are looks that
    /// decided nothing; a status that is no decision, known or not, is waited on.
    ///
    /// ```no_run
    /// # async fn run(client: vove_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// # let ref_id = vove_model::RefId::new("cust-0042")?;
    /// let user = client.wait_for_decision(&ref_id).on_progress(|look| println!("{:?}", look.status)).await?;
    /// println!("approved: {}", user.status.is_successful());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`Undecided`](ErrorKind::Undecided) after the deadline; any failure that no repetition mends.
    pub fn wait_for_decision(&self, ref_id: &RefId) -> WaitForDecision {
        WaitForDecision { client: self.clone(), ref_id: ref_id.clone(), policy: WaitPolicy::default(), progress: None }
    }
}
