//! The webhook receiver of a backend: verify, read, fetch, answer.

use std::{sync::Arc, time::SystemTime};

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode};
use tokio::sync::mpsc;
use vove_client::Client;
use vove_model::{Received, UserVerification};
use vove_transport::Loopback;
use vove_webhook::{UserEvent, Verifier};

use super::logging_transport::LoggingTransport;

/// A delivery, the fetch that followed it, and the answer.
pub(super) struct Handled {
    pub(super) message_id: String,
    pub(super) header_names: Vec<String>,
    pub(super) body_bytes: usize,
    pub(super) event: UserEvent,
    pub(super) fetch: String,
    pub(super) user: Result<Received<UserVerification>, vove_client::Error>,
    pub(super) answer: StatusCode,
}

/// The state of the receiver.
struct Backend {
    verifier: Verifier,
    client: Client,
    transport: LoggingTransport,
    handled: mpsc::UnboundedSender<Handled>,
}

/// Starts the server. The channel yields the deliveries that it handled.
pub(super) async fn start(
    verifier: Verifier,
    client: Client,
    transport: LoggingTransport,
) -> std::io::Result<(Loopback, mpsc::UnboundedReceiver<Handled>)> {
    let (handled, receiver) = mpsc::unbounded_channel();
    let backend = Arc::new(Backend { verifier, client, transport, handled });
    let verifier = backend.verifier.clone();
    let server = Loopback::builder()
        // A body is read only if the headers in front of it may verify.
        .reject_head(move |head| {
            let error = verifier.check_headers(head.headers(), SystemTime::now()).err()?;
            Some(empty(rejection(error)))
        })
        .start(move |request| {
            let backend = Arc::clone(&backend);
            async move { empty(backend.receive(&request).await) }
        })
        .await?;
    Ok((server, receiver))
}

/// A response without a body.
fn empty(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}

/// The status of the response to a delivery that does not verify.
fn rejection(error: vove_webhook::Error) -> StatusCode {
    StatusCode::from_u16(error.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

impl Backend {
    async fn receive(&self, request: &Request<Bytes>) -> StatusCode {
        let delivery = match self.verifier.verify(request.headers(), request.body(), SystemTime::now()) {
            Ok(delivery) => delivery,
            Err(error) => return rejection(error),
        };
        let event = match delivery.user_event() {
            Ok(event) => event,
            Err(error) => return rejection(error),
        };
        // The event is a hint, the API is the truth. If the fetch may succeed later, the sender has to retry.
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
            fetch: self.transport.last(),
            user,
            answer,
        };
        // The channel is closed once the demonstration has ended.
        let _ = self.handled.send(handled);
        answer
    }
}

fn signature_headers(headers: &HeaderMap) -> Vec<String> {
    headers.keys().map(|name| name.as_str().to_owned()).filter(|name| name.starts_with("svix-")).collect()
}
