//! The API's paths.

use std::fmt::Write;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::Method;
use serde_json::{Value, json};
use vove_emulator::SessionOutcome;

use crate::{builder, call, call_with_key};

/// The claims of the token in a response.
fn claims(response: &Value) -> Value {
    let token = response["token"].as_str().unwrap();
    let claims = BASE64_URL_SAFE_NO_PAD.decode(token.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice(&claims).unwrap()
}

#[tokio::test]
async fn session_tokens_have_the_documented_claims() {
    let emulator = builder().start().await.unwrap();
    let (status, session) = call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r","flowId":"f"}"#).await;
    assert_eq!((status, &session["flowId"]), (201, &json!("f")));
    let claims = claims(&session);
    assert_eq!((&claims["refId"], &claims["sessionId"]), (&json!("r"), &session["sessionId"]));
    assert_eq!((&claims["iat"], &claims["exp"]), (&json!(1_790_843_400), &json!(1_790_845_200)));
}

#[tokio::test]
async fn the_token_of_a_business_case_is_valid_for_24_hours() {
    let emulator = builder().start().await.unwrap();
    let (_, created) = call(&emulator, Method::POST, "/v2/kyb/case", r#"{"refId":"shop-7"}"#).await;
    let claims = claims(&created);
    assert_eq!((&claims["iat"], &claims["exp"]), (&json!(1_790_843_400), &json!(1_790_843_400 + 24 * 60 * 60)));
}

#[tokio::test]
async fn an_open_session_is_resumed_unless_creation_is_forced() {
    let emulator = builder().start().await.unwrap();
    let session = async |body: &str| {
        let (_, session) = call(&emulator, Method::POST, "/v2/sessions", body).await;
        session["sessionId"].as_str().unwrap().to_owned()
    };
    let first = session(r#"{"refId":"r"}"#).await;
    assert_eq!(session(r#"{"refId":"r"}"#).await, first);
    emulator.finish("r", "awa-diop", SessionOutcome::InProgress).unwrap();
    assert_eq!(session(r#"{"refId":"r"}"#).await, first);
    let forced = session(r#"{"refId":"r","forceCreation":true}"#).await;
    assert_ne!(forced, first);
    emulator.finish("r", "awa-diop", SessionOutcome::Successful).unwrap();
    let third = session(r#"{"refId":"r"}"#).await;
    assert!(third != forced && third != first);
    let (_, user) = call(&emulator, Method::GET, "/v2/users/r", "").await;
    assert_eq!(user["sessions"], json!([first, forced, third]));
}

#[tokio::test]
async fn a_finished_user_has_the_data_of_the_persona_and_identifiers_of_its_own() {
    let emulator = builder().start().await.unwrap();
    call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"a/b"}"#).await;
    emulator.finish("a/b", "layla-al-mansoori", SessionOutcome::Pending).unwrap();
    let (status, user) = call(&emulator, Method::GET, "/v2/users/a%2Fb", "").await;
    let expected: Value =
        serde_json::from_str(include_str!("../../data/personas/layla-al-mansoori/user.json")).unwrap();
    assert_eq!((status, &user["documents"]), (200, &expected["documents"]));
    assert_eq!((&user["refId"], &user["status"]), (&json!("a/b"), &json!("pending")));
    assert_eq!(user["createdAt"], json!("2026-10-01T08:30:00.000Z"));
    let (_, documents) = call(&emulator, Method::GET, "/v2/users/a%2Fb/documents", "").await;
    let expected: Value =
        serde_json::from_str(include_str!("../../data/personas/layla-al-mansoori/documents.json")).unwrap();
    assert_eq!(documents, expected);
}

#[tokio::test]
async fn invalid_requests_get_error_responses() {
    let emulator = builder().start().await.unwrap();
    call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"open"}"#).await;
    let mut table = String::new();
    for (method, path, body) in [
        (Method::GET, "/v2/users/nobody", ""),
        (Method::GET, "/v2/users/open", ""),
        (Method::GET, "/v2/users/open/documents", ""),
        (Method::GET, "/v2/users/open/selfie", ""),
        (Method::GET, "/v2/users/%ff", ""),
        (Method::GET, "/sessions/open", ""),
        (Method::GET, "/", ""),
        (Method::POST, "/v2/sessions", ""),
        (Method::POST, "/v2/sessions", "[]"),
        (Method::POST, "/v2/sessions", "{}"),
        (Method::POST, "/v2/sessions", r#"{"refId":""}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":7}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","flowId":7}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","forceCreation":"yes"}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":" "}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","flowId":""}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":"AMINA"}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":{"firstName":7}}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":{"lastName":[]}}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":{"gender":true}}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":{"email":{}}}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":{"dateOfBirth":19900214}}"#),
        (Method::POST, "/v2/sessions", r#"{"refId":"r","user":{"dateOfBirth":"31/02/1990"}}"#),
        (Method::POST, "/v2/kyb/case", r#"{"refId":"r","flow":7}"#),
        (Method::POST, "/v2/kyb/case", r#"{"refId":"r","country":44}"#),
        (Method::POST, "/v2/kyb/case", r#"{"refId":"r","country_state":[]}"#),
        (Method::POST, "/v2/kyb/case", r#"{"refId":"r","businessName":"SPECIMEN"}"#),
        (Method::PUT, "/v2/aml/case/id/status", r#"{"status":7}"#),
        (Method::PUT, "/v2/aml/case/id/status", r#"{"status":"cleared"}"#),
    ] {
        let (status, response) = call(&emulator, method.clone(), path, body).await;
        writeln!(table, "{method} {path} {body} -> {status} {}", response["message"]).unwrap();
    }
    let (status, response) = call_with_key(&emulator, Method::GET, "/v2/users/open", "", "wrong").await;
    writeln!(table, "wrong key -> {status} {response}").unwrap();
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn case_lists_are_filtered_and_paged() {
    let emulator = builder().start().await.unwrap();
    for (ref_id, name, flow) in [("r1", "AWA DIOP", "f"), ("r2", "AWA SPECIMEN", "f"), ("r3", "AWA SPECIMEN", "a b+c")]
    {
        let body = json!({ "refId": ref_id, "flowId": flow, "screeningData": { "name": name } });
        call(&emulator, Method::POST, "/v2/aml/case", &body.to_string()).await;
    }
    let found = async |query: &str| {
        let (status, page) = call(&emulator, Method::GET, &format!("/v2/aml/case?{query}"), "").await;
        let cases = page["data"].as_array().cloned().unwrap_or_default();
        let refs: Vec<_> = cases.iter().map(|case| case["refId"].as_str().unwrap().to_owned()).collect();
        format!("{status} {}", refs.join(" "))
    };
    // All cases were created at 2026-10-01T08:30:00Z.
    for (query, expected) in [
        ("", "200 r1 r2 r3"),
        ("limit=2", "200 r1 r2"),
        ("page=2&limit=2", "200 r3"),
        ("status=IN_REVIEW", "200 r2 r3"),
        ("search=r2", "200 r2"),
        ("flowId=a%20b%2Bc", "200 r3"),
        ("flowId=a+b%2Bc", "200 r3"),
        ("flowId=a+b+c", "200 "),
        ("flow%49d=a+b%2bc", "200 r3"),
        ("%73earch=r2&other=1", "200 r2"),
        ("other&search=r2", "200 r2"),
        ("search", "200 "),
        ("searchx=r2&limit=1", "200 r1"),
        ("startDate=2026-10-01T08:30:00Z&endDate=2026-10-01T08:30:00Z", "200 r1 r2 r3"),
        ("startDate=2026-10-01T08:30:00.001Z", "200 "),
        ("startDate=2026-10-01T10:30:00%2B02:00&endDate=2026-10-02", "200 r1 r2 r3"),
        ("startDate=2026-10-01T10:30:00+02:00", "400 "), // `+` is a blank
        ("endDate=2026-10-01", "200 "),
        ("startDate=yesterday", "400 "),
        ("limit=0", "400 "),
        ("limit=%2B1", "400 "),
        ("page=-1", "400 "),
        ("page=1.0", "400 "),
        ("page=", "400 "),
        ("limit=99999999999999999999", "400 "),
        ("page=18446744073709551615&limit=18446744073709551615", "200 "),
    ] {
        assert_eq!(found(query).await, expected, "{query}");
    }
}
