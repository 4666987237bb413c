//! A receiver on actix-web: all header lines before the body, the body within limits, a status with an empty body.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run`, in this folder. A package of its own, because actix-web would add half as
//! many crates again to the lock file of the workspace.

use std::{
    env,
    error::Error,
    time::{Duration, SystemTime},
};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::{StatusCode, header::CONTENT_LENGTH},
    rt::time::timeout,
    web::{Data, Payload, ServiceConfig, post},
};
use vove_webhook::{Acknowledgment, Verifier};

/// The documented bodies have about a hundred bytes.
const MAX_BODY: usize = 256 * 1024;

/// The sender waits 15 seconds for the response.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// More connections wait until one of these has ended.
const MAX_CONNECTIONS: usize = 1000;

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    let receiver = Data::new(Receiver { verifier, clock: SystemTime::now });
    HttpServer::new(move || App::new().configure(|app| routes(app, receiver.clone())))
        .max_connections(MAX_CONNECTIONS)
        .bind("127.0.0.1:8080")?
        .run()
        .await?;
    Ok(())
}

struct Receiver {
    verifier: Verifier,
    clock: fn() -> SystemTime,
}

fn routes(app: &mut ServiceConfig, receiver: Data<Receiver>) {
    app.app_data(receiver).route("/webhooks/vove", post().to(receive));
}

async fn receive(request: HttpRequest, body: Payload, receiver: Data<Receiver>) -> HttpResponse {
    let status = match receiver.receive(&request, body).await {
        Ok(acknowledgment) => acknowledgment.http_status(),
        Err(status) => status,
    };
    HttpResponse::new(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

impl Receiver {
    /// Checks everything that needs no body before it reads one: the announced length, the headers and the time.
    ///
    /// # Errors
    /// The status of the response.
    async fn receive(&self, request: &HttpRequest, body: Payload) -> Result<Acknowledgment, u16> {
        let status = |error: vove_webhook::Error| error.http_status();
        let headers: Vec<(&str, &[u8])> =
            request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
        let now = (self.clock)();
        let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        if announced.is_some_and(|length: usize| length > MAX_BODY) {
            return Err(413);
        }
        self.verifier.check_headers(&headers, now).map_err(status)?;
        let body = match timeout(BODY_TIMEOUT, body.to_bytes_limited(MAX_BODY)).await {
            Err(_) => return Err(408),
            Ok(Err(_)) => return Err(413),
            Ok(Ok(body)) => body.map_err(|_| 400_u16)?,
        };
        let delivery = self.verifier.verify(&headers, &body, now).map_err(status)?;
        // Put the event in a queue here, and call the API from there.
        Ok(match delivery.user_event() {
            Ok(_) => Acknowledgment::Ack,
            Err(_) => Acknowledgment::Ignore,
        })
    }
}

#[cfg(test)]
#[path = "../../support/post.rs"]
mod support;

#[cfg(test)]
mod tests {
    use vove_webhook::{SigningSecret, sign};

    use super::{
        support::{announce, post},
        *,
    };

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
    }

    #[actix_web::test]
    async fn genuine_deliveries_are_acknowledged_and_others_are_not() {
        let secret: SigningSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".parse().unwrap();
        let receiver = Data::new(Receiver { verifier: Verifier::new(secret.clone()), clock: noon });
        let server = HttpServer::new(move || App::new().configure(|app| routes(app, receiver.clone())))
            .workers(1)
            .bind("127.0.0.1:0")
            .unwrap();
        let address = server.addrs()[0];
        actix_web::rt::spawn(server.run());

        let responses = actix_web::rt::task::spawn_blocking(move || {
            let body = br#"{"status":"pending","refId":"cust-0042"}"#;
            let headers = sign(&secret, "msg_1", noon(), body);
            let long = vec![b' '; MAX_BODY + 1];
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
