use std::{fmt, sync::Arc};

use bytes::Bytes;
use http::{
    HeaderValue, Request, Uri,
    header::{ACCEPT, CONTENT_TYPE, HeaderName, USER_AGENT},
};
use vove_transport::Transport;

use crate::{ApiKey, Endpoint, Environment, Error};

const API_KEY: HeaderName = HeaderName::from_static("x-api-key");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const AGENT: HeaderValue = HeaderValue::from_static(concat!("vove-rs/", env!("CARGO_PKG_VERSION")));

/// The VOVE ID API. Cheap to clone; clones share the transport and its connections.
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
    shared: Arc<Shared>,
}

struct Shared {
    environment: Environment,
    key: ApiKey,
    transport: Box<dyn Transport>,
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
        Self { shared: Arc::new(Shared { environment, key, transport: Box::new(transport) }) }
    }

    /// Where this client's requests go.
    pub fn environment(&self) -> &Environment {
        &self.shared.environment
    }

    /// The whole request of an endpoint, with address and key, without sending it.
    ///
    /// # Errors
    /// When it can't be written as HTTP.
    pub fn prepare<E: Endpoint>(&self, endpoint: &E) -> Result<Request<Bytes>, Error> {
        let mut request = endpoint.request()?;
        let address: Uri = format!("{}{}", self.shared.environment.base_url(), request.uri())
            .parse()
            .map_err(|error| Error::invalid_request(E::NAME, error))?;
        *request.uri_mut() = address;
        let key = self.shared.key.header_value()?;
        request.headers_mut().extend([(API_KEY, key), (CONTENT_TYPE, JSON), (ACCEPT, JSON), (USER_AGENT, AGENT)]);
        Ok(request)
    }

    /// Sends an endpoint's request and reads its reply. The methods named after endpoints are short for this.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Reply, Error> {
        let request = self.prepare(endpoint)?;
        let reply = self.shared.transport.send(request).await.map_err(|error| Error::transport(E::NAME, error))?;
        endpoint.response(reply)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("environment", &self.shared.environment).finish_non_exhaustive()
    }
}
