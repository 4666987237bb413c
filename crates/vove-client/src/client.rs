//! The asynchronous client.

mod address;
mod send;
mod spans;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::Request;
use vove_transport::{RetryBudget, RetryPolicy, Runtime, Throttle, TokioRuntime, Transport};

pub(crate) use self::address::Address;
#[cfg(feature = "blocking")]
pub(crate) use self::{
    send::{Finished, read, shorten_limits},
    spans::{AttemptSpan, OperationSpan},
};
use crate::{ApiKey, Endpoint, Environment, Error};

/// A client of the VOVE ID API. Clones are cheap and share the transport with its connections, the key and the retry
/// budget.
///
/// A failed call is retried as far as that is safe for its endpoint, see [`RetryPolicy`]. Dropping a call cancels it.
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

/// What the clones of a client share.
#[derive(Clone)]
pub(crate) struct Shared {
    address: Address,
    transport: Arc<dyn Transport>,
    pub(crate) retry: RetryPolicy,
    budget: RetryBudget,
    throttle: Arc<Throttle>,
    pub(crate) runtime: Arc<dyn Runtime>,
}

impl Client {
    /// Creates a client over reqwest, with its own connection pool.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when TLS can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn new(environment: Environment, key: ApiKey) -> Result<Self, Error> {
        let transport = vove_transport::ReqwestTransport::new().map_err(Error::tls)?;
        Ok(Self::with_transport(environment, key, transport))
    }

    /// Creates a client over hyper, with its own connection pool.
    ///
    /// # Errors
    /// [`InvalidConfiguration`](crate::ErrorKind::InvalidConfiguration) when TLS can't be set up.
    #[cfg(feature = "hyper")]
    pub fn over_hyper(environment: Environment, key: ApiKey) -> Result<Self, Error> {
        let transport = vove_transport::HyperTransport::new().map_err(Error::tls)?;
        Ok(Self::with_transport(environment, key, transport))
    }

    /// Creates a client over any transport: another HTTP library, a wrapper around a transport, or a test double.
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

    /// Sets the retry policy. Default: [`RetryPolicy::default`]. With [`RetryPolicy::never`] each call sends one
    /// request.
    #[must_use]
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        Arc::make_mut(&mut self.shared).retry = policy;
        self
    }

    /// Sets the retry budget, which several clients may share. Default: [`RetryBudget::default`], shared by the
    /// clones of this client.
    #[must_use]
    pub fn with_retry_budget(mut self, budget: RetryBudget) -> Self {
        Arc::make_mut(&mut self.shared).budget = budget;
        self
    }

    /// Replaces the runtime (clocks, sleep, random source), for tests or for executors other than Tokio. Default:
    /// [`TokioRuntime`].
    #[must_use]
    pub fn with_runtime(mut self, runtime: impl Runtime + 'static) -> Self {
        Arc::make_mut(&mut self.shared).runtime = Arc::new(runtime);
        self
    }

    /// Returns the environment that the client sends to.
    pub fn environment(&self) -> &Environment {
        &self.shared.address.environment
    }

    /// Replaces the API key, from the next attempt on, in this client and in all its clones.
    pub fn set_key(&self, key: &ApiKey) {
        self.shared.address.set_key(key);
    }

    /// Returns the complete request of an endpoint, with host and API key, without sending it.
    ///
    /// # Errors
    /// [`InvalidRequest`](crate::ErrorKind::InvalidRequest) when the request can't be written as HTTP.
    pub fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Bytes>, Error> {
        self.shared.address.prepare(endpoint)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("environment", self.environment()).finish_non_exhaustive()
    }
}
