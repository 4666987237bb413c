//! From an HTTP request whose body is still arriving to a [`Delivery`]: what is checked before the body is read, and
//! how much of it is kept.

mod body;

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use http::{HeaderMap, Request, header::CONTENT_LENGTH};
use http_body::Body;
use tokio::time::timeout;

use self::body::BufferedBodies;
use crate::{Delivery, Error, Verifier};

/// Reads and verifies the requests of an endpoint, with limits on what anyone can make it hold.
///
/// Before the body is read, its announced length is checked, and everything of [`Verifier::check_headers`]. Anyone can
/// send headers that pass, so the body is limited too: in length, in time, and in memory together with the other bodies
/// that are being read. It is kept in one buffer, however it is divided into chunks.
///
/// The number of connections, and the time for a request's head, are limits of the server.
///
/// Reading the body needs a Tokio runtime with its time driver, as `#[tokio::main]` starts it. Clones share the limit
/// on memory.
///
/// ```
/// use http::Request;
/// use http_body_util::Empty;
/// use vove_webhook::{Verifier, WebhookReceiver};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), vove_webhook::Error> {
/// let receiver = WebhookReceiver::new(Verifier::new("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse()?));
/// let unsigned = Request::new(Empty::new());
/// assert_eq!(receiver.receive(unsigned).await.unwrap_err().http_status(), 401);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct WebhookReceiver {
    verifier: Arc<Verifier>,
    max_body: usize,
    body_timeout: Duration,
    buffered: Arc<BufferedBodies>,
    clock: fn() -> SystemTime,
}

impl WebhookReceiver {
    /// The default of [`with_max_body`](Self::with_max_body): 256 KiB. The documented bodies have about a hundred
    /// bytes.
    pub const DEFAULT_MAX_BODY: usize = 256 * 1024;

    /// The default of [`with_body_timeout`](Self::with_body_timeout): 10 seconds. The sender waits 15 seconds for the
    /// response.
    pub const DEFAULT_BODY_TIMEOUT: Duration = Duration::from_secs(10);

    /// The most memory that all bodies over [`SMALL_BODY`](Self::SMALL_BODY) take together while they are read: 16 MiB,
    /// or the length of one body if [`with_max_body`](Self::with_max_body) allows a longer one.
    pub const MAX_BUFFERED: usize = 16 * 1024 * 1024;

    /// A body of up to 4 KiB does not count towards [`MAX_BUFFERED`](Self::MAX_BUFFERED), so that genuine deliveries
    /// are accepted while somebody sends long bodies.
    pub const SMALL_BODY: usize = 4 * 1024;

    /// A receiver with the system's clock and the default limits.
    pub fn new(verifier: Verifier) -> Self {
        Self {
            verifier: Arc::new(verifier),
            max_body: Self::DEFAULT_MAX_BODY,
            body_timeout: Self::DEFAULT_BODY_TIMEOUT,
            buffered: Arc::default(),
            clock: SystemTime::now,
        }
    }

    /// Sets the maximum length of a body, in bytes. The response to a longer one is 413. The default is
    /// [`DEFAULT_MAX_BODY`](Self::DEFAULT_MAX_BODY).
    #[must_use]
    pub const fn with_max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets how long a body may take to arrive, from the end of the headers on. The response to a slower one is 408.
    /// The default is [`DEFAULT_BODY_TIMEOUT`](Self::DEFAULT_BODY_TIMEOUT).
    #[must_use]
    pub const fn with_body_timeout(mut self, timeout: Duration) -> Self {
        self.body_timeout = timeout;
        self
    }

    /// Sets the clock, for tests. The default is `SystemTime::now`. The timeout does not use it.
    #[must_use]
    pub const fn with_clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }

    /// Reads the body of a request and verifies the delivery, as of the time at which its headers arrived.
    ///
    /// # Errors
    /// The first check that failed. Respond with [`Rejection::http_status`] and an empty body.
    pub async fn receive<B>(&self, request: Request<B>) -> Result<Delivery<'static>, Rejection>
    where
        B: Body<Data = Bytes>,
    {
        let now = (self.clock)();
        let (head, body) = request.into_parts();
        if announced_length(&head.headers, &body) > self.max_body as u64 {
            return Err(Rejection::BodyTooLong);
        }
        self.verifier.check_headers(&head.headers, now)?;
        let body = timeout(self.body_timeout, self.buffered.read(body, self.max_body))
            .await
            .map_err(|_| Rejection::BodyTooSlow)??;
        Ok(self.verifier.verify(&head.headers, &body, now)?.into_owned())
    }
}

/// The length that the headers or the body itself announce, in bytes; 0 if it is not known before the end.
fn announced_length<B: Body>(headers: &HeaderMap, body: &B) -> u64 {
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    length.unwrap_or(0).max(body.size_hint().lower())
}

impl fmt::Debug for WebhookReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookReceiver")
            .field("max_body", &self.max_body)
            .field("body_timeout", &self.body_timeout)
            .finish_non_exhaustive()
    }
}

/// Why a request is not a verified delivery. The response is a status with an empty body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// The delivery did not verify: 401.
    #[error(transparent)]
    Unverified(#[from] Error),
    /// The body is longer than [`max_body`](WebhookReceiver::with_max_body), or announced to be: 413.
    #[error("the body is longer than the limit of the receiver")]
    BodyTooLong,
    /// The body did not arrive within [`body_timeout`](WebhookReceiver::with_body_timeout): 408.
    #[error("the body did not arrive within the timeout of the receiver")]
    BodyTooSlow,
    /// The body could not be read to its end: 400.
    #[error("the body could not be read to its end")]
    BodyIncomplete,
    /// The bodies that are being read have reached [`MAX_BUFFERED`](WebhookReceiver::MAX_BUFFERED): 503.
    #[error("the bodies that are being read have reached the limit of the receiver")]
    TooManyBodies,
}

impl Rejection {
    /// The HTTP status of the response to the sender, which has an empty body.
    pub const fn http_status(&self) -> u16 {
        match self {
            Self::Unverified(error) => error.http_status(),
            Self::BodyTooLong => 413,
            Self::BodyTooSlow => 408,
            Self::BodyIncomplete => 400,
            Self::TooManyBodies => 503,
        }
    }
}
