use vove_emulator::{Outcome, PEOPLE};

use crate::{assert_shown, shown, vove};

#[test]
fn the_demonstration_tells_the_whole_way() {
    assert_shown!(shown(&vove(&["demo"]).output().unwrap()));
}

#[test]
fn a_failing_fetch_is_answered_503_and_the_webhook_comes_again() {
    assert_shown!(shown(&vove(&["demo", "--fail-first"]).output().unwrap()));
}

#[test]
fn every_outcome_ends_in_its_decision() {
    for (outcome, decision) in Outcome::ALL.into_iter().zip(["undecided", "undecided", "approved", "refused"]) {
        let output = vove(&["demo", "--json", "--outcome", outcome.as_str()]).output().unwrap();
        assert!(output.status.success(), "{}", shown(&output));
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&told["status"], &told["decision"]), (&outcome.as_str().into(), &decision.into()));
    }
}

#[test]
fn nothing_of_a_person_is_printed_unless_it_is_asked_for() {
    for person in PEOPLE {
        let run = |more: &[&str]| {
            let output = vove(&[&["demo", "--person", person], more].concat()).output().unwrap();
            assert!(output.status.success(), "{}", shown(&output));
            shown(&output).to_uppercase()
        };
        let names: Vec<String> = person.to_uppercase().split('-').map(str::to_owned).collect();
        for more in [&[][..], &["--json"]] {
            let told = run(more);
            for name in names.iter().filter(|name| name.len() > 2) {
                assert!(!told.contains(name), "{name} in {told}");
            }
            assert!(!told.contains("DR/") && told.contains("ID_DOCUMENT"));
        }
        assert!(run(&["--reveal"]).contains(&names[0]), "{person}");
    }
}

#[test]
fn a_wrong_argument_is_exit_code_2() {
    for arguments in [&["demo", "--person", "nobody"][..], &["demo", "--outcome", "approved"], &["nothing"], &[]] {
        assert_eq!(vove(arguments).output().unwrap().status.code(), Some(2), "{arguments:?}");
    }
}
