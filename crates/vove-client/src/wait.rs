use std::{fmt, future::IntoFuture, pin::Pin, time::Duration};

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
        let mut pause = self.policy.first_pause;
        let mut look = 0;
        loop {
            look += 1;
            let (status, failure, asked) = match self.client.find_user_verification(&self.ref_id).await {
                Ok(Some(user)) if matches!(user.decision(), Decision::Approved(_) | Decision::Refused) => {
                    return Ok(user);
                }
                Ok(user) => (user.map(|user| user.status.clone()), None, None),
                Err(error) if error.is_retryable() => (None, Some(error.kind()), error.retry_after()),
                Err(error) => return Err(error),
            };
            let next_in = pause.max(asked.unwrap_or_default());
            let elapsed = runtime.now().saturating_duration_since(begun);
            if elapsed.saturating_add(next_in) >= self.policy.deadline {
                return Err(Error::undecided(GetUserVerification::NAME).after(look, runtime.wall()));
            }
            if let Some(progress) = &mut self.progress {
                progress(&Progress { look, status, failure, next_in });
            }
            runtime.sleep(next_in).await;
            pause = (pause + pause / 2).min(self.policy.longest_pause);
        }
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
