use std::time::Duration;

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use http::{Request, Response};

use crate::{Limits, Transport, TransportError, TransportErrorKind};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// [`Transport`] over reqwest.
///
/// TLS by rustls with the operating system's trust store, at least TLS 1.2. Follows no redirect, sends no `Referer`,
/// uses no proxy from the environment, decompresses nothing, retries nothing. Connecting may take 3 seconds.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport with its own connection pool. Clones share the pool.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when TLS can't be set up, for instance without any trusted root.
    pub fn new() -> Result<Self, TransportError> {
        Self::build(reqwest::Client::builder())
    }

    /// The same without any trusted root: plain HTTP works, https never does. For loopback on a machine that has no
    /// certificates.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn plain_http() -> Result<Self, TransportError> {
        Self::build(reqwest::Client::builder().tls_certs_only([]))
    }

    fn build(builder: reqwest::ClientBuilder) -> Result<Self, TransportError> {
        builder
            .connect_timeout(CONNECT_TIMEOUT)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            .tls_version_min(reqwest::tls::Version::TLS_1_2)
            .build()
            .map(Self)
            .map_err(|error| TransportError::with_source(TransportErrorKind::Connect, error))
    }
}

#[async_trait]
impl Transport for ReqwestTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let limits = request.extensions().get::<Limits>().copied().unwrap_or_default();
        let request = reqwest::Request::try_from(request)
            .map_err(|error| TransportError::with_source(TransportErrorKind::InvalidRequest, error.without_url()))?;
        tokio::time::timeout(limits.total, exchange(&self.0, request, limits.reply_cap))
            .await
            .unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
    }
}

async fn exchange(
    client: &reqwest::Client,
    request: reqwest::Request,
    cap: usize,
) -> Result<Response<Bytes>, TransportError> {
    let mut reply = client.execute(request).await.map_err(failure)?;
    let announced = reply.content_length().map_or(0, |length| usize::try_from(length).unwrap_or(usize::MAX));
    if announced > cap {
        return Err(TransportError::new(TransportErrorKind::ReplyTooLarge));
    }
    let mut body = BytesMut::with_capacity(announced);
    while let Some(chunk) = reply.chunk().await.map_err(failure)? {
        if body.len() + chunk.len() > cap {
            return Err(TransportError::new(TransportErrorKind::ReplyTooLarge));
        }
        body.extend_from_slice(&chunk);
    }
    let mut whole = Response::new(body.freeze());
    *whole.status_mut() = reply.status();
    *whole.version_mut() = reply.version();
    *whole.headers_mut() = std::mem::take(reply.headers_mut());
    Ok(whole)
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
    TransportError::with_source(kind, error.without_url())
}
