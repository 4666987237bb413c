//! Deliveries of webhooks, received by a server of the test.

use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};

use bytes::Bytes;
use http::{Method, Request, Response};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    sync::mpsc,
};
use vove_emulator::{
    Attempt, BodyShape, Builder, DeliveryProblem, DeliveryResponse, Emulator, ErrorKind, RetrySchedule, SessionOutcome,
};
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

/// Starts a receiver that answers one request with these bytes and then closes the connection, and returns the only
/// attempt of a delivery to it.
async fn attempt_answered_with(answer: Vec<u8>) -> Attempt {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 4096]).await;
        let _ = stream.write_all(&answer).await;
        let _ = stream.shutdown().await;
        let _ = stream.read_to_end(&mut Vec::new()).await;
    });
    first_attempt(&url).await
}

async fn first_attempt(url: &str) -> Attempt {
    let emulator = builder().webhook_url(url).start().await.unwrap();
    call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#).await;
    emulator.finish("r", "awa-diop", SessionOutcome::Successful).unwrap();
    let mut attempts = emulator.attempts();
    let attempts = attempts.wait_for(|attempts| !attempts.is_empty()).await.unwrap();
    attempts[0].clone()
}

#[tokio::test]
async fn the_status_decides_even_if_the_body_is_cut_off_or_too_large() {
    let complete = b"HTTP/1.1 204 No Content\r\n\r\n".to_vec();
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello".to_vec();
    let malformed = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n".to_vec();
    let announced = b"HTTP/1.1 201 Created\r\nContent-Length: 99999999\r\n\r\n".to_vec();
    let large = [&b"HTTP/1.1 200 OK\r\n\r\n"[..], &vec![b'x'; 7 << 20]].concat();
    let failed = b"HTTP/1.1 500 Oh\r\nContent-Length: 10\r\n\r\n".to_vec();
    for (answer, status, cause) in [
        (complete, 204, None),
        (cut, 200, Some(DeliveryProblem::BodyCutOff)),
        (malformed, 200, Some(DeliveryProblem::BodyCutOff)),
        (announced, 201, Some(DeliveryProblem::BodyTooLarge)),
        (large, 200, Some(DeliveryProblem::BodyTooLarge)),
        (failed, 500, Some(DeliveryProblem::BodyCutOff)),
    ] {
        let attempt = attempt_answered_with(answer).await;
        assert_eq!((attempt.response, attempt.cause), (DeliveryResponse::Status(status), cause));
        assert_eq!(attempt.retry_in.is_none(), status < 300);
    }
}

#[tokio::test]
async fn an_attempt_without_a_status_names_the_cause() {
    let free_port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let refused = first_attempt(&format!("http://{free_port}/hook")).await;
    assert_eq!((refused.response, refused.cause), (DeliveryResponse::NoResponse, Some(DeliveryProblem::Connect)));
    for answer in [
        &b""[..],
        b"HTTP/1.1 200",
        b"hello\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ] {
        let lost = attempt_answered_with(answer.to_vec()).await;
        assert_eq!((lost.response, lost.cause), (DeliveryResponse::NoResponse, Some(DeliveryProblem::ConnectionLost)));
        assert_eq!(serde_json::to_value(&lost).unwrap()["cause"], "connectionLost");
        assert!(lost.retry_in.is_some());
    }
}

#[tokio::test]
async fn an_invalid_webhook_url_is_an_error() {
    let emulator = builder().start().await.unwrap();
    for url in [
        "",
        "/hook",
        "ftp://127.0.0.1/hook",
        "127.0.0.1:80",
        "http:///hook",
        "http://:80/hook",
        "http://127.0.0.1:99999/hook",
        "http://127.0.0.1:65536",
        "http://127.0.0.1:0/hook",
        "http://127.0.0.1:/hook",
        "http://127.0.0.1:-1/hook",
        "http://127.0.0.1:http/hook",
        "http://[::1]:99999/hook",
        "http://user:secret@127.0.0.1/hook",
        "http://127.0.0.1:80@evil.example/hook",
    ] {
        let error = emulator.set_webhook_url(url).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::WebhookUrl, "{url:?}");
        assert!(!error.to_string().contains("secret"));
        assert_eq!(builder().webhook_url(url).start().await.unwrap_err().kind(), ErrorKind::WebhookUrl, "{url:?}");
    }
    for url in ["http://127.0.0.1/hook", "https://hook.example", "http://[::1]:65535/hook", "HTTP://localhost:1/?a=b"] {
        emulator.set_webhook_url(url).unwrap();
    }
}
