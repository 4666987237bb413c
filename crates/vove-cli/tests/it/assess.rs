use std::{
    fs,
    io::Write,
    process::{Output, Stdio},
};

use serde_json::{Value, json};

use crate::{emulator::folder, shown, vove};

fn fixture(path: &str) -> String {
    format!("{}/../../fixtures/{path}.json", env!("CARGO_MANIFEST_DIR"))
}

/// The command on a day of its own, so that no document comes to its end.
fn assess(path: &str, more: &[&str]) -> Output {
    vove(&["assess", &fixture(path), "--today=2026-11-23"]).args(more).output().unwrap()
}

fn assessed(path: &str, more: &[&str]) -> String {
    shown(&assess(path, more))
}

#[test]
fn the_documented_sample_is_held_against_itself() {
    insta::assert_snapshot!(assessed("get_user_verification/documented", &[]));
}

#[test]
fn what_the_caller_expects_and_the_person_claimed_is_compared() {
    let claimed = folder("assess-claimed");
    fs::create_dir_all(&claimed).unwrap();
    let file = claimed.join("user.json");
    fs::write(&file, json!({ "firstName": "Youssef", "lastName": "Alaoui", "dateOfBirth": "11/02/1986" }).to_string())
        .unwrap();
    let expectations = ["--user", file.to_str().unwrap(), "--minimum-age", "18", "--issuer", "TUN", "--issuer", "MAR"];
    let more = ["--require", "ADDRESS_PROOF", "--minimum-match-level", "8", "--address-proof-within-days", "90"];
    insta::assert_snapshot!(assessed("get_user_documents/youssef-berrada", &[&expectations[..], &more].concat()));
}

#[test]
fn an_expectation_that_no_document_can_meet_is_not_taken_in_silence() {
    let sample = "get_user_verification/amina-el-idrissi";
    assert!(assessed(sample, &["--issuer", "mar"]).contains("match[issuerAccepted]"));
    for wrong in [["--issuer", "Morocco"], ["--issuer", "MRA"], ["--minimum-match-level", "NaN"]] {
        assert_eq!(assess(sample, &wrong).status.code(), Some(2), "{wrong:?}");
    }
    let told = assessed(sample, &["--require", "PASSPORT"]);
    assert!(told.contains("`PASSPORT` is no step that this version knows: ID_DOCUMENT, "), "{told}");
}

#[test]
fn machines_read_the_same_and_texts_only_when_asked() {
    let machine = |more: &[&str]| -> Value {
        let output = assess("get_user_verification/documented", &[&["--json"], more].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let masked = machine(&[]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&masked["findings"][0]).unwrap());
    assert_eq!(masked["counts"]["mismatch"], 1);
    let person = ["JOHN", "DOE", "X12345678", "01/01/1990", "15/07/2030", "DL987654321", "300715"];
    assert!(person.iter().all(|text| !masked.to_string().contains(text)));
    let revealed = machine(&["--reveal"]).to_string();
    assert!(person[..5].iter().all(|text| revealed.contains(text)));
    let told = assessed("get_user_verification/documented", &["--reveal"]);
    assert!(person[..5].iter().all(|text| told.contains(text)), "{told}");
}

#[test]
fn a_reply_comes_from_standard_input_too() {
    let mut process = vove(&["assess", "-", "--today", "2026-11-23"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let reply = fs::read(fixture("get_user_verification/documented")).unwrap();
    process.stdin.take().unwrap().write_all(&reply).unwrap();
    let told = shown(&process.wait_with_output().unwrap());
    assert_eq!(told, assessed("get_user_verification/documented", &[]));
}

#[test]
fn what_is_no_reply_is_refused_in_words_that_show_nothing() {
    let folder = folder("assess-refused");
    fs::create_dir_all(&folder).unwrap();
    let mut told = String::new();
    for (name, text) in [
        ("other", json!({ "CANARY": "CANARY" }).to_string()),
        (
            "shape",
            json!({ "refId": "r", "_id": "i", "status": "pending", "documents": [{ "firstName": "CANARY" }] })
                .to_string(),
        ),
        ("text", "CANARY".to_owned()),
    ] {
        let file = folder.join(name);
        fs::write(&file, text).unwrap();
        told += &format!("# {name}\n{}", shown(&vove(&["assess", file.to_str().unwrap()]).output().unwrap()));
    }
    told += &format!("# nothing\n{}", shown(&vove(&["assess", "/nowhere/CANA"]).output().unwrap()));
    told += &format!("# day\n{}", shown(&vove(&["assess", "-", "--today", "2026-02-30"]).output().unwrap()));
    assert!(!told.contains("CANARY"), "{told}");
    insta::assert_snapshot!(told);
}
