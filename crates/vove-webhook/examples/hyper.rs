//! A receiver on hyper: collect the body up to a limit, verify the bytes, respond with a status and an empty body.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run -p vove-webhook --features http --example hyper`

use std::{convert::Infallible, env, error::Error, sync::Arc, time::SystemTime};

use http_body_util::{BodyExt, Empty, Limited};
use hyper::{Request, Response, StatusCode, body::Body, body::Bytes, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use vove_webhook::{Acknowledgment, Delivery, Verifier};

const MAX_BODY: usize = 256 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    serve(TcpListener::bind("127.0.0.1:8080").await?, verifier, SystemTime::now).await
}

async fn serve(listener: TcpListener, verifier: Verifier, clock: fn() -> SystemTime) -> Result<(), Box<dyn Error>> {
    let verifier = Arc::new(verifier);
    loop {
        let (socket, _) = listener.accept().await?;
        let verifier = Arc::clone(&verifier);
        tokio::spawn(async move {
            let service = service_fn(|request| receive(&verifier, clock, request));
            // If the connection breaks, the sender retries.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(socket), service).await;
        });
    }
}

async fn receive<B>(
    verifier: &Verifier,
    clock: fn() -> SystemTime,
    request: Request<B>,
) -> Result<Response<Empty<Bytes>>, Infallible>
where
    B: Body<Data = Bytes>,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let (parts, body) = request.into_parts();
    let status = match Limited::new(body, MAX_BODY).collect().await {
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.as_u16(),
        Ok(body) => match verifier.verify(&parts.headers, &body.to_bytes(), clock()) {
            Ok(delivery) => handle(&delivery).http_status(),
            Err(error) => error.http_status(),
        },
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
    use std::time::Duration;

    use vove_webhook::{SigningSecret, sign};

    use super::{support::post, *};

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn genuine_deliveries_are_acknowledged_and_others_are_not() {
        let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let verifier = Verifier::new(secret.clone());
        tokio::spawn(async move { serve(listener, verifier, noon).await.map_err(|error| error.to_string()) });

        let responses = tokio::task::spawn_blocking(move || {
            let body = br#"{"status":"pending","refId":"cust-0042"}"#;
            let headers = sign(&secret, "msg_1", noon(), body);
            let long = vec![b' '; MAX_BODY + 1];
            [
                post(address, &headers, body),
                post(address, &headers, b"{}"),
                post(address, &sign(&secret, "msg_2", noon(), b"[]"), b"[]"),
                post(address, &sign(&secret, "msg_3", noon(), &long), &long),
            ]
            .map(|response| response.unwrap().0)
        });
        assert_eq!(responses.await.unwrap(), [204, 401, 204, 413]);
    }
}
