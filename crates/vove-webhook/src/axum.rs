//! A [`Delivery`] as an argument of an axum handler, so that the handler only runs for verified deliveries.

use axum_core::{
    extract::{FromRef, FromRequest, Request},
    response::{IntoResponse, Response},
};
use http::StatusCode;

use crate::{Acknowledgment, Delivery};
#[doc(inline)]
pub use crate::{Rejection, WebhookReceiver};

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        StatusCode::from_u16(self.http_status()).unwrap_or(StatusCode::UNAUTHORIZED).into_response()
    }
}

impl IntoResponse for Acknowledgment {
    fn into_response(self) -> Response {
        StatusCode::from_u16(self.http_status()).unwrap_or(StatusCode::NO_CONTENT).into_response()
    }
}

/// The router's state holds the [`WebhookReceiver`].
///
/// ```
/// use axum::{Router, routing::post};
/// use vove_webhook::{Acknowledgment, Delivery, Verifier, WebhookReceiver};
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
impl<S: Send + Sync> FromRequest<S> for Delivery<'static>
where
    WebhookReceiver: FromRef<S>,
{
    type Rejection = Rejection;

    async fn from_request(request: Request, state: &S) -> Result<Self, Rejection> {
        WebhookReceiver::from_ref(state).receive(request).await
    }
}
