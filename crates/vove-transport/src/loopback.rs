//! A small HTTP server on a loopback port.

mod accept;
mod browser_guard;
mod builder;
mod connection;
mod request_body;
#[cfg(test)]
mod tests;

use std::{convert::Infallible, io, net::SocketAddr};

use bytes::Bytes;
use http::{Request, Response};
use tokio::sync::oneshot;

pub use self::{
    browser_guard::{BrowserGuard, RejectedRequest},
    builder::LoopbackBuilder,
    request_body::RequestBodyError,
};

/// A small HTTP/1 server on the loopback interface, for emulators, demonstrations and tests.
///
/// The handler receives each request with its complete body. Dropping the server closes its port and its connections.
///
/// Clients can't make it use unlimited memory or wait forever:
///
/// | limit | |
/// | --- | --- |
/// | head of a request | 128 KiB and 100 headers (431), 30 s; a kept connection is closed after 30 s without a request |
/// | body of a request | 4 MiB by default (413, before it is read if the length is announced), 15 s (408) |
/// | response | 30 s without progress, because the client doesn't read it |
/// | connections | 256 at the same time; further ones wait until one is closed |
///
/// ```
/// use bytes::Bytes;
/// use http::Response;
/// use vove_transport::Loopback;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let server = Loopback::start(0, |_request| async { Response::new(Bytes::from_static(b"hello")) }).await?;
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Loopback {
    address: SocketAddr,
    _stop: oneshot::Sender<Infallible>,
}

impl Loopback {
    /// Listens on `127.0.0.1` and answers each request with the handler, until dropped. Port 0 selects a free port.
    ///
    /// # Errors
    /// When the port can't be opened.
    ///
    /// # Panics
    /// Outside a Tokio runtime.
    pub async fn start<H, R>(port: u16, handler: H) -> io::Result<Self>
    where
        H: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
        R: Future<Output = Response<Bytes>> + Send + 'static,
    {
        Self::builder().port(port).start(handler).await
    }

    /// Returns a builder that sets the port, the largest body, and what is checked before a body is read.
    pub fn builder() -> LoopbackBuilder {
        LoopbackBuilder::new()
    }

    /// Returns the address on which the server listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns `http://127.0.0.1:PORT`, without a trailing slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}
