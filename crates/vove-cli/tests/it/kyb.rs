//! `vove kyb`.

use serde_json::Value;

use crate::support::{RunningEmulator, assert_transcript, request_line};

#[test]
fn cases_are_created_shown_and_listed() {
    let emulator = RunningEmulator::start();
    let mut transcripts = String::new();
    for args in [
        &["kyb", "create", "shop-7", "--country", "GB", "--country-state", "England"][..],
        &["kyb", "create", "shop-8", "--json"],
        &["kyb", "list", "--search", "shop-8"],
        &["kyb", "list", "--limit", "1"],
        &["kyb", "list", "--limit", "1", "--page-all"],
        &["kyb", "get", "nobody"],
        &["kyb", "default-flow", "GB"],
    ] {
        transcripts += &format!("$ vove {}\n{}\n", args.join(" "), emulator.run(args));
    }
    assert_transcript!(transcripts);
    let created = emulator.vove(&["kyb", "create", "shop-9", "--json"]).output().unwrap();
    let created: Value = serde_json::from_slice(&created.stdout).unwrap();
    let case = emulator.run(&["kyb", "get", created["id"].as_str().unwrap()]);
    assert!(case.contains("NOT_STARTED") && !case.contains("shop-9"), "{case}");
}

#[test]
fn every_filter_of_the_list_is_sent() {
    let page = r#"{"data":[],"total":0,"page":2,"limit":7}"#;
    let filters = ["--page", "2", "--limit", "7", "--status", "IN_REVIEW", "--search", "a b", "--flow", "f"];
    let dates = ["--start-date", "2026-01-01T00:00:00Z", "--end-date", "2026-02-01"];
    let (line, _) = request_line(page, &[&["kyb", "list"][..], &filters, &dates].concat());
    let query = "page=2&limit=7&search=a%20b&flowId=f&status=IN_REVIEW";
    let dates = "startDate=2026-01-01T00%3A00%3A00Z&endDate=2026-02-01";
    assert_eq!(line, format!("GET /v2/kyb/case?{query}&{dates} HTTP/1.1"));
}
