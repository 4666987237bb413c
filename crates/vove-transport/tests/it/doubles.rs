use bytes::Bytes;
use http::{Request, Response};
use vove_transport::{
    Transport, TransportError, TransportErrorKind,
    testing::{Capture, Never, Replay},
};

fn request(body: &'static str) -> Request<Bytes> {
    Request::builder().uri("https://api.example/secret").header("x-api-key", "secret").body(body.into()).unwrap()
}

#[tokio::test]
async fn capture_keeps_every_request_and_shows_none() {
    let capture = Capture::new(Replay::new([Response::new(Bytes::from_static(b"one"))]));
    assert_eq!(capture.send(request("secret")).await.unwrap().body(), "one");
    assert!(capture.send(request("second")).await.is_err());
    let kept = capture.requests();
    assert_eq!(kept.len(), 2);
    assert_eq!((kept[0].uri().path(), kept[0].body().as_ref()), ("/secret", b"secret".as_slice()));
    assert_eq!(format!("{capture:?}"), "Capture(2 requests)");
}

#[tokio::test]
async fn never_is_pending() {
    let mut call = Never.send(request(""));
    let polled = std::future::poll_fn(|context| std::task::Poll::Ready(call.as_mut().poll(context).is_pending())).await;
    assert!(polled);
}

#[tokio::test]
async fn any_closure_is_a_transport_behind_a_pointer() {
    let failing = |_request| async { Err(TransportError::new(TransportErrorKind::Timeout)) };
    let transport: std::sync::Arc<dyn Transport> = std::sync::Arc::new(failing);
    let error = transport.send(request("")).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Timeout);
    assert!(error.may_have_been_processed());
}
