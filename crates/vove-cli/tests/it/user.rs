//! `vove session` and `vove user`.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::support::{RunningEmulator, assert_transcript, folder};

#[test]
fn from_the_session_to_the_document_images() {
    let emulator = RunningEmulator::start();
    let out = folder("session-to-documents");
    let out = out.to_str().unwrap();
    let mut transcripts = String::new();
    for args in [
        &["session", "create", "a/b é"][..],
        &["session", "create", "a/b é", "--json", "--reveal"],
        &["user", "get", "a/b é", "--today=2026-11-23"],
        &["emulator", "finish", "a/b é", "--persona", "youssef-berrada", "--outcome", "successful"],
        &["user", "get", "a/b é", "--today=2026-11-23"],
        &["user", "get", "a/b é", "--json", "--today=2026-11-23"],
        &["user", "documents", "a/b é", "--out", out],
        &["user", "documents", "a/b é", "--out", out],
        &["user", "documents", "nobody", "--out", out],
    ] {
        let words: Vec<&str> = args.iter().map(|word| if *word == out { "DIR" } else { word }).collect();
        transcripts += &format!("$ vove {}\n{}\n", words.join(" "), emulator.run(args));
    }
    assert_transcript!(transcripts);
    assert_eq!(fs::read_dir(out).unwrap().count(), 7);
    let portrait = fs::read(PathBuf::from(out).join("1-id-document-photo.jpg")).unwrap();
    assert_eq!(portrait[..3], [0xff, 0xd8, 0xff]);
}

#[test]
fn json_and_reveal_print_the_response_as_received() {
    let emulator = RunningEmulator::start();
    emulator.run(&["session", "create", "r"]);
    emulator.run(&["emulator", "finish", "r", "--person", "awa-diop", "--outcome", "pending"]);
    let output = emulator.vove(&["user", "get", "r", "--json", "--reveal"]).output().unwrap();
    let response: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&response["status"], &response["documents"][0]["lastName"]), (&"pending".into(), &"DIOP".into()));
}

#[test]
fn submitted_data_comes_from_a_file_and_a_misspelled_field_is_an_error() {
    let emulator = RunningEmulator::start();
    let folder = folder("submitted-data");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file("good.json", r#"{"firstName":"AMINA","dateOfBirth":"14/03/1991"}"#);
    assert!(emulator.run(&["session", "create", "r", "--user", &good]).starts_with("exit 0"));
    let bad = file("bad.json", r#"{"firstName":["AMINA"]}"#);
    let transcript = emulator.run(&["session", "create", "r", "--user", &bad]);
    assert!(transcript.starts_with("exit 3") && !transcript.contains("AMINA"), "{transcript}");
    let misspelled = file("misspelled.json", r#"{"firstName":"A","amina":"","AMINA EL IDRISSI":"AMINA"}"#);
    let transcript = emulator.run(&["session", "create", "r", "--user", &misspelled]);
    assert_eq!(
        transcript,
        "exit 3\n--- hints\nvove: the user file has 2 unknown fields; the API knows firstName, lastName, gender, dateOfBirth\n"
    );
}

#[test]
fn waiting_ends_with_the_decision_or_at_the_deadline() {
    let emulator = RunningEmulator::start();
    emulator.run(&["session", "create", "r"]);
    let late = emulator.run(&["user", "wait", "r", "--deadline", "0"]);
    assert_eq!(late, "exit 5\n--- hints\nvove: get_user_verification: there is no decision yet\n");
    emulator.run(&["emulator", "finish", "r", "--persona", "awa-diop", "--outcome", "successful"]);
    let transcript = emulator.run(&["user", "wait", "r"]);
    assert!(transcript.contains("decision  approved"), "{transcript}");
}
