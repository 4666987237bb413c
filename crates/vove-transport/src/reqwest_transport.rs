use std::{fmt, sync::Arc, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use tokio::time::timeout;

use crate::{Limits, Sending, Transport, TransportError, TransportErrorKind, reply_body::ReplyBody, urls::Urls};

/// [`Transport`] over reqwest.
///
/// TLS by rustls with the operating system's trust store, at least TLS 1.2. Follows no redirect, sends no `Referer`,
/// uses no proxy from the environment, decompresses nothing, retries nothing.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    urls: Arc<Urls>,
}

impl ReqwestTransport {
    /// A transport with its own connection pool. Clones share the pool.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when TLS can't be set up, for instance without any trusted root.
    pub fn new() -> Result<Self, TransportError> {
        Self::builder().build()
    }

    /// The same without any trusted root: plain HTTP works, https never does. For loopback on a machine that has no
    /// certificates.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn plain_http() -> Result<Self, TransportError> {
        Self::builder().no_roots().build()
    }

    /// A transport with a proxy, roots or a connect time of its own.
    pub fn builder() -> ReqwestBuilder {
        ReqwestBuilder { connect_timeout: Duration::from_secs(3), proxy: None, roots: Roots::System }
    }
}

/// How a [`ReqwestTransport`] connects.
///
/// ```
/// use vove_transport::ReqwestTransport;
///
/// let transport = ReqwestTransport::builder().proxy("http://proxy.example:3128").build()?;
/// # Ok::<(), vove_transport::TransportError>(())
/// ```
#[derive(Clone)]
pub struct ReqwestBuilder {
    connect_timeout: Duration,
    proxy: Option<String>,
    roots: Roots,
}

/// Whose word counts that a server is who it says.
#[derive(Clone)]
enum Roots {
    System,
    Pem(Vec<u8>),
    None,
}

impl ReqwestBuilder {
    /// How long a connection may take, name and TLS included; 3 seconds unless said.
    #[must_use]
    pub const fn connect_timeout(mut self, most: Duration) -> Self {
        self.connect_timeout = most;
        self
    }

    /// Sends everything through this proxy: an `http://` or `https://` URL. It sees the host, and nothing of TLS.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Trusts these roots alone, one or more certificates in PEM, and not the operating system's.
    #[must_use]
    pub fn only_roots_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots = Roots::Pem(pem.into());
        self
    }

    /// Trusts nobody: plain HTTP works, https never does.
    #[must_use]
    pub fn no_roots(mut self) -> Self {
        self.roots = Roots::None;
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when the proxy is no URL, the roots are no certificates, or TLS can't be set
    /// up.
    pub fn build(self) -> Result<ReqwestTransport, TransportError> {
        let unusable = |error| TransportError::with_source(TransportErrorKind::Connect, without_url(error));
        let mut builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .tls_version_min(reqwest::tls::Version::TLS_1_2);
        if let Some(url) = self.proxy {
            builder = builder.proxy(reqwest::Proxy::all(url).map_err(unusable)?);
        }
        builder = match self.roots {
            Roots::System => builder,
            Roots::None => builder.tls_certs_only([]),
            Roots::Pem(pem) => builder.tls_certs_only(reqwest::Certificate::from_pem_bundle(&pem).map_err(unusable)?),
        };
        let client = builder.build().map_err(unusable)?;
        Ok(ReqwestTransport { client, urls: Arc::default() })
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

impl fmt::Debug for ReqwestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A proxy's URL may hold a password.
        f.debug_struct("ReqwestBuilder").field("connect_timeout", &self.connect_timeout).finish_non_exhaustive()
    }
}

#[async_trait]
impl Transport for ReqwestTransport {
    // Not an `async fn`, whose future would keep the request twice.
    fn send<'t, 's>(&'t self, request: Request<Bytes>) -> Sending<'s>
    where
        't: 's,
    {
        let limits = Limits::of(&request);
        let sending = self.prepare(request).map(|request| self.client.execute(request));
        Box::pin(async move {
            timeout(limits.total, exchange(sending?, limits))
                .await
                .unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
        })
    }

    fn keeps_limits(&self) -> bool {
        true
    }
}

impl ReqwestTransport {
    fn prepare(&self, request: Request<Bytes>) -> Result<reqwest::Request, TransportError> {
        let (parts, body) = request.into_parts();
        let mut prepared = reqwest::Request::new(parts.method, self.urls.of(&parts.uri)?);
        *prepared.headers_mut() = parts.headers;
        *prepared.version_mut() = parts.version;
        *prepared.body_mut() = Some(body.into());
        Ok(prepared)
    }
}

async fn exchange(
    sending: impl Future<Output = reqwest::Result<reqwest::Response>>,
    limits: Limits,
) -> Result<Response<Bytes>, TransportError> {
    let mut reply = sending.await.map_err(failure)?;
    let mut body = ReplyBody::new(reply.content_length(), limits.reply_cap)?;
    while let Some(piece) = chunk(&mut reply, limits).await? {
        body.push(piece)?;
    }
    let mut whole = Response::new(body.finish());
    *whole.status_mut() = reply.status();
    *whole.version_mut() = reply.version();
    *whole.headers_mut() = std::mem::take(reply.headers_mut());
    Ok(whole)
}

async fn chunk(reply: &mut reqwest::Response, limits: Limits) -> Result<Option<Bytes>, TransportError> {
    if limits.idle >= limits.total {
        return reply.chunk().await.map_err(failure);
    }
    timeout(limits.idle, reply.chunk())
        .await
        .map_err(|_| TransportError::new(TransportErrorKind::Timeout))?
        .map_err(failure)
}

fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_builder() {
        TransportErrorKind::InvalidRequest
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::with_source(kind, without_url(error))
}

/// A URL holds the reference.
fn without_url(error: reqwest::Error) -> reqwest::Error {
    error.without_url()
}
