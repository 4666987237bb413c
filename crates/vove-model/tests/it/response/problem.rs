//! Bodies of failed calls.

use std::fs;

use proptest::prelude::*;
use vove_model::{
    Problem,
    limits::{MAX_PROBLEM_MESSAGES, MAX_PROBLEM_TEXT},
};

use crate::folder;

#[test]
fn every_body_of_a_failed_call_is_read_and_redacted() {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder("problem")).unwrap() {
        let path = entry.unwrap().path();
        let problem = Problem::read(&fs::read(&path).unwrap());
        let name = path.file_name().unwrap().to_str().unwrap();
        lines.push(format!("{name:24} {} {problem:?}", serde_json::to_string(&problem).unwrap()));
    }
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_body_without_json_is_truncated() {
    let long = "é".repeat(10_000);
    let problem = Problem::read(long.as_bytes());
    assert_eq!(problem.messages[0].expose().chars().count(), 512);
}

#[test]
fn texts_and_messages_have_a_limit() {
    let messages = vec![r#""m""#; MAX_PROBLEM_MESSAGES + 1].join(",");
    let long = "é".repeat(MAX_PROBLEM_TEXT);
    let body =
        format!(r#"{{"error":[{messages}],"message":[{messages}],"code":"x{long}","errors":{{"message":"{long}"}}}}"#);
    let problem = Problem::read(body.as_bytes());
    assert_eq!(problem.messages.len(), MAX_PROBLEM_MESSAGES);
    assert_eq!(problem.code.unwrap().expose().len(), MAX_PROBLEM_TEXT - 1);
    let body = format!(r#"{{"error":"{long}","message":"{long}"}}"#);
    let problem = Problem::read(body.as_bytes());
    assert_eq!(problem.error.unwrap().expose().len(), MAX_PROBLEM_TEXT);
    assert_eq!(problem.messages[0].expose().len(), MAX_PROBLEM_TEXT);
}

#[test]
fn a_body_with_an_unreadable_or_repeated_field_is_read() {
    let body = r#"{"message":["first","\ud800",[],{"message":"second"},7,{"message":[]}],"code":1e999,"message2":1}"#;
    let problem = Problem::read(body.as_bytes());
    assert_eq!(problem.messages.iter().map(|text| text.expose().as_str()).collect::<Vec<_>>(), ["first", "second"]);
    assert_eq!(problem.code, None);
    let repeated = Problem::read(br#"{"message":"first","message":"last","code":7.5}"#);
    assert_eq!(repeated.messages[0].expose(), "last");
    assert_eq!(repeated.code.unwrap().expose(), "7.5");
}

proptest! {
    #[test]
    fn any_body_is_read_and_written_back(body in any::<Vec<u8>>(), text in any::<String>()) {
        for body in [&body[..], text.as_bytes()] {
            let problem = Problem::read(body);
            let written = serde_json::to_vec(&problem).unwrap();
            prop_assert_eq!(Problem::read(&written), problem);
        }
    }
}
