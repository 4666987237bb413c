//! The blocking transport over ureq.

use std::{
    fmt,
    io::{self, Read},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use ureq::{
    Agent,
    tls::{RootCerts, TlsConfig},
};

use super::Transport;
use crate::{Limits, TransportError, TransportErrorKind, backend::ResponseBody};

/// A [`Transport`] over ureq.
///
/// TLS by rustls with ring and the operating system's trust store, TLS 1.2 or newer. HTTP/1 only; no redirects, no
/// proxy, no decompression. Connecting may take 3 seconds. [`Limits::read_timeout`] is not applied: ureq has no such
/// limit.
#[derive(Clone)]
pub struct UreqTransport(Agent);

impl UreqTransport {
    /// Creates a transport with its own connection pool. Clones share the pool.
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
        let response = if body.is_empty() {
            let request = Request::from_parts(head, ());
            self.0.run(self.0.configure_request(request).timeout_global(Some(limits.attempt_timeout)).build())
        } else {
            let request = Request::from_parts(head, body.to_vec());
            self.0.run(self.0.configure_request(request).timeout_global(Some(limits.attempt_timeout)).build())
        };
        let (head, mut body) = response.map_err(transport_error)?.into_parts();
        let body = read_body(&mut body, limits).map_err(|error| error.with_response_status(head.status))?;
        Ok(Response::from_parts(head, body))
    }
}

fn read_body(body: &mut ureq::Body, limits: Limits) -> Result<Bytes, TransportError> {
    let mut collected = ResponseBody::new(body.content_length(), limits.max_response_bytes)?;
    let mut reader = body.as_reader();
    let mut buffer = vec![0; 16 << 10];
    loop {
        let read = reader.read(&mut buffer).map_err(|error| transport_error(error.into()))?;
        match buffer.get(..read) {
            None | Some([]) => return Ok(collected.finish()),
            Some(chunk) => collected.push(Bytes::copy_from_slice(chunk))?,
        }
    }
}

/// Maps the kind and drops ureq's error: its text may repeat what the server sent.
fn transport_error(error: ureq::Error) -> TransportError {
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
            _ => TransportErrorKind::ConnectionLost,
        },
        _ => TransportErrorKind::ConnectionLost,
    };
    TransportError::new(kind)
}
