//! A [`Delivery`] as an argument of an axum handler: nothing gets to the handler unverified.
//!
//! The body is capped, not timed: put a time limit on the whole service, as on every other route.

use std::{fmt, sync::Arc, time::SystemTime};

use axum_core::{
    extract::{FromRef, FromRequest, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;
use http_body_util::{BodyExt, LengthLimitError, Limited};

use crate::{Delivery, Error, Verifier};

/// What the extractor needs: put it into the router's state.
///
/// ```
/// use axum::{Router, routing::post};
/// use vove_webhook::{Delivery, Outcome, Verifier, axum::Endpoint};
///
/// async fn hook(delivery: Delivery<'static>) -> Outcome {
///     match delivery.user_event() {
///         Ok(event) => Outcome::Ack, // after it was put in a queue
///         Err(_) => Outcome::Ignore,
///     }
/// }
///
/// let verifier = Verifier::new("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse()?);
/// let app: Router = Router::new().route("/webhooks/vove", post(hook)).with_state(Endpoint::new(verifier));
/// # Ok::<(), vove_webhook::Error>(())
/// ```
#[derive(Clone)]
pub struct Endpoint {
    verifier: Arc<Verifier>,
    max_body: usize,
    clock: fn() -> SystemTime,
}

impl Endpoint {
    /// Longest body read unless told otherwise. The documented ones have about a hundred bytes.
    pub const DEFAULT_MAX_BODY: usize = 256 * 1024;

    /// An endpoint that reads the system's clock.
    pub fn new(verifier: Verifier) -> Self {
        Self { verifier: Arc::new(verifier), max_body: Self::DEFAULT_MAX_BODY, clock: SystemTime::now }
    }

    /// The longest body that is read, in bytes. Longer ones are answered with 413.
    #[must_use]
    pub const fn with_max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Another clock, for tests.
    #[must_use]
    pub const fn with_clock(mut self, clock: fn() -> SystemTime) -> Self {
        self.clock = clock;
        self
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").field("max_body", &self.max_body).finish_non_exhaustive()
    }
}

/// Why a request did not get to the handler. Answers with the status alone.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// Not proven genuine.
    Unverified(Error),
    /// The body is longer than the endpoint reads.
    TooLong,
    /// The body broke off.
    Broken,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = match self {
            Self::Unverified(error) => StatusCode::from_u16(error.http_status()).unwrap_or(StatusCode::UNAUTHORIZED),
            Self::TooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Broken => StatusCode::BAD_REQUEST,
        };
        status.into_response()
    }
}

impl IntoResponse for crate::Outcome {
    fn into_response(self) -> Response {
        StatusCode::from_u16(self.http_status()).unwrap_or(StatusCode::NO_CONTENT).into_response()
    }
}

impl<S: Send + Sync> FromRequest<S> for Delivery<'static>
where
    Endpoint: FromRef<S>,
{
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let endpoint = Endpoint::from_ref(state);
        let (parts, body) = request.into_parts();
        let body = Limited::new(body, endpoint.max_body)
            .collect()
            .await
            .map_err(|error| if error.is::<LengthLimitError>() { Refusal::TooLong } else { Refusal::Broken })?;
        let body = body.to_bytes();
        let verified = endpoint.verifier.verify(&parts.headers, &body, (endpoint.clock)());
        verified.map(Delivery::into_owned).map_err(Refusal::Unverified)
    }
}
