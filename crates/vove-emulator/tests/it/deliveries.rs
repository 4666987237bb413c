use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use bytes::Bytes;
use http::{Method, Request, Response};
use tokio::sync::mpsc;
use vove_emulator::{Answer, BodyShape, Builder, Emulator, ErrorKind, Outcome, RetrySchedule};
use vove_transport::Loopback;
use vove_webhook::Verifier;

use crate::{builder, call, now};

/// An emulator whose receiver hands on every request and answers with the status that is set.
async fn delivering(
    builder: Builder,
    status: Arc<AtomicU16>,
) -> (Emulator, Loopback, mpsc::UnboundedReceiver<Request<Bytes>>) {
    let (tell, requests) = mpsc::unbounded_channel();
    let receiver = Loopback::start(0, move |request| {
        tell.send(request).unwrap();
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
    let (emulator, _receiver, mut requests) = delivering(builder(), Arc::new(AtomicU16::new(200))).await;
    emulator.finish("r", "awa-diop", Outcome::Successful).unwrap();
    let request = requests.recv().await.unwrap();
    assert_eq!((request.method(), request.uri().path()), (&Method::POST, "/hook"));
    assert_eq!(request.headers()["content-type"], "application/json");
    let verifier = Verifier::new(emulator.webhook_secret().parse().unwrap());
    let delivery = verifier.verify(request.headers(), request.body(), now()).unwrap();
    assert_eq!(delivery.user_event().unwrap().ref_id.as_str(), "r");
    assert_eq!(delivery.id().len(), "msg_".len() + 27);
}

#[tokio::test]
async fn bodies_come_in_every_documented_shape() {
    let mut bodies = String::new();
    for shape in [BodyShape::Both, BodyShape::RefIdOnly, BodyShape::UserIdOnly] {
        let (emulator, _receiver, mut requests) =
            delivering(builder().body_shape(shape), Arc::new(AtomicU16::new(200))).await;
        emulator.finish("r", "awa-diop", Outcome::Pending).unwrap();
        bodies += &format!("{shape:?}: {:?}\n", requests.recv().await.unwrap().body());
    }
    insta::assert_snapshot!(bodies);
}

#[tokio::test]
async fn a_delivery_is_repeated_with_one_id_until_it_is_received() {
    let status = Arc::new(AtomicU16::new(302));
    let builder = builder().schedule(RetrySchedule::svix().faster(1000));
    let (emulator, _receiver, mut requests) = delivering(builder, Arc::clone(&status)).await;
    emulator.finish("r", "awa-diop", Outcome::Successful).unwrap();
    let first = requests.recv().await.unwrap();
    status.store(204, Ordering::SeqCst);
    let second = requests.recv().await.unwrap();
    assert_eq!(first.headers()["svix-id"], second.headers()["svix-id"]);
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|all| all.last().is_some_and(|last| last.answer.is_received())).await.unwrap();
    assert_eq!(attempts[0].answer, Answer::Status(302));
    assert_eq!(attempts.last().unwrap().retry_in, None);
}

#[tokio::test]
async fn a_receiver_that_never_accepts_gets_eight_attempts() {
    let builder = builder().schedule(RetrySchedule::svix().faster(u32::MAX));
    let (emulator, _receiver, _requests) = delivering(builder, Arc::new(AtomicU16::new(500))).await;
    emulator.finish("r", "awa-diop", Outcome::Suspected).unwrap();
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|all| all.last().is_some_and(|last| last.retry_in.is_none())).await.unwrap();
    assert_eq!(attempts.len(), 8);
}

#[tokio::test]
async fn an_address_that_is_none_is_refused() {
    let emulator = builder().start().await.unwrap();
    for url in ["", "/hook", "ftp://127.0.0.1/hook", "127.0.0.1:80"] {
        assert_eq!(emulator.set_webhook_url(url).unwrap_err().kind(), ErrorKind::WebhookUrl, "{url:?}");
    }
}
