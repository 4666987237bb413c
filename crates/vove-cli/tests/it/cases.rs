use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    thread,
};

use serde_json::Value;

use crate::{
    assert_shown,
    emulator::{Running, folder},
    shown, vove,
};

/// A file of a folder of its own with this in it.
fn file(folder_name: &str, text: &str) -> String {
    let folder = folder(folder_name);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("file.txt");
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_business_case_is_created_and_found() {
    let emulator = Running::start();
    let mut told = String::new();
    for arguments in [
        &["kyb", "create", "shop-7", "--country", "GB", "--country-state", "England"][..],
        &["kyb", "create", "shop-8", "--json"],
        &["kyb", "list", "--search", "shop-8"],
        &["kyb", "list", "--limit", "1"],
        &["kyb", "list", "--limit", "1", "--page-all"],
        &["kyb", "get", "nobody"],
        &["kyb", "default-flow", "GB"],
    ] {
        told += &format!("$ vove {}\n{}\n", arguments.join(" "), emulator.run(arguments));
    }
    assert_shown!(told);
    let created = emulator.vove(&["kyb", "create", "shop-9", "--json"]).output().unwrap();
    let created: Value = serde_json::from_slice(&created.stdout).unwrap();
    let found = emulator.run(&["kyb", "get", created["id"].as_str().unwrap()]);
    assert!(found.contains("NOT_STARTED") && !found.contains("shop-9"), "{found}");
}

#[test]
fn somebody_is_screened_and_decided_on() {
    let emulator = Running::start();
    let (file, born, never) =
        (file("screened", "AMINA SPECIMEN\n"), file("born", "12/03/1990\n"), file("never", "31/02/1990"));
    let mut told = String::new();
    for arguments in [
        &["aml", "create", "cust-1", "--flow", "f", "--name-file", &file, "--dob-file", &born, "--gender", "female"][..],
        &["aml", "get", "cust-1"],
        &["aml", "list", "--status", "IN_REVIEW", "--page-all"],
        &["aml", "screen", "--flow", "f", "--name-file", &file],
        &["aml", "screen", "--flow", "f", "--name-file", &file, "--json"],
        &["aml", "screen", "--flow", "f", "--name-file", &file, "--dob-file", &never],
        &["aml", "screen", "--flow", "f", "--name-file", "no-such-file"],
        &["aml", "set-status", "nobody", "CLEARED"],
        &["aml", "set-status", "nobody", "CLAERED"],
    ] {
        let words: Vec<&str> =
            arguments.iter().map(|word| if word.ends_with(".txt") { "FILE" } else { word }).collect();
        told += &format!("$ vove {}\n{}\n", words.join(" "), emulator.run(arguments));
    }
    assert!(!told.contains("AMINA") && !told.contains("1990"));
    assert_shown!(told);
    let case = emulator.vove(&["aml", "get", "cust-1", "--reveal"]).output().unwrap();
    let case: Value = serde_json::from_slice(&case.stdout).unwrap();
    let decided = emulator.run(&["aml", "set-status", case["_id"].as_str().unwrap(), "CLEARED"]);
    assert!(decided.starts_with("exit 0") && decided.contains("CLEARED"), "{decided}");
}

#[test]
fn waiting_ends_with_the_decision_or_the_deadline() {
    let emulator = Running::start();
    emulator.run(&["session", "create", "r"]);
    let late = emulator.run(&["user", "wait", "r", "--deadline", "1"]);
    assert_eq!(late, "exit 5\n--- hints\nvove: get_user_verification: there is no decision yet\n");
    emulator.run(&["emulator", "finish", "r", "--person", "awa-diop", "--outcome", "successful"]);
    let told = emulator.run(&["user", "wait", "r"]);
    assert!(told.contains("decision  approved"), "{told}");
}

/// A server that says this once; what it was asked.
fn asked(reply: &'static str, arguments: &[&str]) -> (String, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut buffer = [0; 4096];
        let read = stream.read(&mut buffer).unwrap();
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{reply}", reply.len());
        stream.write_all(head.as_bytes()).unwrap();
        String::from_utf8_lossy(&buffer[..read]).lines().next().unwrap().to_owned()
    });
    let told = vove(arguments).env("VOVE_BASE_URL", url).env("VOVE_API_KEY", "key").output().unwrap();
    (server.join().unwrap(), shown(&told))
}

#[test]
fn every_filter_of_a_list_reaches_the_api() {
    let page = r#"{"data":[],"total":0,"page":2,"limit":7}"#;
    let common = [
        "--page",
        "2",
        "--limit",
        "7",
        "--status",
        "IN_REVIEW",
        "--start-date",
        "2026-01-01T00:00:00Z",
        "--end-date",
        "2026-02-01",
    ];
    let query = "page=2&limit=7&status=IN_REVIEW&";
    let dates = "startDate=2026-01-01T00%3A00%3A00Z&endDate=2026-02-01";
    let (line, told) = asked(page, &[&["aml", "list"][..], &common].concat());
    assert_eq!(line, format!("GET /v2/aml/case?{query}{dates} HTTP/1.1"));
    assert!(told.starts_with("exit 0"), "{told}");
    let (line, _) = asked(page, &[&["kyb", "list", "--search", "a b", "--flow", "f"][..], &common].concat());
    assert_eq!(line, format!("GET /v2/kyb/case?{query}search=a%20b&flowId=f&{dates} HTTP/1.1"));
}
