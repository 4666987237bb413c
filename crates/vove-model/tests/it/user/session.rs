//! Sessions and their tokens.

use vove_model::{ErrorKind, Received, Session};

use crate::{fixture, fixtures};

#[test]
fn every_name_of_the_token_is_read_and_no_token_is_printed() {
    for (name, response) in fixtures("create_session") {
        let session = Received::<Session>::parse(response);
        if let Ok(session) = &session {
            assert_eq!(session.token.expires_at(), Some(1_790_845_200), "{name}");
        }
        insta::assert_debug_snapshot!(format!("session__{name}"), session);
    }
}

#[test]
fn a_response_without_a_token_names_its_documented_keys_and_no_value() {
    let error = Received::<Session>::parse(fixture("create_session/no-token.json")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MissingToken);
    insta::assert_snapshot!(error, @"the session response has no token; its keys are [?, flowId, sessionId]");
}

#[test]
fn the_first_name_in_the_documented_order_wins() {
    let json = r#"{"accessToken":"d","access_token":"c","sessionToken":"b","token":"a"}"#;
    assert_eq!(Received::<Session>::parse(json.to_owned()).unwrap().token.expose(), "a");
}

#[test]
fn an_unreadable_expiration_time_is_none() {
    let end = |token: &str| Received::<Session>::parse(format!(r#"{{"token":"{token}"}}"#)).unwrap().token.expires_at();
    for token in ["opaque", "a.b", "a.b.c", "a.e30.c", "a.eyJleHAiOiJ4In0.c", "a.eyJleHAiOjF9.c.d"] {
        assert_eq!(end(token), None, "{token}");
    }
    assert_eq!(end("a.eyJleHAiOjF9.c"), Some(1));
}

#[test]
fn a_token_expires_at_its_claim_minus_the_skew() {
    let session = Received::<Session>::parse(r#"{"token":"a.eyJleHAiOjEwMDB9.c"}"#).unwrap();
    assert!(!session.token.is_expired(999, 0));
    assert!(session.token.is_expired(1000, 0));
    assert!(session.token.is_expired(990, 10));
    assert!(session.token.is_expired(i64::MAX, u32::MAX));
}
