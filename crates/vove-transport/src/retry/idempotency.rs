//! Whether a request may be sent more than once.

use bytes::Bytes;
use http::{Method, Request};

/// Whether a request may be sent again after the server may have acted on it. It is passed in the request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Idempotency {
    /// Sending the request several times has the same effect as sending it once.
    Idempotent,
    /// The request is sent again only if the server can't have acted on it: nothing was sent, or the status was 429.
    NonIdempotent,
}

impl Idempotency {
    /// Returns the value in a request's extensions. Without one, requests with a safe method (`GET`, `HEAD`, `OPTIONS`;
    /// RFC 9110, section 9.2.1) are idempotent and all others are not.
    pub fn of(request: &Request<Bytes>) -> Self {
        match request.extensions().get() {
            Some(idempotency) => *idempotency,
            None if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) => Self::Idempotent,
            None => Self::NonIdempotent,
        }
    }
}
