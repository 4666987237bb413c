//! The test doubles.

use bytes::Bytes;
use http::{Request, Response};
use vove_transport::{
    Transport, TransportError, TransportErrorKind,
    testing::{Capture, Fault, FaultInjector, Never, Recorder, Recording, Replay},
};

fn request(body: &'static str) -> Request<Bytes> {
    Request::builder().uri("https://api.example/secret").header("x-api-key", "secret").body(body.into()).unwrap()
}

#[tokio::test]
async fn capture_keeps_every_request_and_its_debug_shows_none() {
    let capture = Capture::new(Replay::new([Response::new(Bytes::from_static(b"one"))]));
    assert_eq!(capture.send(request("secret")).await.unwrap().body(), "one");
    assert!(capture.send(request("second")).await.is_err());
    let requests = capture.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!((requests[0].uri().path(), requests[0].body().as_ref()), ("/secret", b"secret".as_slice()));
    assert_eq!(format!("{capture:?}"), "Capture(2 requests)");
}

#[tokio::test]
async fn a_call_of_never_stays_pending() {
    let mut call = Never.send(request(""));
    let pending =
        std::future::poll_fn(|context| std::task::Poll::Ready(call.as_mut().poll(context).is_pending())).await;
    assert!(pending);
}

#[tokio::test]
async fn closures_and_pointers_to_transports_are_transports() {
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
        Fault::Corrupt,
        Fault::Status(StatusCode::TOO_MANY_REQUESTS),
    ];
    let server = Capture::new(|_| async { Ok(Response::new(Bytes::from_static(b"hello"))) });
    let injector = FaultInjector::new(server.clone(), move |request| plan.get(request).copied());
    let mut table = String::new();
    for _ in 0..=plan.len() {
        let started = tokio::time::Instant::now();
        let outcome =
            injector.send(request("")).await.map(|response| (response.status().as_u16(), response.into_body()));
        table += &format!("{outcome:?} after {:?}, {} sent\n", started.elapsed(), server.requests().len());
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn a_recording_contains_no_personal_data_and_can_be_played_back() {
    let responses = [
        (
            200,
            r#"{"_id":"CANARY","refId":"CANARY","status":"pending","age":77731,"ok":true,"none":null,"documents":[{"stepId":"ID","lastName":"CANARY"}],"list":["CANARY"],"status2":{"status":"kept"},"empty":""}"#,
        ),
        (404, "<html>CANARY</html>"),
        (200, r#""CANARY""#),
        (200, r#"{"CANARY":1,"a CANARY":{"CANARY":["CANARY",{"canary":true,"status":"kept"}]},"canary":{"page":7}}"#),
    ];
    let responses = responses.map(|(status, body)| Response::builder().status(status).body(Bytes::from(body)).unwrap());
    let recorder = Recorder::new(Replay::new(responses))
        .keep(["v2", "users", "documents", "status", "stepId", "list"])
        .keep_keys(["_id", "refId", "lastName", "page", "age"]);
    for target in [
        "/v2/users/CANARY/documents?page=CANARY&search=CANARY&status=CANARY",
        "/v2/users/CANARY?CANARY",
        "/CANARY?CANARY=page&page&&=CANARY&CANARY=CANARY=CANARY",
        "/v2/",
    ] {
        let request = Request::post(format!("https://api.example{target}")).header("x-api-key", "CANARY");
        recorder.send(request.body(Bytes::from_static(b"CANARY")).unwrap()).await.unwrap();
    }
    assert!(recorder.send(request("")).await.is_err(), "errors are not recorded");
    let text = recorder.recording().to_json();
    assert!(!format!("{text}{recorder:?}").to_uppercase().contains("CANARY"));
    assert!(!text.contains("77731"));
    insta::assert_snapshot!(text);

    let parsed = Recording::from_json(&text).unwrap();
    assert_eq!(parsed, recorder.recording());
    let replay = parsed.replay();
    let first = replay.send(request("")).await.unwrap();
    assert!(first.body().starts_with(b"{") && first.status() == 200);
    assert_eq!(replay.send(request("")).await.unwrap().status(), 404);
    for invalid in ["[]", "{}", r#"{"status":7}"#, "CANARY"] {
        assert!(Recording::from_json(invalid).is_err());
    }
}
