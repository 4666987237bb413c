//! Bodies of failed calls.

use std::fs;

use proptest::prelude::*;
use vove_model::Problem;

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
