//! The same client for threads: the same endpoints, errors and rules for repeating, and no runtime hidden in it.

use std::{
    fmt,
    sync::Arc,
    thread,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use vove_model::{
    AmlCase, AmlCaseId, AmlCaseStatus, KybCase, KybCaseCreated, KybCaseId, Page, Received, RefId, Screening, Session,
    UserDocuments, UserVerification,
};
use vove_transport::{
    Attempts, Limits, Repeat, RetryAfter, RetryBudget, RetryPolicy, Throttle, TransportError,
    blocking::{Transport, UreqTransport},
};

use crate::{
    ApiKey, CreateAmlCase, CreateKybCase, CreateSession, Endpoint, Environment, Error, ErrorKind, GetAmlCase,
    GetDefaultKybFlow, GetKybCase, GetUserDocuments, GetUserVerification, ListAmlCases, ListKybCases, Paged, ScreenAml,
    UpdateAmlCaseStatus, client::Address, paging::Paging,
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
        let begun = Instant::now();
        let mut waited = Duration::ZERO;
        let mut request = self.address.prepare(endpoint)?;
        let limits = Limits::of(&request);
        let mut attempts = Attempts::new(self.retry, self.budget.clone(), Repeat::of(&request), limits.operation);
        loop {
            // A pause that a test skips counts all the same.
            let elapsed = |waited: Duration| begun.elapsed().max(waited);
            let remaining = attempts.begin(elapsed(waited));
            let outcome = self.attempt(request, limits, remaining);
            let next = attempts.end(&outcome, elapsed(waited), SystemTime::now(), vove_transport::random());
            let Some(pause) = next else {
                return outcome
                    .map_err(|error| Error::transport(E::NAME, error))
                    .and_then(|reply| endpoint.response(reply))
                    .map_err(|error| error.after(attempts.made(), SystemTime::now()));
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
        let left = remaining.saturating_sub(wait);
        if left < limits.operation {
            request.extensions_mut().insert(Limits { total: limits.total.min(left), operation: left, ..limits });
        }
        let outcome = self.transport.send(request);
        match &outcome {
            Ok(reply) if matches!(reply.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => {
                let asked = RetryAfter::read(reply.headers()).map(|asked| asked.pause(SystemTime::now()));
                self.throttle.refused(Instant::now(), asked);
            }
            Ok(_) => self.throttle.succeeded(Instant::now()),
            Err(_) => {}
        }
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
