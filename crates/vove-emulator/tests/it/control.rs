use http::Method;
use serde_json::json;
use vove_emulator::{Emulator, ErrorKind, Outcome, PEOPLE};

use crate::{builder, call_with_key};

/// The control surface needs no key.
async fn control(emulator: &Emulator, method: Method, path: &str, body: &str) -> (u16, serde_json::Value) {
    call_with_key(emulator, method, path, body, "none").await
}

#[tokio::test]
async fn people_are_listed_with_their_documents() {
    let emulator = builder().start().await.unwrap();
    let (status, people) = control(&emulator, Method::GET, "/emulator/people", "").await;
    assert_eq!((status, people.as_array().unwrap().len()), (200, PEOPLE.len()));
    insta::assert_json_snapshot!(people);
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
    assert_eq!((session.status, session.person), (Some(Outcome::Suspected), Some("awa-diop")));
}

#[tokio::test]
async fn what_can_t_be_finished_is_refused_with_the_choices() {
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
        let (status, reply) = control(&emulator, Method::POST, path, body).await;
        table += &format!("{path} {body} -> {status} {}\n", reply["message"]);
    }
    insta::assert_snapshot!(table);
    assert_eq!(emulator.finish("r", "nobody", Outcome::Pending).unwrap_err().kind(), ErrorKind::UnknownPerson);
}
