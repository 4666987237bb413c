//! The control surface.

use http::{HeaderName, HeaderValue, Method};
use serde_json::json;
use vove_emulator::{Emulator, ErrorKind, PERSONAS, SessionOutcome};

use crate::{builder, call_with_key, json_request, send};

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

/// The status codes of `GET /emulator/sessions` and of `POST /emulator/sessions/r/finish` with these headers. A header
/// without a value is left out.
async fn statuses(emulator: &Emulator, headers: &[(&str, &str)]) -> (u16, u16) {
    let status = async |method, path, body| {
        let mut request = json_request(emulator, method, path, body);
        for (name, value) in headers {
            let name: HeaderName = name.parse().unwrap();
            request.headers_mut().remove(&name);
            if !value.is_empty() {
                request.headers_mut().append(name, HeaderValue::from_str(value).unwrap());
            }
        }
        send(request).await.status().as_u16()
    };
    let finish = r#"{"person":"awa-diop","outcome":"successful"}"#;
    (
        status(Method::GET, "/emulator/sessions", "").await,
        status(Method::POST, "/emulator/sessions/r/finish", finish).await,
    )
}

#[tokio::test]
async fn a_web_page_can_neither_read_sessions_nor_finish_one() {
    let emulator = builder().start().await.unwrap();
    crate::call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#).await;
    for headers in [
        &[("host", "rebind.evil.example")][..],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site"), ("content-type", "text/plain")],
    ] {
        assert_eq!(statuses(&emulator, headers).await, (403, 403), "{headers:?}");
    }
    for content_type in ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
        assert_eq!(statuses(&emulator, &[("content-type", content_type)]).await, (200, 415), "{content_type}");
    }
    assert_eq!(emulator.sessions()[0].status, None);
    assert!(emulator.attempts().borrow().is_empty());
}

#[tokio::test]
async fn the_control_surface_answers_this_machine_and_the_hosts_that_are_allowed() {
    let emulator = builder().allow_host("host.docker.internal").start().await.unwrap();
    crate::call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#).await;
    for host in ["localhost:8080", "127.0.0.1", "[::1]:9", "host.docker.internal:4010"] {
        let origin = format!("http://{host}");
        let same_origin = [("host", host), ("origin", &origin), ("sec-fetch-site", "same-origin")];
        for headers in [&same_origin[..1], &same_origin] {
            assert_eq!(statuses(&emulator, headers).await, (200, 200), "{headers:?}");
        }
    }
    assert_eq!(statuses(&emulator, &[("sec-fetch-site", "none")]).await, (200, 200), "typed by the user");
}

#[tokio::test]
async fn the_api_is_protected_by_its_key_and_answers_under_any_host() {
    let emulator = builder().start().await.unwrap();
    let mut request = json_request(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#);
    request.headers_mut().insert("host", HeaderValue::from_static("host.docker.internal:4010"));
    assert_eq!(send(request).await.status(), 201);
}
