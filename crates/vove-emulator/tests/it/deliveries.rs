//! Deliveries of webhooks, received by a server of the test.

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use bytes::Bytes;
use http::{Method, Request, Response};
use tokio::sync::mpsc;
use vove_emulator::{BodyShape, Builder, DeliveryResponse, Emulator, ErrorKind, RetrySchedule, SessionOutcome};
use vove_transport::Loopback;
use vove_webhook::Verifier;

use crate::{builder, call, now};

/// Starts a receiver that responds with `status` and passes every request on, and an emulator with a session `r` that
/// sends its webhooks there.
async fn start_with_receiver(
    builder: Builder,
    status: Arc<AtomicU16>,
) -> (Emulator, Loopback, mpsc::UnboundedReceiver<Request<Bytes>>) {
    let (sender, requests) = mpsc::unbounded_channel();
    let receiver = Loopback::start(0, move |request| {
        sender.send(request).unwrap();
        let status = status.load(Ordering::SeqCst);
        async move { Response::builder().status(status).body(Bytes::new()).unwrap() }
    })
    .await
    .unwrap();
    let emulator = builder.webhook_url(format!("{}/hook", receiver.url())).start().await.unwrap();
    call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#).await;
    (emulator, receiver, requests)
}

#[tokio::test]
async fn a_delivery_is_signed_as_the_provider_signs() {
    let (emulator, _receiver, mut requests) = start_with_receiver(builder(), Arc::new(AtomicU16::new(200))).await;
    emulator.finish("r", "awa-diop", SessionOutcome::Successful).unwrap();
    let request = requests.recv().await.unwrap();
    assert_eq!((request.method(), request.uri().path()), (&Method::POST, "/hook"));
    assert_eq!(request.headers()["content-type"], "application/json");
    let verifier = Verifier::new(emulator.webhook_secret().parse().unwrap());
    let delivery = verifier.verify(request.headers(), request.body(), now()).unwrap();
    assert_eq!(delivery.user_event().unwrap().ref_id.as_str(), "r");
    assert_eq!(delivery.id().len(), "msg_".len() + 27);
}

#[tokio::test]
async fn bodies_have_every_documented_form() {
    let mut bodies = String::new();
    for shape in [BodyShape::Both, BodyShape::RefIdOnly, BodyShape::UserIdOnly] {
        let (emulator, _receiver, mut requests) =
            start_with_receiver(builder().body_shape(shape), Arc::new(AtomicU16::new(200))).await;
        emulator.finish("r", "awa-diop", SessionOutcome::Pending).unwrap();
        bodies += &format!("{shape:?}: {:?}\n", requests.recv().await.unwrap().body());
    }
    insta::assert_snapshot!(bodies);
}

#[tokio::test]
async fn a_delivery_is_retried_with_the_same_id_until_it_is_acknowledged() {
    let status = Arc::new(AtomicU16::new(302));
    let builder = builder().schedule(RetrySchedule::svix().faster(1000));
    let (emulator, _receiver, mut requests) = start_with_receiver(builder, Arc::clone(&status)).await;
    emulator.finish("r", "awa-diop", SessionOutcome::Successful).unwrap();
    let first = requests.recv().await.unwrap();
    status.store(204, Ordering::SeqCst);
    let second = requests.recv().await.unwrap();
    assert_eq!(first.headers()["svix-id"], second.headers()["svix-id"]);
    let mut attempts = emulator.attempts();
    let attempts =
        attempts.wait_for(|all| all.last().is_some_and(|last| last.response.is_acknowledged())).await.unwrap();
    assert_eq!(attempts[0].response, DeliveryResponse::Status(302));
    assert_eq!(attempts.last().unwrap().retry_in, None);
}

#[tokio::test]
async fn a_receiver_that_never_acknowledges_gets_eight_attempts() {
    let builder = builder().schedule(RetrySchedule::svix().faster(u32::MAX));
    let (emulator, _receiver, _requests) = start_with_receiver(builder, Arc::new(AtomicU16::new(500))).await;
    emulator.finish("r", "awa-diop", SessionOutcome::Suspected).unwrap();
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|all| all.last().is_some_and(|last| last.retry_in.is_none())).await.unwrap();
    assert_eq!(attempts.len(), 8);
}

#[tokio::test]
async fn an_invalid_webhook_url_is_an_error() {
    let emulator = builder().start().await.unwrap();
    for url in ["", "/hook", "ftp://127.0.0.1/hook", "127.0.0.1:80"] {
        assert_eq!(emulator.set_webhook_url(url).unwrap_err().kind(), ErrorKind::WebhookUrl, "{url:?}");
    }
}
