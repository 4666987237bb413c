use std::{error::Error as _, time::Duration};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{Client, Environment, Error, ErrorKind};
use vove_transport::{TransportError, TransportErrorKind};

use crate::{client_that_gets, key, once, ref_id};

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
async fn every_refusal_has_a_kind_and_a_safe_line() {
    let mut table = String::new();
    for status in [301, 307, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504] {
        let error = fetch(client_that_gets(status, r#"{"message":"CANARY"}"#)).await;
        assert_eq!((error.status(), error.body().as_ref()), (Some(status), br#"{"message":"CANARY"}"#.as_slice()));
        table += &row(&status.to_string(), &error);
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn every_odd_reply_is_an_error_that_names_the_place() {
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
        let error = fetch(client_that_gets(status, body)).await;
        assert_eq!(error.kind(), ErrorKind::UnexpectedResponse, "{name}");
        assert_eq!(error.body(), body);
        table += &row(name, &error);
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn every_failure_of_the_transport_has_its_kind() {
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
        let error = fetch(once(failing)).await;
        table += &row(&format!("{kind:?}"), &error);
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn a_pause_that_the_api_asks_for_is_handed_on() {
    let answering = |_: Request<Bytes>| async {
        Ok(Response::builder().status(429).header("retry-after", "17").body(Bytes::new()).unwrap())
    };
    let error = fetch(once(answering)).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(17)));
}

#[tokio::test]
async fn a_compressed_reply_is_not_inflated_and_named_for_what_it_is() {
    let compressed = |_: Request<Bytes>| async {
        Ok(Response::builder().header("content-encoding", "gzip").body(Bytes::from_static(b"\x1f\x8bCANARY")).unwrap())
    };
    let error = fetch(once(compressed)).await;
    assert_eq!(error.body().len(), 8);
    insta::assert_snapshot!(error);
}

#[test]
fn every_kind_has_its_row_in_the_table_of_errors() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("../../docs/errors.md")).unwrap();
    for (krate, source) in [
        ("vove_client::ErrorKind", "src/error/kind.rs"),
        ("vove_transport::TransportErrorKind", "../vove-transport/src/error.rs"),
    ] {
        let source = std::fs::read_to_string(root.join(source)).unwrap();
        let (_, kinds) = source.split_once("ErrorKind {\n").unwrap();
        let kinds = kinds.split_once("\n}").unwrap().0.lines().map(str::trim).filter(|line| !line.starts_with("///"));
        let section = page.split("\n## ").find(|section| section.starts_with(&format!("`{krate}`"))).unwrap();
        for kind in kinds {
            let kind = kind.trim_end_matches(',');
            assert!(section.contains(&format!("`{kind}`")), "{krate}: no word of {kind}");
        }
    }
}

#[test]
fn the_client_and_its_key_show_nothing() {
    let client = Client::with_transport(Environment::Sandbox, key(), vove_transport::testing::Never);
    assert!(!format!("{client:?} {:?}", key()).contains("CANARY"));
}
