//! Requests to paths without an endpoint type.

use bytes::Bytes;
use http::{Method, Request, Response};
use vove_client::{Client, Endpoint, Environment, ErrorKind, Raw};
use vove_transport::{Idempotency, testing::Capture};

use crate::{client_returning, format_request, key};

#[test]
fn any_path_is_sent_to_the_client_s_address_with_its_key() {
    let request = Raw::new(Method::POST, "/v2/new/thing?a=b%20c").body(r#"{"d":1}"#);
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&request).unwrap()));
}

#[test]
fn a_target_that_is_not_a_path_or_leaves_the_api_is_an_error() {
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
async fn a_2xx_response_is_returned_unchanged_and_others_are_errors() {
    let response = client_returning(299, "anything").send(&Raw::get("/v2/x")).await.unwrap();
    assert_eq!((response.status().as_u16(), response.body().as_ref()), (299, b"anything".as_slice()));
    let error = client_returning(404, r#"{"message":"gone"}"#).send(&Raw::get("/v2/x")).await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::NotFound, "raw"));
    assert_eq!(error.problem().messages[0].expose(), "gone");
}

#[tokio::test(start_paused = true)]
async fn only_safe_methods_are_retried_unless_marked_idempotent() {
    let sends = async |request: Raw| {
        let unavailable = |_: Request<Bytes>| async { Ok(Response::builder().status(503).body(Bytes::new()).unwrap()) };
        let capture = Capture::new(unavailable);
        let client = Client::with_transport(Environment::Sandbox, key(), capture.clone());
        client.send(&request).await.unwrap_err();
        capture.requests().len()
    };
    assert_eq!(sends(Raw::get("/v2/x")).await, 3);
    assert_eq!(sends(Raw::new(Method::POST, "/v2/x")).await, 1);
    assert_eq!(sends(Raw::new(Method::POST, "/v2/x").idempotency(Idempotency::Idempotent)).await, 3);
}
