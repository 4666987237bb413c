use vove_emulator::{PERSONAS, SessionOutcome};

use crate::{assert_shown, shown, vove};

/// A day on which no invented person's document has come to its end since.
const TODAY: &str = "--today=2026-11-23";

#[test]
fn the_demonstration_tells_the_whole_way() {
    assert_shown!(shown(&vove(&["demo", TODAY]).output().unwrap()));
}

#[test]
fn a_failing_fetch_is_answered_503_and_the_webhook_comes_again() {
    assert_shown!(shown(&vove(&["demo", "--fail-first", TODAY]).output().unwrap()));
}

#[test]
fn every_outcome_ends_in_its_decision() {
    for (outcome, decision) in SessionOutcome::ALL.into_iter().zip(["undecided", "undecided", "approved", "refused"]) {
        let output = vove(&["demo", "--json", "--outcome", outcome.as_str()]).output().unwrap();
        assert!(output.status.success(), "{}", shown(&output));
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&told["status"], &told["decision"]), (&outcome.as_str().into(), &decision.into()));
    }
}

/// Every personal text of a person's fixture.
fn personal(person: &str) -> Vec<String> {
    let path = format!("{}/../../fixtures/get_user_verification/{person}.json", env!("CARGO_MANIFEST_DIR"));
    let user: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let words = |document: &serde_json::Value| {
        let fields = document.as_object().unwrap().iter();
        let personal =
            fields.filter(|(key, _)| !["stepId", "type", "docTypes", "matchLevel", "sex"].contains(&key.as_str()));
        personal.map(|(_, value)| value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    user["documents"].as_array().unwrap().iter().flat_map(words).collect()
}

#[test]
fn nothing_of_a_person_is_printed_unless_it_is_asked_for() {
    for person in PERSONAS {
        let run = |more: &[&str]| {
            let output = vove(&[&["demo", "--person", person], more].concat()).output().unwrap();
            assert!(output.status.success(), "{}", shown(&output));
            shown(&output)
        };
        for more in [&[][..], &["--json"]] {
            let told = run(more);
            for text in personal(person) {
                assert!(!told.contains(&text), "{text} in {told}");
            }
            assert!(told.contains("ID_DOCUMENT"));
        }
        let revealed = run(&["--reveal"]);
        assert!(personal(person).iter().filter(|text| revealed.contains(*text)).count() > 5, "{person}");
    }
}

#[test]
fn no_certificate_is_needed() {
    let output = vove(&["demo"]).envs([("SSL_CERT_FILE", "/nowhere"), ("SSL_CERT_DIR", "/nowhere")]).output().unwrap();
    assert!(output.status.success(), "{}", shown(&output));
}

#[test]
fn a_wrong_argument_is_exit_code_2() {
    for arguments in [&["demo", "--person", "nobody"][..], &["demo", "--outcome", "approved"], &["nothing"], &[]] {
        assert_eq!(vove(arguments).output().unwrap().status.code(), Some(2), "{arguments:?}");
    }
}
