use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Method, Request, Response};
use vove_transport::{ReqwestTransport, Transport, TransportError, TransportErrorKind};

/// What travelled in one call.
#[derive(Clone)]
pub(super) struct Exchange {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) status: Option<u16>,
    pub(super) bytes: usize,
}

impl std::fmt::Display for Exchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { method, path, status, bytes } = self;
        match status {
            Some(status) => write!(f, "{method} {path} -> {status}, {bytes} bytes"),
            None => write!(f, "{method} {path} -> no reply"),
        }
    }
}

/// Real HTTP that remembers what travelled, and can be told to lose one call.
#[derive(Clone)]
pub(super) struct Wire {
    inner: ReqwestTransport,
    lose_next: Arc<AtomicBool>,
    last: Arc<Mutex<Option<Exchange>>>,
}

impl Wire {
    pub(super) fn new(inner: ReqwestTransport) -> Self {
        Self { inner, lose_next: Arc::default(), last: Arc::default() }
    }

    /// The next call gets no reply.
    pub(super) fn lose_next(&self) {
        self.lose_next.store(true, Ordering::SeqCst);
    }

    /// The last call, in words.
    pub(super) fn last(&self) -> String {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().map_or_else(|| "nothing travelled".to_owned(), Exchange::to_string)
    }
}

#[async_trait]
impl Transport for Wire {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let reply = if self.lose_next.swap(false, Ordering::SeqCst) {
            Err(TransportError::new(TransportErrorKind::ConnectionLost))
        } else {
            self.inner.send(request).await
        };
        let (status, bytes) =
            reply.as_ref().map_or((None, 0), |reply| (Some(reply.status().as_u16()), reply.body().len()));
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Exchange { method, path, status, bytes });
        reply
    }
}
