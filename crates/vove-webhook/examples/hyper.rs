//! A receiver on hyper: read and verify within limits, respond with a status and an empty body.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run -p vove-webhook --features receiver --example hyper`

use std::{convert::Infallible, env, error::Error, sync::Arc, time::Duration};

use http_body_util::Empty;
use hyper::{Request, Response, StatusCode, body::Bytes, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use vove_webhook::{Acknowledgment, Delivery, Verifier, WebhookReceiver};

/// More connections wait until one of these has ended.
const MAX_CONNECTIONS: usize = 1000;

/// How long the head of a request may take.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    serve(listener, WebhookReceiver::new(verifier)).await;
    Ok(())
}

async fn serve(listener: TcpListener, receiver: WebhookReceiver) {
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&connections).acquire_owned().await else { return };
        let Ok((socket, _)) = listener.accept().await else {
            // No more file descriptors, for example. Some may be free after a pause.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let receiver = receiver.clone();
        tokio::spawn(async move {
            connection(socket, &receiver).await;
            drop(permit);
        });
    }
}

async fn connection(socket: TcpStream, receiver: &WebhookReceiver) {
    let service = service_fn(|request| receive(receiver, request));
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
    // If the connection breaks, the sender retries.
    let _ = server.serve_connection(TokioIo::new(socket), service).await;
}

async fn receive(receiver: &WebhookReceiver, request: Request<Incoming>) -> Result<Response<Empty<Bytes>>, Infallible> {
    let status = match receiver.receive(request).await {
        Ok(delivery) => handle(&delivery).http_status(),
        Err(rejection) => rejection.http_status(), // log it: its text holds no personal data
    };
    let mut response = Response::new(Empty::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Ok(response)
}

/// Put the event in a queue here, and call the API from there.
fn handle(delivery: &Delivery<'_>) -> Acknowledgment {
    match delivery.user_event() {
        Ok(_) => Acknowledgment::Ack,
        Err(_) => Acknowledgment::Ignore,
    }
}

#[cfg(test)]
#[path = "support/post.rs"]
mod support;

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use vove_webhook::{SigningSecret, sign};

    use super::{
        support::{announce, post},
        *,
    };

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn genuine_deliveries_are_acknowledged_and_others_are_not() {
        let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let receiver = WebhookReceiver::new(Verifier::new(secret.clone())).with_clock(noon);
        tokio::spawn(serve(listener, receiver));

        let responses = tokio::task::spawn_blocking(move || {
            let body = br#"{"status":"pending","refId":"cust-0042"}"#;
            let headers = sign(&secret, "msg_1", noon(), body);
            let long = vec![b' '; WebhookReceiver::DEFAULT_MAX_BODY + 1];
            [
                post(address, &headers, body),
                post(address, &headers, b"{}"),
                post(address, &sign(&secret, "msg_2", noon(), b"[]"), b"[]"),
                post(address, &sign(&secret, "msg_3", noon(), &long), &long),
                // No body follows.
                announce(address, &sign(&secret, "msg_4", noon() - Duration::from_secs(301), body), 500, b""),
                announce(address, &headers, long.len(), b""),
            ]
            .map(|response| response.unwrap().0)
        });
        assert_eq!(responses.await.unwrap(), [204, 401, 204, 413, 401, 413]);
    }
}
