//! A transport that records the last exchange, and loses one if told to.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Method, Request, Response};
use vove_transport::{ReqwestTransport, Transport, TransportError, TransportErrorKind};

/// One request and its response.
struct Exchange {
    method: Method,
    path: String,
    /// The response's status and size; `None` if there was no response.
    response: Option<(u16, usize)>,
}

impl std::fmt::Display for Exchange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { method, path, response } = self;
        match response {
            Some((status, bytes)) => write!(f, "{method} {path} -> {status}, {bytes} bytes"),
            None => write!(f, "{method} {path} -> no response"),
        }
    }
}

/// Real HTTP, with a record of the last exchange.
#[derive(Clone)]
pub(super) struct LoggingTransport {
    inner: ReqwestTransport,
    lose_next: Arc<AtomicBool>,
    last: Arc<Mutex<Option<Exchange>>>,
}

impl LoggingTransport {
    pub(super) fn new(inner: ReqwestTransport) -> Self {
        Self { inner, lose_next: Arc::default(), last: Arc::default() }
    }

    /// Makes the next request fail without a response.
    pub(super) fn lose_next(&self) {
        self.lose_next.store(true, Ordering::SeqCst);
    }

    /// The last exchange as text.
    pub(super) fn last(&self) -> String {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.as_ref().map_or_else(|| "no request was sent".to_owned(), Exchange::to_string)
    }
}

#[async_trait]
impl Transport for LoggingTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let result = if self.lose_next.swap(false, Ordering::SeqCst) {
            Err(TransportError::new(TransportErrorKind::ConnectionLost))
        } else {
            self.inner.send(request).await
        };
        let response = result.as_ref().ok().map(|response| (response.status().as_u16(), response.body().len()));
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Exchange { method, path, response });
        result
    }
}
