//! The same client for threads: the same endpoints, errors and rules for repeating, and no runtime hidden in it.

use std::{
    fmt,
    ops::ControlFlow,
    sync::Arc,
    thread,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{Request, Response};
use vove_model::{
    AmlCase, AmlCaseId, AmlCaseStatus, KybCase, KybCaseCreated, KybCaseId, Page, Received, RefId, Screening, Session,
    UserDocuments, UserVerification,
};
use vove_transport::{
    Attempts, Limits, Moment, Repeat, RetryBudget, RetryPolicy, Throttle, TransportError,
    blocking::{Transport, UreqTransport},
};

use crate::{
    ApiKey, CreateAmlCase, CreateKybCase, CreateSession, Endpoint, Environment, Error, ErrorKind, GetAmlCase,
    GetDefaultKybFlow, GetKybCase, GetUserDocuments, GetUserVerification, ListAmlCases, ListKybCases, Paged, Progress,
    ScreenAml, UpdateAmlCaseStatus, WaitPolicy,
    client::Address,
    paging::Paging,
    send::{Ended, narrow, observe, read},
    trace::{AttemptSpan, OperationSpan},
    wait::Looks,
};

type Pause = Arc<dyn Fn(Duration) + Send + Sync>;

/// The VOVE ID API for threads. Cheap to clone; clones share connections, key and retry budget.
///
/// ```no_run
/// use vove_client::{ApiKey, Environment, blocking::Client};
/// use vove_model::RefId;
///
/// let client = Client::new(Environment::Sandbox, ApiKey::from_env()?);
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
    pause: Pause,
}

impl Client {
    /// A client over ureq, with its own connection pool.
    pub fn new(environment: Environment, key: ApiKey) -> Self {
        Self::with_transport(environment, key, UreqTransport::new())
    }

    /// A client over a transport of your own.
    pub fn with_transport(environment: Environment, key: ApiKey, transport: impl Transport + 'static) -> Self {
        Self {
            address: Arc::new(Address::new(environment, &key)),
            transport: Arc::new(transport),
            retry: RetryPolicy::default(),
            budget: RetryBudget::default(),
            throttle: Arc::default(),
            pause: Arc::new(thread::sleep),
        }
    }

    /// The same client with another retry policy.
    #[must_use]
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// The same client with another retry budget, for instance one that several clients share.
    #[must_use]
    pub fn with_retry_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// The same client with another way to wait than to put the thread to sleep, for tests.
    #[must_use]
    pub fn with_pause(mut self, pause: impl Fn(Duration) + Send + Sync + 'static) -> Self {
        self.pause = Arc::new(pause);
        self
    }

    /// Where this client's requests go.
    pub fn environment(&self) -> &Environment {
        &self.address.environment
    }

    /// Uses another key from the next attempt on, in this client and in all its clones.
    pub fn set_key(&self, key: &ApiKey) {
        self.address.set_key(key);
    }

    /// Sends an endpoint's request and reads its reply, as [`Client::send`](crate::Client::send) does.
    ///
    /// # Errors
    /// See [`ErrorKind`].
    pub fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Reply, Error> {
        let span = OperationSpan::new::<E>();
        let ended = span.scope(|| self.operate(endpoint));
        read(endpoint, ended, &span, SystemTime::now)
    }

    fn operate<E: Endpoint>(&self, endpoint: &E) -> Result<Ended, Error> {
        let begun = Instant::now();
        let mut waited = Duration::ZERO;
        let mut request = self.address.prepare(endpoint)?;
        let limits = Limits::of(&request);
        let mut attempts = Attempts::new(self.retry, self.budget.clone(), Repeat::of(&request), limits.operation);
        loop {
            // A pause that a test skips counts all the same.
            let elapsed = || begun.elapsed().max(waited);
            let remaining = attempts.begin(elapsed());
            let span = AttemptSpan::new(E::TEMPLATE, &request, attempts.made());
            let outcome = span.scope(|| self.attempt(request, limits, remaining));
            span.end(&outcome);
            let random = vove_transport::random;
            let moment = || Moment { elapsed: elapsed(), wall: SystemTime::now(), random: random() };
            let Some(pause) = attempts.end(&outcome, moment) else {
                return Ok(Ended { outcome, attempts });
            };
            drop(outcome);
            (self.pause)(pause);
            waited += pause;
            request = self.address.prepare(endpoint)?;
        }
    }

