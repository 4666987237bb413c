//! The transport over hyper.

use std::{fmt, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, ResponseFuture, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use tokio::time::timeout;

use super::{
    ResponseBody,
    tls::{Roots, client_config},
};
use crate::{ConnectionReuse, Limits, SendFuture, Transport, TransportError, TransportErrorKind};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(90);
/// The largest read buffer of a connection. hyper's default is about three times as large, and a large body may fill
/// several.
const MAX_BUFFER_BYTES: usize = 128 << 10;

/// A [`Transport`] over hyper, with fewer dependencies than reqwest.
///
/// TLS by rustls with ring and the operating system's trust store, TLS 1.2 or newer. HTTP/1 only; no redirects, no
/// proxy, no decompression. Opening a TCP connection may take 3 seconds; the TLS handshake counts toward
/// [`Limits::attempt_timeout`] only.
#[derive(Clone)]
pub struct HyperTransport {
    kept: HttpClient,
    /// Keeps no connection, see [`ConnectionReuse::Never`].
    single: HttpClient,
}

type HttpClient = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

impl HyperTransport {
    /// Creates a transport with its own connection pool. Clones share the pool.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when TLS can't be set up, for instance because there is no trust store.
    pub fn new() -> Result<Self, TransportError> {
        Self::with_roots(&Roots::System)
    }

    /// Creates a transport that trusts these root certificates only, one or more in PEM.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when they are not certificates.
    pub fn with_only_roots_pem(pem: impl Into<Vec<u8>>) -> Result<Self, TransportError> {
        Self::with_roots(&Roots::Pem(pem.into()))
    }

    fn with_roots(roots: &Roots) -> Result<Self, TransportError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        tcp.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new()
            .with_tls_config(client_config(roots)?)
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let mut builder = Client::builder(TokioExecutor::new());
        builder
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(POOL_IDLE_TIMEOUT)
            .http1_max_buf_size(MAX_BUFFER_BYTES)
            // RFC 9112, section 5.2: a client replaces line folds with spaces.
            .http1_allow_obsolete_multiline_headers_in_responses(true);
        let kept = builder.build(tls.clone());
        Ok(Self { kept, single: builder.pool_max_idle_per_host(0).build(tls) })
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

#[async_trait]
impl Transport for HyperTransport {
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
        let sending = client.request(request.map(Full::new));
        Box::pin(async move {
            let mut status = None;
            timeout(limits.attempt_timeout, exchange(sending, limits, &mut status))
                .await
                .unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
                .map_err(|error| error.with_response_status(status))
        })
    }

    fn enforces_limits(&self) -> bool {
        true
    }
}

/// Sends the request and reads the response. `status` is set as soon as the head of the response is there.
async fn exchange(
    sending: ResponseFuture,
    limits: Limits,
    status: &mut Option<StatusCode>,
) -> Result<Response<Bytes>, TransportError> {
    let response = sending.await.map_err(|error| {
        let kind = if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::ConnectionLost };
        TransportError::with_source(kind, error)
    })?;
    let (head, mut body) = response.into_parts();
    *status = Some(head.status);
    let mut collected = ResponseBody::new(body.size_hint().exact(), limits.max_response_bytes)?;
    while let Some(chunk) = next_chunk(&mut body, limits).await? {
        collected.push(chunk)?;
    }
    Ok(Response::from_parts(head, collected.finish()))
}

/// Returns the next chunk of data; trailers are skipped.
async fn next_chunk(body: &mut Incoming, limits: Limits) -> Result<Option<Bytes>, TransportError> {
    loop {
        let frame = timeout(limits.read_timeout, body.frame())
            .await
            .map_err(|_| TransportError::new(TransportErrorKind::Timeout))?;
        match frame {
            None => return Ok(None),
            Some(Err(error)) => return Err(TransportError::with_source(TransportErrorKind::ConnectionLost, error)),
            Some(Ok(frame)) => {
                if let Ok(chunk) = frame.into_data() {
                    return Ok(Some(chunk));
                }
            }
        }
    }
}
