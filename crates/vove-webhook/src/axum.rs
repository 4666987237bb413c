//! A [`Delivery`] as an argument of an axum handler, so that the handler only runs for verified deliveries.
//!
//! The body's length is limited, the time to read it is not: set a timeout for the whole service, as for other routes.

use std::{fmt, sync::Arc, time::SystemTime};

use axum_core::{
    extract::{FromRef, FromRequest, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::{Acknowledgment, Delivery, Error, Verifier};

/// What the extractor of [`Delivery`] needs. Put it into the router's state.
///
/// ```
/// use axum::{Router, routing::post};
/// use vove_webhook::{Acknowledgment, Delivery, Verifier, axum::WebhookReceiver};
///
/// async fn webhook(delivery: Delivery<'static>) -> Acknowledgment {
///     match delivery.user_event() {
///         Ok(event) => Acknowledgment::Ack, // after putting it in a queue
///         Err(_) => Acknowledgment::Ignore,
///     }
/// }
///
/// let verifier = Verifier::new("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse()?);
/// let app: Router = Router::new().route("/webhooks/vove", post(webhook)).with_state(WebhookReceiver::new(verifier));
/// # Ok::<(), vove_webhook::Error>(())
/// ```
#[derive(Clone)]
pub struct WebhookReceiver {
    verifier: Arc<Verifier>,
    max_body: usize,
    clock: fn() -> SystemTime,
}

impl WebhookReceiver {
    /// The default of [`with_max_body`](Self::with_max_body): 256 KiB. The documented bodies have about a hundred
    /// bytes.
    pub const DEFAULT_MAX_BODY: usize = 256 * 1024;

    /// A receiver with the system's clock and the default limit.
    pub fn new(verifier: Verifier) -> Self {
        Self { verifier: Arc::new(verifier), max_body: Self::DEFAULT_MAX_BODY, clock: SystemTime::now }
    }

    /// Sets the maximum length of a body, in bytes. The response to a longer one is 413. The default is
    /// [`DEFAULT_MAX_BODY`](Self::DEFAULT_MAX_BODY).
    #[must_use]
    pub const fn with_max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Sets the clock, for tests. The default is `SystemTime::now`.
    #[must_use]
    pub const fn with_clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }
}

impl fmt::Debug for WebhookReceiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookReceiver").field("max_body", &self.max_body).finish_non_exhaustive()
    }
}

/// Why a request did not reach the handler. The response is a status with an empty body.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// The delivery did not verify: 401.
    #[error(transparent)]
    Unverified(#[from] Error),
    /// The body is longer than the receiver's limit: 413.
    #[error("the body is longer than the limit")]
    BodyTooLong,
    /// The body could not be read to its end: 400.
    #[error("the body could not be read to its end")]
    BodyIncomplete,
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Unverified(error) => StatusCode::from_u16(error.http_status()).unwrap_or(StatusCode::UNAUTHORIZED),
            Self::BodyTooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyIncomplete => StatusCode::BAD_REQUEST,
        };
        status.into_response()
    }
}

impl IntoResponse for Acknowledgment {
    fn into_response(self) -> Response {
        StatusCode::from_u16(self.http_status()).unwrap_or(StatusCode::NO_CONTENT).into_response()
    }
}

impl<S: Send + Sync> FromRequest<S> for Delivery<'static>
where
    WebhookReceiver: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        let receiver = WebhookReceiver::from_ref(state);
        let (parts, body) = request.into_parts();
        let body = Limited::new(body, receiver.max_body).collect().await.map_err(|error| {
            if error.is::<LengthLimitError>() { Rejection::BodyTooLong } else { Rejection::BodyIncomplete }
        })?;
        let body = body.to_bytes();
        let verified = receiver.verifier.verify(&parts.headers, &body, (receiver.clock)());
        verified.map(Delivery::into_owned).map_err(Rejection::Unverified)
    }
}
