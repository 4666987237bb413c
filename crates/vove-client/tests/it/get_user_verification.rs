//! `GET /v2/users/{refId}`.

use bytes::Bytes;
use http::{Request, Response};
use proptest::prelude::*;
use vove_client::{BaseUrl, Client, Endpoint, ErrorKind, GetUserVerification};
use vove_model::{Received, RefId, UserVerification};
use vove_transport::Loopback;

use crate::{client_returning, fixtures, format_request, key, ref_id};

fn path(id: &RefId) -> String {
    GetUserVerification::new(id.clone()).request().unwrap().uri().to_string()
}

#[test]
fn the_request_is_as_documented() {
    let request = GetUserVerification::new(ref_id("3eb8c91c-c866-4fcb-9805-67e8b45c7883"));
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&request).unwrap()));
}

#[test]
fn a_reference_is_one_path_segment() {
    let cases = [
        ("a/b", "/v2/users/a%2Fb"),
        ("é", "/v2/users/%C3%A9"),
        ("a b", "/v2/users/a%20b"),
        ("a?b#c", "/v2/users/a%3Fb%23c"),
        ("../x", "/v2/users/..%2Fx"),
        ("%2e%2e", "/v2/users/%252e%252e"),
        ("a\\b", "/v2/users/a%5Cb"),
        ("...", "/v2/users/..."),
    ];
    for (id, expected) in cases {
        assert_eq!(path(&ref_id(id)), expected);
    }
    for invalid in ["", " ", ".", "..", "a\tb", "\t..\t"] {
        assert!(RefId::new(invalid).is_err(), "{invalid:?}");
    }
}

proptest! {
    #[test]
    fn any_reference_can_be_decoded_from_the_path(text in any::<String>()) {
        if let Ok(id) = RefId::new(text.as_str()) {
            let path = path(&id);
            let segment = path.strip_prefix("/v2/users/").unwrap();
            prop_assert!(!segment.contains(['/', '?', '#', '\\']));
            let decoded = percent_encoding::percent_decode_str(segment).decode_utf8().unwrap();
            prop_assert_eq!(decoded.as_ref(), id.as_str());
        }
    }
}

#[tokio::test]
async fn the_server_receives_the_reference_unchanged() {
    let echo = |request: Request<Bytes>| async move {
        let segment = request.uri().path().strip_prefix("/v2/users/").unwrap();
        let id = percent_encoding::percent_decode_str(segment).decode_utf8().unwrap();
        let user = serde_json::json!({ "_id": "u", "refId": id, "status": "pending" });
        Response::new(user.to_string().into())
    };
    let server = Loopback::start(0, echo).await.unwrap();
    let base: BaseUrl = server.url().parse().unwrap();
    let client = Client::new(base.into(), key()).unwrap();
    for text in ["a/b", "..%2f", "é", "a b", " a ", "a//b", "a\\..\\b", "%", "~-._", "\u{1f600}"] {
        assert_eq!(client.get_user_verification(&ref_id(text)).await.unwrap().ref_id.as_str(), text);
    }
}

#[tokio::test]
async fn every_fixture_is_read_as_a_verification() {
    let mut table = String::new();
    for (name, response) in fixtures("get_user_verification") {
        let ref_id = Received::<UserVerification>::parse(response.clone()).unwrap().ref_id.clone();
        let user = client_returning(200, response).get_user_verification(&ref_id).await.unwrap();
        let steps: Vec<_> = user.documents.iter().map(|document| document.step_id.as_str()).collect();
        table += &format!("{name}: {:?}, {}\n", user.status, steps.join(" "));
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn status_404_is_none_from_find_and_an_error_from_get() {
    let not_found = || client_returning(404, r#"{"statusCode":404,"message":"Not Found"}"#);
    assert!(not_found().find_user_verification(&ref_id("r")).await.unwrap().is_none());
    let error = not_found().get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    let unauthorized = client_returning(401, "").find_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(unauthorized.kind(), ErrorKind::Unauthorized);
}

#[tokio::test]
async fn a_response_about_another_person_is_an_error() {
    let about = |who: &str| client_returning(200, format!(r#"{{"_id":"u","refId":"{who}","status":"successful"}}"#));
    assert!(about("F1A1B12C").get_user_verification(&ref_id("f1a1b12c")).await.is_ok());
    let error = about("CANARY").get_user_verification(&ref_id("mine")).await.unwrap_err();
    assert_eq!((error.kind(), error.json_path()), (ErrorKind::UnexpectedResponse, Some("refId")));
    assert!(!format!("{error} {error:?}").contains("CANARY"));
}
