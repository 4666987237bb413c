use vove_client::{CreateSession, ErrorKind};
use vove_model::{ClaimedUser, FlowId};

use crate::{client_that_gets, fixtures, ref_id, shown};

fn sent(request: &CreateSession) -> String {
    shown(&client_that_gets(200, "").prepare(request).unwrap())
}

#[test]
fn the_smallest_request_holds_the_reference_alone() {
    insta::assert_snapshot!(sent(&CreateSession::new(ref_id("cust-0042"))));
}

#[test]
fn the_fullest_request_holds_all_that_was_set() {
    let user = ClaimedUser { first_name: Some("AMINA".into()), ..ClaimedUser::default() };
    let flow = FlowId::new("flow-1").unwrap();
    insta::assert_snapshot!(sent(&CreateSession::new(ref_id("cust-0042")).flow_id(flow).user(user).force_creation()));
}

#[tokio::test]
async fn every_documented_reply_gives_a_token() {
    let mut table = String::new();
    for (name, reply) in fixtures("create_session") {
        let session = client_that_gets(201, reply).create_session(ref_id("r")).await;
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
        let session = client_that_gets(status, r#"{"token":"t"}"#).create_session(&ref_id("r")).await.unwrap();
        assert_eq!(session.token.expose(), "t");
    }
}

#[tokio::test]
async fn a_reply_without_a_token_is_an_error_that_keeps_the_body() {
    let error = client_that_gets(200, r#"{"sessionId":"s"}"#).create_session(ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedResponse);
    assert_eq!(error.body(), r#"{"sessionId":"s"}"#);
}
