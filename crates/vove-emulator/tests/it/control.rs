//! The control surface.

use http::Method;
use serde_json::json;
use vove_emulator::{Emulator, ErrorKind, PERSONAS, SessionOutcome};

use crate::{builder, call_with_key};

/// Calls the control surface, which needs no API key.
async fn control(emulator: &Emulator, method: Method, path: &str, body: &str) -> (u16, serde_json::Value) {
    call_with_key(emulator, method, path, body, "none").await
}

#[tokio::test]
async fn personas_are_listed_with_their_documents() {
    let emulator = builder().start().await.unwrap();
    let (status, personas) = control(&emulator, Method::GET, "/emulator/people", "").await;
    assert_eq!((status, personas.as_array().unwrap().len()), (200, PERSONAS.len()));
    insta::assert_json_snapshot!(personas);
}

#[tokio::test]
async fn a_session_is_listed_and_finished_over_http() {
    let emulator = builder().start().await.unwrap();
    crate::call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"a/b"}"#).await;
    let (_, sessions) = control(&emulator, Method::GET, "/emulator/sessions", "").await;
    assert_eq!((&sessions[0]["refId"], &sessions[0]["status"]), (&json!("a/b"), &json!(null)));
    let body = r#"{"person":"awa-diop","outcome":"suspected"}"#;
    let finished = control(&emulator, Method::POST, "/emulator/sessions/a%2Fb/finish", body).await;
    assert_eq!(finished, (200, json!({ "refId": "a/b", "status": "suspected" })));
    let session = &emulator.sessions()[0];
    assert_eq!((session.status, session.persona), (Some(SessionOutcome::Suspected), Some("awa-diop")));
}

#[tokio::test]
async fn invalid_finish_requests_get_errors_that_list_the_choices() {
    let emulator = builder().start().await.unwrap();
    crate::call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#).await;
    let mut table = String::new();
    for (path, body) in [
        ("/emulator/sessions/other/finish", r#"{"person":"awa-diop","outcome":"pending"}"#),
        ("/emulator/sessions/r/finish", r#"{"person":"nobody","outcome":"pending"}"#),
        ("/emulator/sessions/r/finish", r#"{"person":"awa-diop","outcome":"approved"}"#),
        ("/emulator/sessions/r/finish", r#"{"person":"awa-diop"}"#),
        ("/emulator/sessions/r/finish", ""),
        ("/emulator/nothing", ""),
    ] {
        let (status, response) = control(&emulator, Method::POST, path, body).await;
        table += &format!("{path} {body} -> {status} {}\n", response["message"]);
    }
    insta::assert_snapshot!(table);
    assert_eq!(emulator.finish("r", "nobody", SessionOutcome::Pending).unwrap_err().kind(), ErrorKind::UnknownPersona);
}
