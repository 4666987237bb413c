//! The error of each failure: its kind, its text, and nothing secret in it.

use std::{error::Error as _, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{Client, Environment, Error, ErrorKind};
use vove_transport::{TransportError, TransportErrorKind};

use crate::{client_returning, client_without_retries, key, ref_id};

async fn fetch(client: Client) -> Error {
    client.get_user_verification(&ref_id("CANARY-REF")).await.unwrap_err()
}

fn row(name: &str, error: &Error) -> String {
    let mut chain = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        chain += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    assert!(!chain.contains("CANARY"), "{chain}");
    let flags = (error.is_retryable(), error.may_have_been_processed());
    format!("{name:18} retry {:5} processed {:5} | {error}\n", flags.0, flags.1)
}

#[tokio::test]
async fn every_status_has_a_kind_and_a_safe_text() {
    let mut table = String::new();
    for status in [301, 307, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504] {
        let error = fetch(client_returning(status, r#"{"message":"CANARY"}"#)).await;
        assert_eq!((error.status(), error.body().as_ref()), (Some(status), br#"{"message":"CANARY"}"#.as_slice()));
        table += &row(&status.to_string(), &error);
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn every_unreadable_response_is_an_error_that_names_the_place() {
    let mut table = String::new();
    for (name, status, body) in [
        ("not JSON", 200, "CANARY"),
        ("truncated", 200, r#"{"_id":"u","refId":"CANARY"#),
        ("array", 200, r#"["CANARY"]"#),
        ("HTML", 200, "<html>CANARY</html>"),
        ("empty", 200, ""),
        ("204", 204, ""),
        ("wrong type", 200, r#"{"_id":"u","refId":"r","status":["CANARY"]}"#),
        ("null everywhere", 200, r#"{"_id":null,"refId":null,"status":null}"#),
    ] {
        let error = fetch(client_returning(status, body)).await;
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{name}");
        assert_eq!(error.body(), body);
        table += &row(name, &error);
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn every_transport_error_has_a_kind() {
    let mut table = String::new();
    for kind in [
        TransportErrorKind::Connect,
        TransportErrorKind::InvalidRequest,
        TransportErrorKind::Timeout,
        TransportErrorKind::ConnectionLost,
        TransportErrorKind::ResponseTooLarge,
        TransportErrorKind::Throttled,
    ] {
        let failing = move |_: Request<Bytes>| async move { Err(TransportError::new(kind)) };
        let error = fetch(client_without_retries(failing)).await;
        table += &row(&format!("{kind:?}"), &error);
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn the_retry_after_of_a_response_is_in_the_error() {
    let respond = |_: Request<Bytes>| async {
        Ok(Response::builder().status(429).header("retry-after", "17").body(Bytes::new()).unwrap())
    };
    let error = fetch(client_without_retries(respond)).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(17)));
}

#[tokio::test]
async fn a_compressed_response_is_not_decompressed_and_the_error_says_so() {
    let compressed = |_: Request<Bytes>| async {
        Ok(Response::builder().header("content-encoding", "gzip").body(Bytes::from_static(b"\x1f\x8bCANARY")).unwrap())
    };
    let error = fetch(client_without_retries(compressed)).await;
    assert_eq!(error.body().len(), 8);
    insta::assert_snapshot!(error);
}

#[test]
fn every_kind_is_documented_in_errors_md() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("../../docs/errors.md")).unwrap();
    for (krate, source, least) in [
        ("vove_client::ErrorKind", "src/error/kind.rs", 16),
        ("vove_transport::TransportErrorKind", "../vove-transport/src/error.rs", 6),
    ] {
        let source = std::fs::read_to_string(root.join(source)).unwrap();
        let (_, kinds) = source.split_once("ErrorKind {\n").unwrap();
        let kinds = kinds.split_once("\n}").unwrap().0.lines().map(str::trim).filter(|line| !line.starts_with("///"));
        let section = page.split("\n## ").find(|section| section.starts_with(&format!("`{krate}`"))).unwrap();
        let mut count = 0;
        for kind in kinds {
            let kind = kind.trim_end_matches(',');
            count += 1;
            assert!(section.contains(&format!("`{kind}`")), "{krate}: {kind} is missing");
        }
        assert!(count >= least, "{krate}: found only {count} kinds");
    }
}

#[test]
fn debug_of_the_client_and_its_key_is_redacted() {
    let client = Client::with_transport(Environment::Sandbox, key(), vove_transport::testing::Never);
    assert!(!format!("{client:?} {:?}", key()).contains("CANARY"));
}
