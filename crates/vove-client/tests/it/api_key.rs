//! Which texts are API keys.

use vove_client::{ApiKey, ErrorKind};

use crate::run_in_child_process;

#[test]
fn a_key_that_is_not_a_header_value_or_is_a_webhook_secret_is_an_error() {
    for invalid in ["", "a b", "key\n", "key\r\nx-other: 1", "clé", "whsec_CANARY", "whpk_CANARY"] {
        let error = ApiKey::new(invalid).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration, "{invalid:?}");
        assert!(!error.to_string().contains("CANARY"), "{error}");
    }
}

#[test]
fn the_key_is_read_from_its_environment_variable() {
    for (key, expected) in [(Some("a-key"), "key"), (None, "none")] {
        run_in_child_process("api_key::in_a_child_process", |command| {
            command.env_remove(ApiKey::VARIABLE).env("VOVE_TEST_EXPECTS", expected);
            command.envs(key.map(|key| (ApiKey::VARIABLE, key)));
        });
    }
}

#[test]
fn in_a_child_process() {
    match std::env::var("VOVE_TEST_EXPECTS").as_deref() {
        Ok("key") => assert!(ApiKey::from_env().is_ok()),
        Ok(_) => assert!(ApiKey::from_env().unwrap_err().to_string().contains("VOVE_API_KEY is not set")),
        Err(_) => {}
    }
}
