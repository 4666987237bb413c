//! Which texts are API keys.

use std::process::Command;

use vove_client::{ApiKey, ErrorKind};

#[test]
fn a_key_that_is_not_a_header_value_or_is_a_webhook_secret_is_an_error() {
    for invalid in ["", "a b", "key\n", "key\r\nx-other: 1", "clé", "whsec_CANARY", "whpk_CANARY"] {
        let error = ApiKey::new(invalid).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration, "{invalid:?}");
        assert!(!error.to_string().contains("CANARY"), "{error}");
    }
}

/// Environment variables belong to the whole process, so each case runs this binary again with a single test.
#[test]
fn the_key_is_read_from_its_environment_variable() {
    let run = |key: Option<&str>| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "api_key::in_a_child_process"]).env_remove(ApiKey::VARIABLE);
        let expected = if key.is_some() { "key" } else { "none" };
        command.env("VOVE_TEST_EXPECTS", expected).envs(key.map(|key| (ApiKey::VARIABLE, key)));
        assert!(command.output().unwrap().status.success(), "{expected}");
    };
    run(Some("a-key"));
    run(None);
}

#[test]
fn in_a_child_process() {
    match std::env::var("VOVE_TEST_EXPECTS").as_deref() {
        Ok("key") => assert!(ApiKey::from_env().is_ok()),
        Ok(_) => assert!(ApiKey::from_env().unwrap_err().to_string().contains("VOVE_API_KEY is not set")),
        Err(_) => {}
    }
}
