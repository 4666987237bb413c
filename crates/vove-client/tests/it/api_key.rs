use std::process::Command;

use vove_client::{ApiKey, ErrorKind};

#[test]
fn a_key_that_no_header_can_carry_or_that_is_another_secret_is_refused() {
    for bad in ["", "a b", "key\n", "key\r\nx-other: 1", "clé", "whsec_CANARY", "whpk_CANARY"] {
        let error = ApiKey::new(bad).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration, "{bad:?}");
        assert!(!error.to_string().contains("CANARY"), "{error}");
    }
}

/// Environment variables belong to a whole process, so each case is a process of its own: this binary, asked for one test.
#[test]
fn the_key_comes_from_the_environment() {
    let run = |key: Option<&str>| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "api_key::in_a_process_of_its_own"]).env_remove(ApiKey::VARIABLE);
        let expected = if key.is_some() { "key" } else { "none" };
        command.env("VOVE_TEST_EXPECTS", expected).envs(key.map(|key| (ApiKey::VARIABLE, key)));
        assert!(command.output().unwrap().status.success(), "{expected}");
    };
    run(Some("a-key"));
    run(None);
}

#[test]
fn in_a_process_of_its_own() {
    match std::env::var("VOVE_TEST_EXPECTS").as_deref() {
        Ok("key") => assert!(ApiKey::from_env().is_ok()),
        Ok(_) => assert!(ApiKey::from_env().unwrap_err().to_string().contains("VOVE_API_KEY is not set")),
        Err(_) => {}
    }
}
