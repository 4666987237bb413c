//! The blocking client: the same endpoints, errors and retries as the asynchronous one.

mod endpoints;

use std::{
    fmt,
    ops::ControlFlow,
    sync::Arc,
    thread,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{Request, Response};
use vove_model::{Received, RefId, UserVerification, VerificationState};
use vove_transport::{
    Attempts, Idempotency, Limits, RetryBudget, RetryContext, RetryPolicy, Throttle, TransportError,
    blocking::{HyperTransport, Transport},
};

use crate::{
    ApiKey, Endpoint, Environment, Error, ErrorKind, Paged, WaitPolicy, WaitProgress,
    client::{Address, AttemptSpan, Finished, OperationSpan, read, shorten_limits},
    list::Paging,
    wait::Polls,
};

type Sleep = Arc<dyn Fn(Duration) + Send + Sync>;

/// A blocking client of the VOVE ID API. Clones are cheap and share the connections, the key and the retry budget.
///
/// ```no_run
/// use vove_client::{ApiKey, Environment, blocking::Client};
/// use vove_model::RefId;
///
/// let client = Client::new(Environment::Sandbox, ApiKey::from_env()?)?;
/// let user = client.get_user_verification(&RefId::new("cust-0042")?)?;
/// println!("{:?}", user.status);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Client {
    address: Arc<Address>,
    transport: Arc<dyn Transport>,
    retry: RetryPolicy,
    budget: RetryBudget,
    throttle: Arc<Throttle>,
    sleep: Sleep,
}

impl Client {
    /// Creates a client over hyper, with its own connection pool and without threads of its own, see
    /// [`HyperTransport`].
    ///
    /// # Errors
    /// [`InvalidConfiguration`](ErrorKind::InvalidConfiguration) when TLS can't be set up.
    pub fn new(environment: Environment, key: ApiKey) -> Result<Self, Error> {
        let transport = HyperTransport::new().map_err(Error::tls)?;
        Ok(Self::with_transport(environment, key, transport))
    }

    /// Creates a client over any blocking transport.
    pub fn with_transport(environment: Environment, key: ApiKey, transport: impl Transport + 'static) -> Self {
        Self {
            address: Arc::new(Address::new(environment, &key)),
            transport: Arc::new(transport),
            retry: RetryPolicy::default(),
            budget: RetryBudget::default(),
            throttle: Arc::default(),
            sleep: Arc::new(thread::sleep),
        }
    }

    /// Sets the retry policy. Default: [`RetryPolicy::default`].
    #[must_use]
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets the retry budget, which several clients may share. Default: [`RetryBudget::default`], shared by the
    /// clones of this client.
    #[must_use]
    pub fn with_retry_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Replaces [`thread::sleep`], for tests. The time it is asked to sleep counts even if it returns immediately.
    #[must_use]
    pub fn with_sleep(mut self, sleep: impl Fn(Duration) + Send + Sync + 'static) -> Self {
        self.sleep = Arc::new(sleep);
        self
    }

    /// Returns the environment that the client sends to.
    pub fn environment(&self) -> &Environment {
        &self.address.environment
    }

    /// Replaces the API key, from the next attempt on, in this client and in all its clones.
    pub fn set_key(&self, key: &ApiKey) {
        self.address.set_key(key);
    }

    /// Sends the request of an endpoint and reads the response, as [`Client::send`](crate::Client::send) does.
    ///
    /// # Errors
    /// See [`ErrorKind`].
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Output, Error> {
        let span = OperationSpan::new::<E>();
        let finished = span.in_scope(|| self.operate(endpoint));
        read(endpoint, finished, &span, SystemTime::now)
    }

    fn operate<E: Endpoint>(&self, endpoint: &E) -> Result<Finished, Error> {
        let started = Instant::now();
        let mut waited = Duration::ZERO;
        let mut request = self.address.prepare(endpoint)?;
        let limits = Limits::of(&request);
        let mut attempts =
            Attempts::new(self.retry, self.budget.clone(), Idempotency::of(&request), limits.operation_timeout);
        loop {
            // Waits that a test skips count as well.
            let elapsed = || started.elapsed().max(waited);
            let remaining = attempts.start(elapsed());
            let span = AttemptSpan::new(E::TEMPLATE, &request, attempts.count());
            let outcome = span.in_scope(|| self.attempt(request, limits, remaining));
            span.finish(&outcome);
            let context =
                || RetryContext { elapsed: elapsed(), system_time: SystemTime::now(), random: fastrand::u64(..) };
            let Some(delay) = attempts.finish(&outcome, context) else {
                return Ok(Finished { outcome, attempts });
            };
            drop(outcome);
            (self.sleep)(delay);
            waited = waited.saturating_add(delay);
            request = self.address.prepare(endpoint)?;
        }
    }

