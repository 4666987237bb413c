//! The configuration of a [`Loopback`] server.

use std::{fmt, io, net::Ipv4Addr, sync::Arc};

use bytes::Bytes;
use http::{Request, Response};
use tokio::{net::TcpListener, sync::oneshot};

use super::{
    Loopback, RequestBodyError,
    accept::accept,
    connection::{self, Policy},
};

/// Configures a [`Loopback`] server.
///
/// ```
/// use bytes::Bytes;
/// use http::{Response, StatusCode};
/// use vove_transport::Loopback;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let forbidden = || Response::builder().status(StatusCode::FORBIDDEN).body(Bytes::new()).unwrap();
/// let server = Loopback::builder()
///     .max_request_bytes(64 << 10)
///     .reject_head(move |head| (!head.headers().contains_key("x-api-key")).then(forbidden))
///     .start(|_request| async { Response::new(Bytes::from_static(b"hello")) })
///     .await?;
/// # Ok(())
/// # }
/// ```
pub struct LoopbackBuilder {
    port: u16,
    policy: Policy,
}

impl LoopbackBuilder {
    pub(super) fn new() -> Self {
        Self { port: 0, policy: Policy::default() }
    }

    /// Sets the port. Default: 0, which selects a free port.
    #[must_use]
    pub const fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Sets the largest body of a request, in bytes. Default: 4 MiB.
    #[must_use]
    pub const fn max_request_bytes(mut self, bytes: usize) -> Self {
        self.policy.max_request_bytes = bytes;
        self
    }

    /// Sets a check of the head of each request, before its body is read. A response that it returns is the answer, and
    /// the handler is not called. Default: no request is rejected.
    #[must_use]
    pub fn reject_head(
        mut self,
        check: impl Fn(&Request<()>) -> Option<Response<Bytes>> + Send + Sync + 'static,
    ) -> Self {
        self.policy.reject_head = Box::new(check);
        self
    }

    /// Sets the answer to a request whose body can't be read. Default: the status of the error, and its text as the
    /// body.
    #[must_use]
    pub fn body_error(mut self, answer: impl Fn(RequestBodyError) -> Response<Bytes> + Send + Sync + 'static) -> Self {
        self.policy.body_error = Box::new(answer);
        self
    }

    /// Listens on `127.0.0.1` and answers each request with the handler, until the server is dropped.
    ///
    /// # Errors
    /// When the port can't be opened.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    pub async fn start<H, R>(self, handler: H) -> io::Result<Loopback>
    where
        H: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
        R: Future<Output = Response<Bytes>> + Send + 'static,
    {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let (policy, handler) = (Arc::new(self.policy), Arc::new(handler));
        let serve = move |stream| connection::serve(stream, Arc::clone(&policy), Arc::clone(&handler));
        tokio::spawn(accept(listener, serve, stopped));
        Ok(Loopback { address, _stop: stop })
    }
}

impl fmt::Debug for LoopbackBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoopbackBuilder").field("port", &self.port).finish_non_exhaustive()
    }
}
