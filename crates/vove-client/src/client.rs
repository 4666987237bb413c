use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Uri,
    header::{ACCEPT, CONTENT_TYPE, HeaderName, USER_AGENT},
    uri::PathAndQuery,
};
use vove_transport::{RetryBudget, RetryPolicy, Runtime, Throttle, TokioRuntime, Transport};

use crate::{ApiKey, Endpoint, Environment, Error};

const API_KEY: HeaderName = HeaderName::from_static("x-api-key");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const AGENT: HeaderValue = HeaderValue::from_static(concat!("vove-rs/", env!("CARGO_PKG_VERSION")));

/// The VOVE ID API. Cheap to clone; clones share the transport and its connections, the key and the retry budget.
///
/// A call that fails is made again as far as that is safe for its endpoint, see [`RetryPolicy`]. Dropping a call cancels it.
///
/// ```no_run
/// use vove_client::{ApiKey, Client, Environment};
/// use vove_model::RefId;
///
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let client = Client::new(Environment::Sandbox, ApiKey::from_env()?)?;
/// let session = client.create_session(RefId::new("cust-0042")?).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    pub(crate) shared: Arc<Shared>,
}

#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) address: Address,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    pub(crate) throttle: Arc<Throttle>,
    pub(crate) runtime: Arc<dyn Runtime>,
}

/// Where requests go and how they say who asks.
#[derive(Clone)]
pub(crate) struct Address {
    pub(crate) environment: Environment,
    base: Uri,
    key: Arc<RwLock<HeaderValue>>,
}

impl Client {
    /// A client over reqwest, with its own connection pool.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when TLS can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn new(environment: Environment, key: ApiKey) -> Result<Self, Error> {
        let transport = vove_transport::ReqwestTransport::new()
            .map_err(|error| Error::configuration_from("TLS can't be set up: is there a root store?", error))?;
        Ok(Self::with_transport(environment, key, transport))
    }

    /// A client over hyper alone, with its own connection pool.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when TLS can't be set up.
    #[cfg(feature = "hyper")]
    pub fn over_hyper(environment: Environment, key: ApiKey) -> Result<Self, Error> {
        let transport = vove_transport::HyperTransport::new()
            .map_err(|error| Error::configuration_from("TLS can't be set up: is there a root store?", error))?;
        Ok(Self::with_transport(environment, key, transport))
    }

    /// A client over a transport of your own: another HTTP library, a decorator, a test double.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use http::Response;
    /// use vove_client::{ApiKey, Client, Environment};
    /// use vove_model::RefId;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let double = |_request| async {
    ///     Ok(Response::new(Bytes::from_static(br#"{"_id": "u1", "refId": "r1", "status": "pending"}"#)))
    /// };
    /// let client = Client::with_transport(Environment::Sandbox, ApiKey::new("key")?, double);
    /// let user = client.get_user_verification(&RefId::new("r1")?).await?;
    /// assert!(!user.status.is_successful());
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_transport(environment: Environment, key: ApiKey, transport: impl Transport + 'static) -> Self {
        Self {
            shared: Arc::new(Shared {
                address: Address::new(environment, &key),
                transport: Arc::new(transport),
                retry: RetryPolicy::default(),
                budget: RetryBudget::default(),
                throttle: Arc::default(),
                runtime: Arc::new(TokioRuntime),
            }),
        }
    }

    /// The same client with another retry policy; [`RetryPolicy::never`] makes each call one request.
    #[must_use]
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        Arc::make_mut(&mut self.shared).retry = policy;
        self
    }

    /// The same client with another retry budget, for instance one that several clients share.
    #[must_use]
    pub fn with_retry_budget(mut self, budget: RetryBudget) -> Self {
        Arc::make_mut(&mut self.shared).budget = budget;
        self
    }

    /// The same client with other clocks and other chance, for tests and for runtimes other than Tokio.
    #[must_use]
    pub fn with_runtime(mut self, runtime: impl Runtime + 'static) -> Self {
        Arc::make_mut(&mut self.shared).runtime = Arc::new(runtime);
        self
    }

    /// Where this client's requests go.
    pub fn environment(&self) -> &Environment {
        &self.shared.address.environment
    }

    /// Uses another key from the next attempt on, in this client and in all its clones.
    pub fn set_key(&self, key: &ApiKey) {
        self.shared.address.set_key(key);
    }

    /// The whole request of an endpoint, with address and key, without sending it.
    ///
    /// # Errors
    /// When it can't be written as HTTP.
    pub fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Bytes>, Error> {
        self.shared.address.prepare(endpoint)
    }
}

impl Address {
    pub(crate) fn new(environment: Environment, key: &ApiKey) -> Self {
        // Every environment's address parses; one that did not would name no host, and nothing would be sent to it.
        let base = environment.base_url().parse().unwrap_or_default();
        Self { environment, base, key: Arc::new(RwLock::new(key.header_value())) }
    }

    pub(crate) fn set_key(&self, key: &ApiKey) {
        *self.key.write().unwrap_or_else(PoisonError::into_inner) = key.header_value();
    }

    pub(crate) fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Bytes>, Error> {
        let mut request = endpoint.request()?;
        *request.uri_mut() = self.resolve(request.uri()).map_err(|error| Error::invalid_request(E::NAME, error))?;
        let key = self.key.read().unwrap_or_else(PoisonError::into_inner).clone();
        let headers = request.headers_mut();
        headers.insert(API_KEY, key);
        headers.insert(CONTENT_TYPE, JSON);
        headers.insert(ACCEPT, JSON);
        headers.insert(USER_AGENT, AGENT);
        Ok(request)
    }

    /// A path under this address. Scheme and host are this address's own: a target that names another has none here.
    fn resolve(&self, target: &Uri) -> Result<Uri, Box<dyn std::error::Error + Send + Sync>> {
        let path =
            target.path_and_query().filter(|path| path.as_str().starts_with('/') && target.authority().is_none());
        let path = path.ok_or("the target is no path")?.clone();
        let mut parts = self.base.clone().into_parts();
        let prefix = parts.path_and_query.as_ref().map_or("", PathAndQuery::as_str).trim_end_matches('/');
        parts.path_and_query = Some(if prefix.is_empty() {
            path
        } else {
            PathAndQuery::from_maybe_shared(Bytes::from(format!("{prefix}{path}")))?
        });
        Ok(Uri::from_parts(parts)?)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("environment", self.environment()).finish_non_exhaustive()
    }
}