    fn attempt(
        &self,
        mut request: Request<Bytes>,
        limits: Limits,
        remaining: Duration,
    ) -> Result<Response<Bytes>, TransportError> {
        let wait = self.throttle.acquire(Instant::now(), remaining).map_err(TransportError::throttled)?;
        if !wait.is_zero() {
            (self.sleep)(wait);
        }
        shorten_limits(&mut request, limits, remaining.saturating_sub(wait));
        let outcome = self.transport.send(request);
        self.throttle.record(&outcome, self.retry.max_throttle, Instant::now, SystemTime::now);
        outcome
    }

    /// Returns all pages of a list, as an iterator. Each page is one call. The iterator ends after an error,
    /// and with an error after 100,000 pages.
    pub fn pages<E: Paged>(&self, list: E) -> impl Iterator<Item = Result<E::Output, Error>> {
        let (client, mut paging) = (self.clone(), Paging::new(list));
        std::iter::from_fn(move || match paging.request()? {
            Ok(request) => paging.accept(client.send(&request)),
            Err(error) => Some(Err(error)),
        })
    }

    /// Returns all items of a list, as an iterator. Each page is one call. The iterator ends after an error.
    pub fn items<E: Paged>(&self, list: E) -> impl Iterator<Item = Result<E::Item, Error>> {
        self.pages(list).flat_map(|page| {
            let (items, error) = match page {
                Ok(page) => (page.into_value().data, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            items.into_iter().map(Ok).chain(error.map(Err))
        })
    }

    /// Fetches a person's verification, or `None` if it does not exist (404), which differs from a pending one.
    ///
    /// # Errors
    /// As [`get_user_verification`](Self::get_user_verification), except 404.
    pub fn find_user_verification(&self, ref_id: &RefId) -> Result<Option<Received<UserVerification>>, Error> {
        match self.get_user_verification(ref_id) {
            Ok(user) => Ok(Some(user)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Client {
    /// Polls a person's verification until it is approved or refused, and calls `progress` after each poll without a
    /// decision, as [`Client::wait_for_decision`](crate::Client::wait_for_decision) does.
    ///
    /// # Errors
    /// [`WaitTimedOut`](ErrorKind::WaitTimedOut) after [`WaitPolicy::timeout`], or earlier if the API asks for a pause
    /// that ends later (`Retry-After`); any error that is not retryable.
    pub fn wait_for_decision(
        &self,
        ref_id: &RefId,
        policy: WaitPolicy,
        progress: impl FnMut(&WaitProgress),
    ) -> Result<Received<UserVerification>, Error> {
        self.poll(ref_id, Polls::new(policy, self.retry.max_throttle, None), progress)
    }

    /// Polls as [`wait_for_decision`](Self::wait_for_decision) does, for a person who verifies again: a decision counts
    /// if it is of another session or a later update than `known`.
    ///
    /// # Errors
    /// As [`wait_for_decision`](Self::wait_for_decision).
    pub fn wait_for_newer_decision(
        &self,
        ref_id: &RefId,
        known: impl Into<VerificationState>,
        policy: WaitPolicy,
        progress: impl FnMut(&WaitProgress),
    ) -> Result<Received<UserVerification>, Error> {
        self.poll(ref_id, Polls::new(policy, self.retry.max_throttle, Some(known.into())), progress)
    }

    fn poll(
        &self,
        ref_id: &RefId,
        mut polls: Polls,
        mut progress: impl FnMut(&WaitProgress),
    ) -> Result<Received<UserVerification>, Error> {
        let (started, mut waited) = (Instant::now(), Duration::ZERO);
        loop {
            let found = self.find_user_verification(ref_id);
            let elapsed = started.elapsed().max(waited);
            match polls.evaluate(found, elapsed, SystemTime::now()) {
                ControlFlow::Break(result) => return result,
                ControlFlow::Continue(poll) => {
                    progress(&poll);
                    (self.sleep)(poll.next_poll_in);
                    waited = waited.saturating_add(poll.next_poll_in);
                }
            }
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("environment", self.environment()).finish_non_exhaustive()
    }
}
