//! A receiver on actix-web: the body as bytes up to a limit, all header lines, a status with an empty body.
//!
//! `VOVE_WEBHOOK_SECRET=whsec_.. cargo run`, in this folder. A package of its own, because actix-web would add half as
//! many crates again to the lock file of the workspace.

use std::{env, error::Error, time::SystemTime};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::StatusCode,
    web::{Bytes, Data, PayloadConfig, ServiceConfig, post},
};
use vove_webhook::{Acknowledgment, Verifier};

const MAX_BODY: usize = 256 * 1024;

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let verifier = Verifier::new(env::var("VOVE_WEBHOOK_SECRET")?.parse()?);
    let receiver = Data::new(Receiver { verifier, clock: SystemTime::now });
    HttpServer::new(move || App::new().configure(|app| routes(app, receiver.clone())))
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
    app.app_data(PayloadConfig::new(MAX_BODY)).app_data(receiver).route("/webhooks/vove", post().to(receive));
}

async fn receive(request: HttpRequest, body: Bytes, receiver: Data<Receiver>) -> HttpResponse {
    let headers: Vec<(&str, &[u8])> =
        request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let status = match receiver.verifier.verify(&headers, &body, (receiver.clock)()) {
        Err(error) => error.http_status(),
        // Put the event in a queue here, and call the API from there.
        Ok(delivery) => match delivery.user_event() {
            Ok(_) => Acknowledgment::Ack.http_status(),
            Err(_) => Acknowledgment::Ignore.http_status(),
        },
    };
    HttpResponse::new(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

#[cfg(test)]
#[path = "../../support/post.rs"]
mod support;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use vove_webhook::{SigningSecret, sign};

    use super::{support::post, *};

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
            ]
            .map(|response| response.unwrap().0)
        });
        assert_eq!(responses.await.unwrap(), [204, 401, 204, 413]);
    }
}
