//! `vove assess`.

use std::{fs, process::Output};

use serde_json::{Value, json};

use crate::support::{folder, run, transcript, vove, with_input};

fn fixture(path: &str) -> String {
    format!("{}/../../fixtures/{path}.json", env!("CARGO_MANIFEST_DIR"))
}

/// Assesses a fixture on a fixed day, on which no document has expired.
fn assess(path: &str, args: &[&str]) -> Output {
    vove(&["assess", &fixture(path), "--today=2026-11-23"]).args(args).output().unwrap()
}

fn assess_transcript(path: &str, args: &[&str]) -> String {
    transcript(&assess(path, args))
}

#[test]
fn the_documented_sample_is_assessed() {
    insta::assert_snapshot!(assess_transcript("get_user_verification/documented", &[]));
}

#[test]
fn requirements_and_submitted_data_are_compared() {
    let folder = folder("assess-submitted");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("user.json");
    fs::write(&file, json!({ "firstName": "Youssef", "lastName": "Alaoui", "dateOfBirth": "11/02/1986" }).to_string())
        .unwrap();
    let requirements = ["--user", file.to_str().unwrap(), "--minimum-age", "18", "--issuer", "TUN", "--issuer", "MAR"];
    let more = ["--require", "ADDRESS_PROOF", "--minimum-match-level", "8", "--address-proof-within-days", "90"];
    insta::assert_snapshot!(assess_transcript(
        "get_user_documents/youssef-berrada",
        &[&requirements[..], &more].concat()
    ));
}

#[test]
fn a_requirement_that_no_document_can_meet_is_reported() {
    let sample = "get_user_verification/amina-el-idrissi";
    assert!(assess_transcript(sample, &["--issuer", "mar"]).contains("match[issuerAccepted]"));
    for args in [["--issuer", "Morocco"], ["--issuer", "MRA"], ["--minimum-match-level", "NaN"]] {
        assert_eq!(assess(sample, &args).status.code(), Some(2), "{args:?}");
    }
    let transcript = assess_transcript(sample, &["--require", "PASSPORT"]);
    assert!(transcript.contains("`PASSPORT` is not a known step; known steps: ID_DOCUMENT, "), "{transcript}");
}

#[test]
fn json_holds_the_same_findings_and_the_texts_with_reveal_only() {
    let json = |args: &[&str]| -> Value {
        let output = assess("get_user_verification/documented", &[&["--json"], args].concat());
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let masked = json(&[]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&masked["findings"][0]).unwrap());
    assert_eq!(masked["counts"]["mismatch"], 1);
    let personal_data = ["JOHN", "DOE", "X12345678", "01/01/1990", "15/07/2030", "DL987654321", "300715"];
    assert!(personal_data.iter().all(|text| !masked.to_string().contains(text)));
    let revealed = json(&["--reveal"]).to_string();
    assert!(personal_data[..5].iter().all(|text| revealed.contains(text)));
    let transcript = assess_transcript("get_user_verification/documented", &["--reveal"]);
    assert!(personal_data[..5].iter().all(|text| transcript.contains(text)), "{transcript}");
}

#[test]
fn standard_input_can_hold_the_response() {
    let response = fs::read(fixture("get_user_verification/documented")).unwrap();
    let output = with_input(&mut vove(&["assess", "-", "--today", "2026-11-23"]), &response);
    assert_eq!(transcript(&output), assess_transcript("get_user_verification/documented", &[]));
}

#[test]
fn an_invalid_response_is_an_error_without_personal_data() {
    let folder = folder("assess-invalid");
    fs::create_dir_all(&folder).unwrap();
    let mut transcripts = String::new();
    for (name, text) in [
        ("other keys", json!({ "CANARY": "CANARY" }).to_string()),
        (
            "missing field",
            json!({ "refId": "r", "_id": "i", "status": "pending", "documents": [{ "firstName": "CANARY" }] })
                .to_string(),
        ),
        ("not JSON", "CANARY".to_owned()),
    ] {
        let file = folder.join(name);
        fs::write(&file, text).unwrap();
        transcripts += &format!("# {name}\n{}", run(&mut vove(&["assess", file.to_str().unwrap()])));
    }
    transcripts += &format!("# no such file\n{}", run(&mut vove(&["assess", "/nowhere/CANA"])));
    transcripts += &format!("# impossible day\n{}", run(&mut vove(&["assess", "-", "--today", "2026-02-30"])));
    assert!(!transcripts.contains("CANARY"), "{transcripts}");
    insta::assert_snapshot!(transcripts);
}
