//! `vove demo`.

use serde_json::Value;
use vove_emulator::{PERSONAS, SessionOutcome};

use crate::support::{assert_transcript, run, transcript, vove};

/// A day on which no persona's document has expired.
const TODAY: &str = "--today=2026-11-23";

#[test]
fn the_demonstration_shows_every_step() {
    assert_transcript!(run(&mut vove(&["demo", TODAY])));
}

#[test]
fn after_a_failed_fetch_the_webhook_is_answered_503_and_retried() {
    assert_transcript!(run(&mut vove(&["demo", "--fail-first", TODAY])));
}

#[test]
fn every_outcome_leads_to_its_decision() {
    for (outcome, decision) in SessionOutcome::ALL.into_iter().zip(["undecided", "undecided", "approved", "refused"]) {
        let output = vove(&["demo", "--json", "--outcome", outcome.as_str()]).output().unwrap();
        assert!(output.status.success(), "{}", transcript(&output));
        let result: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&result["status"], &result["decision"]), (&outcome.as_str().into(), &decision.into()));
    }
}

/// Every text of personal data in a persona's fixture.
fn personal_data(persona: &str) -> Vec<String> {
    let path = format!("{}/../../fixtures/get_user_verification/{persona}.json", env!("CARGO_MANIFEST_DIR"));
    let user: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let texts = |document: &Value| {
        let fields = document.as_object().unwrap().iter();
        let personal =
            fields.filter(|(key, _)| !["stepId", "type", "docTypes", "matchLevel", "sex"].contains(&key.as_str()));
        personal.map(|(_, value)| value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    user["documents"].as_array().unwrap().iter().flat_map(texts).collect()
}

#[test]
fn personal_data_is_printed_with_reveal_only() {
    for persona in PERSONAS {
        let demo = |args: &[&str]| {
            let output = vove(&[&["demo", "--persona", persona], args].concat()).output().unwrap();
            assert!(output.status.success(), "{}", transcript(&output));
            transcript(&output)
        };
        for args in [&[][..], &["--json"]] {
            let masked = demo(args);
            for text in personal_data(persona) {
                assert!(!masked.contains(&text), "{text} in {masked}");
            }
            assert!(masked.contains("ID_DOCUMENT"));
        }
        let revealed = demo(&["--reveal"]);
        assert!(personal_data(persona).iter().filter(|text| revealed.contains(*text)).count() > 5, "{persona}");
    }
}

#[test]
fn no_certificate_is_needed() {
    let output = vove(&["demo"]).envs([("SSL_CERT_FILE", "/nowhere"), ("SSL_CERT_DIR", "/nowhere")]).output().unwrap();
    assert!(output.status.success(), "{}", transcript(&output));
}

#[test]
fn an_invalid_argument_is_exit_code_2() {
    for args in [&["demo", "--persona", "nobody"][..], &["demo", "--outcome", "approved"], &["nothing"], &[]] {
        assert_eq!(vove(args).output().unwrap().status.code(), Some(2), "{args:?}");
    }
}