    fn attempt(
        &self,
        mut request: Request<Bytes>,
        limits: Limits,
        remaining: Duration,
    ) -> Result<Response<Bytes>, TransportError> {
        let wait = self.throttle.turn(Instant::now(), remaining).map_err(TransportError::withheld)?;
        if !wait.is_zero() {
            (self.pause)(wait);
        }
        narrow(&mut request, limits, remaining.saturating_sub(wait));
        let outcome = self.transport.send(request);
        observe(&self.throttle, &outcome, Instant::now, SystemTime::now);
        outcome
    }

    /// All pages of a list, one call each. Ends after an error.
    pub fn pages<E: Paged>(&self, list: E) -> impl Iterator<Item = Result<E::Reply, Error>> {
        let (client, mut paging) = (self.clone(), Paging::new(list));
        std::iter::from_fn(move || {
            let request = paging.request()?;
            paging.accept(client.send(&request))
        })
    }

    /// All items of a list. Ends after an error.
    pub fn items<E: Paged>(&self, list: E) -> impl Iterator<Item = Result<E::Item, Error>> {
        self.pages(list).flat_map(|page| {
            let (items, error) = match page {
                Ok(page) => (page.into_value().data, None),
                Err(error) => (Vec::new(), Some(error)),
            };
            items.into_iter().map(Ok).chain(error.map(Err))
        })
    }

    /// Fetches a person's verification if there is one: 404 is `None`, which is not the same as pending.
    ///
    /// # Errors
    /// As [`get_user_verification`](Self::get_user_verification), but for 404.
    pub fn find_user_verification(&self, ref_id: &RefId) -> Result<Option<Received<UserVerification>>, Error> {
        match self.get_user_verification(ref_id) {
            Ok(user) => Ok(Some(user)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Client {
    /// Asks for a person's verification until it is approved or refused, and tells of every look that decided nothing, as
    /// [`Client::wait_for_decision`](crate::Client::wait_for_decision) does.
    ///
    /// # Errors
    /// [`Undecided`](ErrorKind::Undecided) after the policy's deadline; any failure that no repetition mends.
    pub fn wait_for_decision(
        &self,
        ref_id: &RefId,
        policy: WaitPolicy,
        mut progress: impl FnMut(&Progress),
    ) -> Result<Received<UserVerification>, Error> {
        let begun = Instant::now();
        let (mut looks, mut waited) = (Looks::new(policy), Duration::ZERO);
        loop {
            let elapsed = begun.elapsed().max(waited);
            match looks.judge(self.find_user_verification(ref_id), elapsed, SystemTime::now()) {
                ControlFlow::Break(ended) => return ended,
                ControlFlow::Continue(look) => {
                    progress(&look);
                    (self.pause)(look.next_in);
                    waited += look.next_in;
                }
            }
        }
    }
}

/// Methods by the names of the asynchronous client.
macro_rules! endpoints {
    ($( $name:ident($($argument:ident: $type:ty),*) -> $reply:ty = $request:expr; )*) => {
        impl Client {
            $(
                #[doc = concat!("As [`Client::", stringify!($name), "`](crate::Client::", stringify!($name), ").")]
                ///
                /// # Errors
                /// See [`ErrorKind`].
                pub fn $name(&self, $($argument: $type),*) -> Result<$reply, Error> {
                    self.send(&$request)
                }
            )*
        }
    };
}

endpoints! {
    create_session(session: impl Into<CreateSession>) -> Received<Session> = session.into();
    get_user_verification(ref_id: &RefId) -> Received<UserVerification> = GetUserVerification::new(ref_id.clone());
    get_user_documents(ref_id: &RefId) -> Received<UserDocuments> = GetUserDocuments::new(ref_id.clone());
    create_kyb_case(case: impl Into<CreateKybCase>) -> Received<KybCaseCreated> = case.into();
    get_kyb_case(id: &KybCaseId) -> Received<KybCase> = GetKybCase::new(id.clone());
    list_kyb_cases(list: &ListKybCases) -> Received<Page<KybCase>> = list.clone();
    get_default_kyb_flow(country: &str) -> Bytes = GetDefaultKybFlow::new(country);
    create_aml_case(case: CreateAmlCase) -> Received<AmlCase> = case;
    get_aml_case(ref_id: &RefId) -> Received<AmlCase> = GetAmlCase::new(ref_id.clone());
    list_aml_cases(list: &ListAmlCases) -> Received<Page<AmlCase>> = list.clone();
    update_aml_case_status(id: &AmlCaseId, status: AmlCaseStatus) -> Bytes = UpdateAmlCaseStatus::new(id.clone(), status);
    screen_aml(screening: ScreenAml) -> Received<Screening> = screening;
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("environment", self.environment()).finish_non_exhaustive()
    }
}
