//! Links to the hosted page.

use vove_client::{BaseUrl, Environment, ErrorKind, HostedLink, PublishableKey};
use vove_model::{Received, Session};

fn session() -> Received<Session> {
    Received::parse(r#"{"token": "CANARY&x=1#"}"#).unwrap()
}

#[test]
fn the_values_in_a_link_are_encoded_and_its_debug_is_redacted() {
    let key = PublishableKey::new("CANARY+key").unwrap();
    let link = HostedLink::new(&Environment::Production, &key, &session().token)
        .unwrap()
        .language("ar-ma")
        .vocal_guidance(true)
        .show_ui(false)
        .redirect_url("https://shop.example/fin?x=a b&authToken=other#top");
    insta::assert_snapshot!(link.expose());
    assert!(!format!("{link:?} {key:?}").contains("CANARY"));
}

#[test]
fn a_link_names_its_environment_and_a_custom_address_is_an_error() {
    let key = PublishableKey::new("k").unwrap();
    let link = HostedLink::new(&Environment::Sandbox, &key, &session().token).unwrap();
    assert!(link.expose().contains("&environment=Sandbox&"));
    let custom: BaseUrl = "http://127.0.0.1:8080".parse().unwrap();
    let error = HostedLink::new(&custom.into(), &key, &session().token).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidConfiguration);
}

#[test]
fn an_invalid_publishable_key_is_an_error() {
    for invalid in ["", "a b", "clé", "whsec_CANARY"] {
        let error = PublishableKey::new(invalid).unwrap_err();
        assert!(!error.to_string().contains("CANARY"));
    }
}
