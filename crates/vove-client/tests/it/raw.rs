use bytes::Bytes;
use http::{Method, Request, Response};
use vove_client::{Client, Endpoint, Environment, ErrorKind, Raw};
use vove_transport::{Idempotency, testing::Capture};

use crate::{client_that_gets, key, shown};

#[test]
fn any_path_is_sent_to_the_same_address_with_the_same_key() {
    let request = Raw::new(Method::POST, "/v2/new/thing?a=b%20c").body(r#"{"d":1}"#);
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&request).unwrap()));
}

#[test]
fn a_path_that_is_none_or_leaves_the_api_is_refused() {
    for target in [
        "",
        "v2/users",
        "//evil.example/x",
        "https://evil.example/x",
        "/v2/../admin",
        "/v2/%2e%2E/admin",
        "/v2/./x",
        "/a b",
        "/a\\..\\b",
        "/a#b",
        "/a\nb",
        "/é",
        "?x=1",
    ] {
        let error = Raw::get(target).request().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{target:?}");
    }
    assert!(Raw::get("/v2/users/x/..selfie?path=../x").request().is_ok());
}

#[tokio::test]
async fn the_reply_is_whole_and_the_errors_are_the_same() {
    let reply = client_that_gets(299, "anything").send(&Raw::get("/v2/x")).await.unwrap();
    assert_eq!((reply.status().as_u16(), reply.body().as_ref()), (299, b"anything".as_slice()));
    let error = client_that_gets(404, r#"{"message":"gone"}"#).send(&Raw::get("/v2/x")).await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::NotFound, "raw"));
    assert_eq!(error.problem().messages[0].expose(), "gone");
}

#[tokio::test(start_paused = true)]
async fn only_reads_are_repeated_unless_told() {
    let sent = async |request: Raw| {
        let unavailable = |_: Request<Bytes>| async { Ok(Response::builder().status(503).body(Bytes::new()).unwrap()) };
        let capture = Capture::new(unavailable);
        let client = Client::with_transport(Environment::Sandbox, key(), capture.clone());
        client.send(&request).await.unwrap_err();
        capture.requests().len()
    };
    assert_eq!(sent(Raw::get("/v2/x")).await, 3);
    assert_eq!(sent(Raw::new(Method::POST, "/v2/x")).await, 1);
    assert_eq!(sent(Raw::new(Method::POST, "/v2/x").idempotency(Idempotency::Idempotent)).await, 3);
}
