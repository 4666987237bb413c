//! The documentation contradicts itself in 27 known places. Those that concern what is sent to the API and where.

use vove_client::{ApiKey, BaseUrl, Client, CreateSession, Environment, GetUserVerification};
use vove_model::{ClaimedUser, FlowId};
use vove_transport::testing::Never;

use crate::{client_that_gets, key, ref_id};

fn address(environment: impl Into<Environment>) -> String {
    let client = Client::with_transport(environment.into(), key(), Never);
    client.prepare(&GetUserVerification::new(ref_id("r"))).unwrap().uri().to_string()
}

#[test]
fn c1_a_person_is_under_users_and_never_under_sessions() {
    assert!(address(Environment::Production).ends_with("/v2/users/r"));
}

#[test]
fn c3_the_reference_is_sent_under_its_new_name_alone() {
    let user = ClaimedUser { first_name: Some("AMINA".into()), ..ClaimedUser::default() };
    let request = CreateSession::new(ref_id("r")).flow_id(FlowId::new("f").unwrap()).user(user);
    let request = client_that_gets(200, "").prepare(&request).unwrap();
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    assert!(body.contains(r#""refId":"r""#) && !body.contains("externalDbId"));
}

#[test]
fn c8_the_sandbox_is_the_address_that_answers() {
    assert_eq!(address(Environment::Sandbox), "https://api.voveid.net/v2/users/r");
    let other: BaseUrl = "https://sandbox.voveid.com".parse().unwrap();
    assert_eq!(address(other), "https://sandbox.voveid.com/v2/users/r");
}

#[test]
fn c9_the_version_never_doubles() {
    for base in ["https://api.voveid.net", "https://api.voveid.net/v2", "https://api.voveid.net/v2/"] {
        assert_eq!(address(base.parse::<BaseUrl>().unwrap()), "https://api.voveid.net/v2/users/r");
    }
}

#[tokio::test]
async fn c22_any_2xx_creates() {
    for status in [200, 201] {
        assert!(client_that_gets(status, r#"{"token":"t"}"#).create_session(ref_id("r")).await.is_ok());
    }
}

#[test]
fn c27_a_call_is_authorised_by_the_api_key() {
    let client = Client::with_transport(Environment::Sandbox, ApiKey::new("the-key").unwrap(), Never);
    let request = client.prepare(&GetUserVerification::new(ref_id("r"))).unwrap();
    assert_eq!(request.headers()["x-api-key"], "the-key");
    assert!(!request.headers().contains_key("authorization"));
}
