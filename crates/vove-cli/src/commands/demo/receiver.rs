use std::{sync::Arc, time::SystemTime};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};
use tokio::sync::mpsc;
use vove_client::Client;
use vove_model::{Received, UserVerification};
use vove_transport::Loopback;
use vove_webhook::{UserEvent, Verifier};

use super::logging_transport::Wire;

/// What a backend makes of one delivery.
pub(super) struct Handled {
    pub(super) message_id: String,
    pub(super) header_names: Vec<String>,
    pub(super) body_bytes: usize,
    pub(super) event: UserEvent,
    pub(super) fetch: String,
    pub(super) user: Result<Received<UserVerification>, vove_client::Error>,
    pub(super) answer: StatusCode,
}

/// The webhook endpoint of a backend: verify, read, fetch, answer.
struct Backend {
    verifier: Verifier,
    client: Client,
    wire: Wire,
    handled: mpsc::UnboundedSender<Handled>,
}

/// Starts the backend's server. What it handles comes out of the channel.
pub(super) async fn start(
    verifier: Verifier,
    client: Client,
    wire: Wire,
) -> std::io::Result<(Loopback, mpsc::UnboundedReceiver<Handled>)> {
    let (handled, receiver) = mpsc::unbounded_channel();
    let backend = Arc::new(Backend { verifier, client, wire, handled });
    let server = Loopback::start(0, move |request| {
        let backend = Arc::clone(&backend);
        async move {
            let mut reply = Response::new(Bytes::new());
            *reply.status_mut() = backend.receive(&request).await;
            reply
        }
    })
    .await?;
    Ok((server, receiver))
}

impl Backend {
    async fn receive(&self, request: &Request<Bytes>) -> StatusCode {
        let refused = |error: vove_webhook::Error| {
            StatusCode::from_u16(error.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
        };
        let delivery = match self.verifier.verify(request.headers(), request.body(), SystemTime::now()) {
            Ok(delivery) => delivery,
            Err(error) => return refused(error),
        };
        let event = match delivery.user_event() {
            Ok(event) => event,
            Err(error) => return refused(error),
        };
        // The event is a nudge; the truth is what the API answers. Where that may still come, the sender must come again.
        let user = self.client.get_user_verification(&event.ref_id).await;
        let answer = match &user {
            Err(error) if error.is_retryable() => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::NO_CONTENT,
        };
        let handled = Handled {
            message_id: delivery.id().to_owned(),
            header_names: signature_headers(request.headers()),
            body_bytes: request.body().len(),
            event,
            fetch: self.wire.last(),
            user,
            answer,
        };
        // Nobody listens any more when the demonstration has ended.
        let _ = self.handled.send(handled);
        answer
    }
}

fn signature_headers(headers: &HeaderMap) -> Vec<String> {
    headers.keys().map(|name| name.as_str().to_owned()).filter(|name| name.starts_with("svix-")).collect()
}
