//! The documentation contradicts itself in 27 known places. Those that concern what is sent to the API and where.

use vove_client::{
    ApiKey, BaseUrl, Client, CreateAmlCase, CreateKybCase, CreateSession, Environment, GetUserVerification, HostedLink,
    PublishableKey,
};
use vove_model::{FlowId, Received, ScreeningData, Session, SubmittedUser};
use vove_transport::testing::Never;

use crate::{client_returning, key, ref_id};

fn address(environment: impl Into<Environment>) -> String {
    let client = Client::with_transport(environment.into(), key(), Never);
    client.prepare(&GetUserVerification::new(ref_id("r"))).unwrap().uri().to_string()
}

#[test]
fn c1_a_person_is_under_users_and_never_under_sessions() {
    assert!(address(Environment::Production).ends_with("/v2/users/r"));
}

#[test]
fn c3_the_reference_is_sent_under_its_new_name_only() {
    let user = SubmittedUser { first_name: Some("AMINA".into()), ..SubmittedUser::default() };
    let request = CreateSession::new(ref_id("r")).flow_id(FlowId::new("f").unwrap()).user(user);
    let request = client_returning(200, "").prepare(&request).unwrap();
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    assert!(body.contains(r#""refId":"r""#) && !body.contains("externalDbId"));
}

#[test]
fn c8_the_sandbox_is_at_voveid_net_and_another_address_can_be_set() {
    assert_eq!(address(Environment::Sandbox), "https://api.voveid.net/v2/users/r");
    let other: BaseUrl = "https://sandbox.voveid.com".parse().unwrap();
    assert_eq!(address(other), "https://sandbox.voveid.com/v2/users/r");
}

#[test]
fn c9_the_version_is_never_doubled() {
    for base in ["https://api.voveid.net", "https://api.voveid.net/v2", "https://api.voveid.net/v2/"] {
        assert_eq!(address(base.parse::<BaseUrl>().unwrap()), "https://api.voveid.net/v2/users/r");
    }
}

#[tokio::test]
async fn c22_any_2xx_is_a_created_session() {
    for status in [200, 201] {
        assert!(client_returning(status, r#"{"token":"t"}"#).create_session(ref_id("r")).await.is_ok());
    }
}

#[test]
fn c27_a_call_is_authorized_by_the_api_key() {
    let client = Client::with_transport(Environment::Sandbox, ApiKey::new("the-key").unwrap(), Never);
    let request = client.prepare(&GetUserVerification::new(ref_id("r"))).unwrap();
    assert_eq!(request.headers()["x-api-key"], "the-key");
    assert!(!request.headers().contains_key("authorization"));
}

#[test]
fn c10_cases_are_under_the_version_and_a_prefix_can_be_set_in_the_address() {
    let uri = |environment: Environment| {
        let client = Client::with_transport(environment, key(), Never);
        client.prepare(&CreateKybCase::new(ref_id("shop-7"))).unwrap().uri().to_string()
    };
    assert_eq!(uri(Environment::Sandbox), "https://api.voveid.net/v2/kyb/case");
    let gateway: BaseUrl = "https://gateway.example/vove".parse().unwrap();
    assert_eq!(uri(gateway.into()), "https://gateway.example/vove/v2/kyb/case");
}

#[test]
fn c17_a_business_case_is_sent_with_the_fields_of_the_newest_page_only() {
    let request = client_returning(200, "").prepare(&CreateKybCase::new(ref_id("shop-7")).country("GB")).unwrap();
    assert_eq!(request.body(), r#"{"refId":"shop-7","country":"GB"}"#);
}

#[test]
fn c20_a_screening_case_always_has_a_reference() {
    let who = ScreeningData::new("AWA DIOP").unwrap();
    let case = CreateAmlCase::new(ref_id("cust-0042"), FlowId::new("f").unwrap(), who);
    let request = client_returning(200, "").prepare(&case).unwrap();
    assert!(String::from_utf8_lossy(request.body()).contains(r#""refId":"cust-0042""#));
}

#[test]
fn c26_a_link_names_its_environment_as_documented() {
    let session = Received::<Session>::parse(r#"{"token":"t"}"#).unwrap();
    let key = PublishableKey::new("k").unwrap();
    for (environment, name) in [(Environment::Production, "Production"), (Environment::Sandbox, "Sandbox")] {
        let link = HostedLink::new(&environment, &key, &session.token).unwrap();
        assert!(link.expose().contains(&format!("environment={name}")));
    }
}
