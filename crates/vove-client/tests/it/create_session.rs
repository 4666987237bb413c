//! `POST /v2/sessions`.

use vove_client::{CreateSession, ErrorKind};
use vove_model::{FlowId, SubmittedUser};

use crate::{client_returning, fixtures, format_request, ref_id};

fn formatted(request: &CreateSession) -> String {
    format_request(&client_returning(200, "").prepare(request).unwrap())
}

#[test]
fn the_minimal_request_has_only_the_reference() {
    insta::assert_snapshot!(formatted(&CreateSession::new(ref_id("cust-0042"))));
}

#[test]
fn the_full_request_has_every_field() {
    let user = SubmittedUser { first_name: Some("AMINA".into()), ..SubmittedUser::default() };
    let flow = FlowId::new("flow-1").unwrap();
    insta::assert_snapshot!(formatted(
        &CreateSession::new(ref_id("cust-0042")).flow_id(flow).user(user).force_creation()
    ));
}

#[tokio::test]
async fn every_documented_response_is_read() {
    let mut table = String::new();
    for (name, response) in fixtures("create_session") {
        let session = client_returning(201, response).create_session(ref_id("r")).await;
        table += &match session {
            Ok(session) => {
                format!("{name}: session {}, ends {:?}\n", session.session_id.is_some(), session.token.expires_at())
            }
            Err(error) => format!("{name}: {error}\n"),
        };
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn any_2xx_is_a_success() {
    for status in [200, 201, 202, 299] {
        let session = client_returning(status, r#"{"token":"t"}"#).create_session(&ref_id("r")).await.unwrap();
        assert_eq!(session.token.expose(), "t");
    }
}

#[tokio::test]
async fn a_response_without_a_token_is_an_error_with_the_body() {
    let error = client_returning(200, r#"{"sessionId":"s"}"#).create_session(ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
    assert_eq!(error.body(), r#"{"sessionId":"s"}"#);
}
