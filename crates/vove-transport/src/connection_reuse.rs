//! Whether a request may be sent on a connection that carried another request before.

use bytes::Bytes;
use http::Request;

/// Whether a request may be sent on a kept connection. It is passed in the request's extensions.
///
/// HTTP/1 has no identifier that ties a response to its request: on a kept connection, a response that a faulty server
/// or gateway sends unasked is taken for the response to the next request. Transports close a connection on which
/// something arrives while no response is expected, but can't see the difference once the next request is sent. So a
/// request whose response does not say whom it is about should have a connection of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ConnectionReuse {
    /// The request may be sent on a kept connection, and its connection is kept.
    #[default]
    Allowed,
    /// The request gets a connection of its own, which is closed after the response.
    Never,
}

impl ConnectionReuse {
    /// Returns the value in a request's extensions, or [`Allowed`](Self::Allowed) if it has none.
    pub fn of(request: &Request<Bytes>) -> Self {
        request.extensions().get().copied().unwrap_or_default()
    }
}
