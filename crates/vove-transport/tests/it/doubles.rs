use bytes::Bytes;
use http::{Request, Response};
use vove_transport::{
    Transport, TransportError, TransportErrorKind,
    testing::{Capture, Fault, Faults, Never, Recorder, Recording, Replay},
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

#[tokio::test(start_paused = true)]
async fn every_fault_can_be_injected() {
    use std::time::Duration;

    use http::StatusCode;

    let plan = [
        Fault::Refuse,
        Fault::Reset,
        Fault::Delay(Duration::from_secs(3)),
        Fault::Truncate(2),
        Fault::Truncate(99),
        Fault::Garble,
        Fault::Status(StatusCode::TOO_MANY_REQUESTS),
    ];
    let server = Capture::new(|_| async { Ok(Response::new(Bytes::from_static(b"hello"))) });
    let spoiled = Faults::new(server.clone(), move |request| plan.get(request).copied());
    let mut table = String::new();
    for _ in 0..=plan.len() {
        let begun = tokio::time::Instant::now();
        let outcome = spoiled.send(request("")).await.map(|reply| (reply.status().as_u16(), reply.into_body()));
        table += &format!("{outcome:?} after {:?}, {} sent\n", begun.elapsed(), server.requests().len());
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn a_recording_holds_nobody_and_replays() {
    let replies = [
        (
            200,
            r#"{"_id":"CANARY","refId":"CANARY","status":"pending","age":77731,"ok":true,"none":null,"documents":[{"stepId":"ID","lastName":"CANARY"}],"list":["CANARY"],"status2":{"status":"kept"},"empty":""}"#,
        ),
        (404, "<html>CANARY</html>"),
        (200, r#""CANARY""#),
    ];
    let replies = replies.map(|(status, body)| Response::builder().status(status).body(Bytes::from(body)).unwrap());
    let recorder = Recorder::new(Replay::new(replies)).keep(["v2", "users", "documents", "status", "stepId", "list"]);
    for target in ["/v2/users/CANARY/documents?page=CANARY&search=CANARY", "/v2/users/CANARY", "/CANARY"] {
        let request = Request::post(format!("https://api.example{target}")).header("x-api-key", "CANARY");
        recorder.send(request.body(Bytes::from_static(b"CANARY")).unwrap()).await.unwrap();
    }
    assert!(recorder.send(request("")).await.is_err(), "an error is no exchange");
    let text = recorder.recording().to_json();
    assert!(!format!("{text}{recorder:?}").contains("CANARY") && !text.contains("77731"));
    insta::assert_snapshot!(text);

    let read = Recording::from_json(&text).unwrap();
    assert_eq!(read, recorder.recording());
    let replay = read.replay();
    let first = replay.send(request("")).await.unwrap();
    assert!(first.body().starts_with(b"{") && first.status() == 200);
    assert_eq!(replay.send(request("")).await.unwrap().status(), 404);
    for nonsense in ["[]", "{}", r#"{"status":7}"#, "CANARY"] {
        assert!(Recording::from_json(nonsense).is_err());
    }
}
