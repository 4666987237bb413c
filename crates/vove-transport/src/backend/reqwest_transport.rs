//! The transport over reqwest.

use std::{fmt, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use tokio::time::timeout;

use super::{
    ResponseBody,
    tls::{Roots, client_config},
};
use crate::{ConnectionReuse, Limits, SendFuture, Transport, TransportError, TransportErrorKind};

/// A [`Transport`] over reqwest.
///
/// TLS by rustls with ring and the operating system's trust store, TLS 1.2 or newer. It follows no redirects, sends no
/// `Referer`, uses no proxy from the environment, decompresses nothing and retries nothing.
#[derive(Clone)]
pub struct ReqwestTransport {
    kept: reqwest::Client,
    /// Keeps no connection, see [`ConnectionReuse::Never`].
    single: reqwest::Client,
}

impl ReqwestTransport {
    /// Creates a transport with its own connection pool. Clones share the pool.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when TLS can't be set up, for instance because there is no trust store.
    pub fn new() -> Result<Self, TransportError> {
        Self::builder().build()
    }

    /// Creates a transport that trusts no certificate: `http` works and `https` always fails. It is meant for the
    /// loopback interface on machines without a trust store.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn plain_http() -> Result<Self, TransportError> {
        Self::builder().no_roots().build()
    }

    /// Returns a builder that sets the proxy, the trusted roots and the connect timeout.
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder { connect_timeout: Duration::from_secs(3), proxy: None, roots: Roots::System }
    }
}

/// Configures a [`ReqwestTransport`].
///
/// ```
/// use vove_transport::ReqwestTransport;
///
/// let transport = ReqwestTransport::builder().proxy("http://proxy.example:3128").build()?;
/// # Ok::<(), vove_transport::TransportError>(())
/// ```
#[derive(Clone)]
pub struct ReqwestTransportBuilder {
    connect_timeout: Duration,
    proxy: Option<String>,
    roots: Roots,
}

impl ReqwestTransportBuilder {
    /// Sets the longest time to open a connection, including name resolution and the TLS handshake. Default: 3 seconds.
    #[must_use]
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets a proxy for `https` requests, as an `http://` or `https://` URL. Default: no proxy. The proxy sees the host
    /// name of a request and nothing else of it.
    ///
    /// Requests over plain `http`, which a proxy could read, and requests to `localhost` and loopback addresses do not
    /// use it.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Trusts these root certificates only, one or more in PEM. Default: the operating system's trust store.
    #[must_use]
    pub fn only_roots_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots = Roots::Pem(pem.into());
        self
    }

    /// Trusts no certificate: `http` works and `https` always fails.
    #[must_use]
    pub fn no_roots(mut self) -> Self {
        self.roots = Roots::None;
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when the proxy is not a URL, the roots are not certificates, or TLS
    /// can't be set up.
    pub fn build(self) -> Result<ReqwestTransport, TransportError> {
        let mut tls = client_config(&self.roots)?;
        tls.alpn_protocols = vec![b"http/1.1".to_vec()];
        let single = self.client(tls.clone())?.pool_max_idle_per_host(0).build().map_err(unusable)?;
        let kept = self.client(tls)?.build().map_err(unusable)?;
        Ok(ReqwestTransport { kept, single })
    }

    fn client(&self, tls: rustls::ClientConfig) -> Result<reqwest::ClientBuilder, TransportError> {
        let builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            // RFC 9112, section 5.2: a client replaces line folds with spaces.
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .tls_backend_preconfigured(tls);
        let Some(url) = &self.proxy else { return Ok(builder) };
        let loopback = reqwest::NoProxy::from_string("localhost,127.0.0.0/8,::1");
        Ok(builder.proxy(reqwest::Proxy::https(url).map_err(unusable)?.no_proxy(loopback)))
    }
}

fn unusable(error: reqwest::Error) -> TransportError {
    TransportError::with_source(TransportErrorKind::Connect, error.without_url())
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

impl fmt::Debug for ReqwestTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL of a proxy may contain a password.
        f.debug_struct("ReqwestTransportBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .finish_non_exhaustive()
    }
}

#[async_trait]
impl Transport for ReqwestTransport {
    // Not an `async fn`: its future would store the request twice.
    fn send<'t, 's>(&'t self, request: Request<Bytes>) -> SendFuture<'s>
    where
        't: 's,
    {
        let limits = Limits::of(&request);
        let client = match ConnectionReuse::of(&request) {
            ConnectionReuse::Allowed => &self.kept,
            ConnectionReuse::Never => &self.single,
        };
        let sending = convert(request).map(|request| client.execute(request));
        Box::pin(async move {
            let mut status = None;
            timeout(limits.attempt_timeout, exchange(sending?, limits, &mut status))
                .await
                .unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
                .map_err(|error| error.with_response_status(status))
        })
    }

    fn enforces_limits(&self) -> bool {
        true
    }
}

/// Converts the request; its URL must be absolute.
fn convert(request: Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    // Without a slash, the text of the URL would append the path to the host name.
    if !request.uri().path().starts_with('/') {
        return Err(TransportError::with_source(
            TransportErrorKind::InvalidRequest,
            "the path does not start with `/`",
        ));
    }
    request.try_into().map_err(transport_error)
}

/// Sends the request and reads the response. `status` is set as soon as the head of the response is there.
async fn exchange(
    sending: impl Future<Output = reqwest::Result<reqwest::Response>>,
    limits: Limits,
    status: &mut Option<StatusCode>,
) -> Result<Response<Bytes>, TransportError> {
    let mut response = sending.await.map_err(transport_error)?;
    *status = Some(response.status());
    let mut body = ResponseBody::new(response.content_length(), limits.max_response_bytes)?;
    while let Some(chunk) = next_chunk(&mut response, limits).await? {
        body.push(chunk)?;
    }
    let mut complete = Response::new(body.finish());
    *complete.status_mut() = response.status();
    *complete.version_mut() = response.version();
    *complete.headers_mut() = std::mem::take(response.headers_mut());
    Ok(complete)
}

async fn next_chunk(response: &mut reqwest::Response, limits: Limits) -> Result<Option<Bytes>, TransportError> {
    if limits.read_timeout >= limits.attempt_timeout {
        return response.chunk().await.map_err(transport_error);
    }
    timeout(limits.read_timeout, response.chunk())
        .await
        .map_err(|_| TransportError::new(TransportErrorKind::Timeout))?
        .map_err(transport_error)
}

fn transport_error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_builder() {
        TransportErrorKind::InvalidRequest
    } else {
        TransportErrorKind::ConnectionLost
    };
    // The URL contains the reference.
    TransportError::with_source(kind, error.without_url())
}
