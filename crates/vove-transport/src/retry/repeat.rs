use bytes::Bytes;
use http::{Method, Request};

/// Whether a request may be sent again. Travels among the request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Sending it twice has the effect of sending it once.
    Always,
    /// Only when the server can't have acted on it: nothing was sent, or it answered 429.
    IfUnprocessed,
}

impl Repeat {
    /// What a request says of itself; without a word from it, reads may be repeated and nothing else
    /// (RFC 9110, section 9.2.1).
    pub fn of(request: &Request<Bytes>) -> Self {
        match request.extensions().get() {
            Some(repeat) => *repeat,
            None if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) => Self::Always,
            None => Self::IfUnprocessed,
        }
    }
}
