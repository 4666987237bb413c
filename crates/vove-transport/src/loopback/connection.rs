//! Serves one connection: the head of each request is checked before its body is read.

use std::{convert::Infallible, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use hyper::{
    body::{Body, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_io_timeout::TimeoutStream;

use super::request_body::{self, RequestBodyError};

/// The longest time for the head of a request, and for the pause before the next one on a kept connection.
pub(super) const HEAD_TIMEOUT: Duration = Duration::from_secs(30);

/// The longest time in which a client reads nothing of a response.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_secs(30);

/// The largest head of a request, and the largest read buffer of a connection. A signature header may have 64 KiB.
const MAX_BUFFER_BYTES: usize = 128 << 10;

/// The default limit on the body of a request.
const MAX_REQUEST_BYTES: usize = 4 << 20;

type RejectHead = Box<dyn Fn(&Request<()>) -> Option<Response<Bytes>> + Send + Sync>;
type AnswerBodyError = Box<dyn Fn(RequestBodyError) -> Response<Bytes> + Send + Sync>;

/// Which requests reach the handler, and how the others are answered.
pub(super) struct Policy {
    pub(super) max_request_bytes: usize,
    pub(super) reject_head: RejectHead,
    pub(super) body_error: AnswerBodyError,
}

impl Default for Policy {
    fn default() -> Self {
        let body_error = |error: RequestBodyError| {
            let mut response = Response::new(Bytes::from(error.to_string()));
            *response.status_mut() = error.status();
            response
        };
        Self { max_request_bytes: MAX_REQUEST_BYTES, reject_head: Box::new(|_| None), body_error: Box::new(body_error) }
    }
}

/// Answers the requests of a connection, until it is closed. An error on one connection does not affect the others.
pub(super) async fn serve<S, H, R>(stream: S, policy: Arc<Policy>, handler: Arc<H>)
where
    S: AsyncRead + AsyncWrite + Send + 'static,
    H: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
    R: Future<Output = Response<Bytes>> + Send + 'static,
{
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIMEOUT));
    let service = service_fn(move |request| {
        let (policy, handler) = (Arc::clone(&policy), Arc::clone(&handler));
        async move { Ok::<_, Infallible>(respond(&policy, &*handler, request).await.map(Full::new)) }
    });
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_BUFFER_BYTES)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
        .await;
}

async fn respond<H, R>(policy: &Policy, handler: &H, request: Request<Incoming>) -> Response<Bytes>
where
    H: Fn(Request<Bytes>) -> R,
    R: Future<Output = Response<Bytes>>,
{
    let (head, mut body) = request.into_parts();
    let head = Request::from_parts(head, ());
    let rejected = match request_body::check_announced_length(&body, policy.max_request_bytes) {
        Err(error) => Some((policy.body_error)(error)),
        Ok(()) => (policy.reject_head)(&head),
    };
    let response = match rejected {
        Some(response) => response,
        None => match request_body::read(&mut body, policy.max_request_bytes).await {
            Ok(body) => return handler(head.map(|()| body)).await,
            Err(error) => (policy.body_error)(error),
        },
    };
    if !body.is_end_stream() {
        tokio::spawn(request_body::discard(body));
    }
    response
}
