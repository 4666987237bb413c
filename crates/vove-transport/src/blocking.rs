//! The same without `async`: a trait for threads, and an implementation over ureq. No runtime is hidden in it.

use std::{
    fmt,
    io::{self, Read},
    sync::Arc,
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig},
};

use crate::{Limits, TransportError, TransportErrorKind, reply_body::ReplyBody};

/// Carries one HTTP request and brings back the whole reply, on the calling thread.
///
/// The rules are those of [`crate::Transport`]. Any closure is a transport.
pub trait Transport: Send + Sync {
    /// Sends a request and reads the reply to its end.
    ///
    /// # Errors
    /// When there is no complete reply. A reply with any status is a success here.
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError>;
}

impl<F> Transport for F
where
    F: Fn(Request<Bytes>) -> Result<Response<Bytes>, TransportError> + Send + Sync,
{
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self(request)
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        (**self).send(request)
    }
}

/// [`Transport`] over ureq.
///
/// TLS by rustls and ring with the operating system's trust store, at least TLS 1.2. HTTP/1, no redirects, no proxy, no
/// decompression. Connecting may take 3 seconds.
#[derive(Clone)]
pub struct UreqTransport(Agent);

impl UreqTransport {
    /// A transport with its own connection pool. Clones share the pool.
    pub fn new() -> Self {
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_connect(Some(Duration::from_secs(3)))
            .build();
        Self(config.new_agent())
    }
}

impl Default for UreqTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for UreqTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("UreqTransport")
    }
}

impl Transport for UreqTransport {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let limits = Limits::of(&request);
        let (head, body) = request.into_parts();
        let reply = if body.is_empty() {
            let request = Request::from_parts(head, ());
            self.0.run(self.0.configure_request(request).timeout_global(Some(limits.total)).build())
        } else {
            let request = Request::from_parts(head, body.to_vec());
            self.0.run(self.0.configure_request(request).timeout_global(Some(limits.total)).build())
        };
        let (head, mut body) = reply.map_err(failure)?.into_parts();
        let announced = body.content_length();
        let mut whole = ReplyBody::new(announced, limits.reply_cap)?;
        let mut reader = body.as_reader();
        let mut piece = vec![0; 16 << 10];
        loop {
            let read = reader.read(&mut piece).map_err(|error| failure(error.into()))?;
            match piece.get(..read) {
                None | Some([]) => return Ok(Response::from_parts(head, whole.finish())),
                Some(read) => whole.push(Bytes::copy_from_slice(read))?,
            }
        }
    }
}

fn failure(error: ureq::Error) -> TransportError {
    let kind = match &error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed | ureq::Error::Tls(_) | ureq::Error::Rustls(_) => {
            TransportErrorKind::Connect
        }
        ureq::Error::Timeout(ureq::Timeout::Resolve | ureq::Timeout::Connect) => TransportErrorKind::Connect,
        ureq::Error::Timeout(_) => TransportErrorKind::Timeout,
        ureq::Error::BadUri(_) | ureq::Error::Http(_) => TransportErrorKind::InvalidRequest,
        ureq::Error::Io(error) => match error.kind() {
            io::ErrorKind::ConnectionRefused => TransportErrorKind::Connect,
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => TransportErrorKind::Timeout,
            _ => TransportErrorKind::Interrupted,
        },
        _ => TransportErrorKind::Interrupted,
    };
    // ureq's texts may repeat what a server sent.
    TransportError::new(kind)
}
