//! `vove aml`.

use serde_json::Value;

use crate::support::{RunningEmulator, assert_transcript, file, request_line};

#[test]
fn a_person_is_screened_and_the_case_is_cleared() {
    let emulator = RunningEmulator::start();
    let (name, birth, impossible) =
        (file("screened", "AMINA SPECIMEN\n"), file("born", "12/03/1990\n"), file("never", "31/02/1990"));
    let mut transcripts = String::new();
    for args in [
        &["aml", "create", "cust-1", "--flow", "f", "--name-file", &name, "--dob-file", &birth, "--gender", "female"][..],
        &["aml", "get", "cust-1"],
        &["aml", "list", "--status", "IN_REVIEW", "--page-all"],
        &["aml", "screen", "--flow", "f", "--name-file", &name],
        &["aml", "screen", "--flow", "f", "--name-file", &name, "--json"],
        &["aml", "screen", "--flow", "f", "--name-file", &name, "--dob-file", &impossible],
        &["aml", "screen", "--flow", "f", "--name-file", "no-such-file"],
        &["aml", "set-status", "nobody", "CLEARED"],
        &["aml", "set-status", "nobody", "CLAERED"],
    ] {
        let words: Vec<&str> = args.iter().map(|word| if word.ends_with(".txt") { "FILE" } else { word }).collect();
        transcripts += &format!("$ vove {}\n{}\n", words.join(" "), emulator.run(args));
    }
    assert!(!transcripts.contains("AMINA") && !transcripts.contains("1990"));
    assert_transcript!(transcripts);
    let case = emulator.vove(&["aml", "get", "cust-1", "--reveal"]).output().unwrap();
    let case: Value = serde_json::from_slice(&case.stdout).unwrap();
    let cleared = emulator.run(&["aml", "set-status", case["_id"].as_str().unwrap(), "CLEARED"]);
    assert!(cleared.starts_with("exit 0") && cleared.contains("CLEARED"), "{cleared}");
}

#[test]
fn every_filter_of_the_list_is_sent() {
    let page = r#"{"data":[],"total":0,"page":2,"limit":7}"#;
    let filters = ["--page", "2", "--limit", "7", "--status", "IN_REVIEW"];
    let dates = ["--start-date", "2026-01-01T00:00:00Z", "--end-date", "2026-02-01"];
    let (line, transcript) = request_line(page, &[&["aml", "list"][..], &filters, &dates].concat());
    let query = "page=2&limit=7&status=IN_REVIEW";
    let dates = "startDate=2026-01-01T00%3A00%3A00Z&endDate=2026-02-01";
    assert_eq!(line, format!("GET /v2/aml/case?{query}&{dates} HTTP/1.1"));
    assert!(transcript.starts_with("exit 0"), "{transcript}");
}
