use std::{fmt, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, ResponseFuture, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use tokio::time::timeout;

use crate::{Limits, Sending, Transport, TransportError, TransportErrorKind, reply_body::ReplyBody};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
const IDLE_CONNECTION: Duration = Duration::from_secs(90);
/// Three such buffers may be under way in front of a large body; hyper's own size is three times this.
const BUFFER: usize = 128 << 10;

/// [`Transport`] over hyper alone, for a smaller tree of crates than reqwest's.
///
/// TLS by rustls and ring with the operating system's trust store, at least TLS 1.2. HTTP/1, no redirects, no proxy, no
/// decompression. Connecting may take 3 seconds; the TLS handshake after it counts as part of the attempt.
#[derive(Clone)]
pub struct HyperTransport(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl HyperTransport {
    /// A transport with its own connection pool. Clones share the pool.
    ///
    /// # Errors
    /// [`Connect`](TransportErrorKind::Connect) when TLS can't be set up, for instance without any trusted root.
    pub fn new() -> Result<Self, TransportError> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(CONNECT_TIMEOUT));
        tcp.set_nodelay(true);
        let tls = HttpsConnectorBuilder::new()
            .with_provider_and_platform_verifier(rustls::crypto::ring::default_provider())
            .map_err(|error| TransportError::with_source(TransportErrorKind::Connect, error))?
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_CONNECTION)
            .http1_max_buf_size(BUFFER)
            .build(tls);
        Ok(Self(client))
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HyperTransport")
    }
}

#[async_trait]
impl Transport for HyperTransport {
    // Not an `async fn`, whose future would keep the request twice.
    fn send<'t, 's>(&'t self, request: Request<Bytes>) -> Sending<'s>
    where
        't: 's,
    {
        let limits = Limits::of(&request);
        let sending = self.0.request(request.map(Full::new));
        Box::pin(async move {
            timeout(limits.total, exchange(sending, limits))
                .await
                .unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
        })
    }

    fn keeps_limits(&self) -> bool {
        true
    }
}

async fn exchange(sending: ResponseFuture, limits: Limits) -> Result<Response<Bytes>, TransportError> {
    let reply = sending.await.map_err(|error| {
        let kind = if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::Interrupted };
        TransportError::with_source(kind, error)
    })?;
    let (head, mut body) = reply.into_parts();
    let mut whole = ReplyBody::new(body.size_hint().exact(), limits.reply_cap)?;
    while let Some(piece) = next(&mut body, limits).await? {
        whole.push(piece)?;
    }
    Ok(Response::from_parts(head, whole.finish()))
}

/// The next piece of a body; trailers are passed over.
async fn next(body: &mut Incoming, limits: Limits) -> Result<Option<Bytes>, TransportError> {
    loop {
        let frame =
            timeout(limits.idle, body.frame()).await.map_err(|_| TransportError::new(TransportErrorKind::Timeout))?;
        match frame {
            None => return Ok(None),
            Some(Err(error)) => return Err(TransportError::with_source(TransportErrorKind::Interrupted, error)),
            Some(Ok(frame)) => {
                if let Ok(piece) = frame.into_data() {
                    return Ok(Some(piece));
                }
            }
        }
    }
}
