use std::fs;

use serde_json::Value;

use crate::{
    assert_shown,
    emulator::{Running, folder},
};

fn name_file(folder_name: &str, name: &str) -> String {
    let folder = folder(folder_name);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("name.txt");
    fs::write(&path, name).unwrap();
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
    let file = name_file("screened", "AMINA SPECIMEN\n");
    let mut told = String::new();
    for arguments in [
        &["aml", "create", "cust-1", "--flow", "f", "--name-file", &file, "--gender", "female"][..],
        &["aml", "get", "cust-1"],
        &["aml", "list", "--status", "IN_REVIEW", "--page-all"],
        &["aml", "screen", "--flow", "f", "--name-file", &file],
        &["aml", "screen", "--flow", "f", "--name-file", &file, "--json"],
        &["aml", "set-status", "nobody", "CLEARED"],
    ] {
        let words: Vec<&str> = arguments.iter().map(|word| if *word == file { "FILE" } else { word }).collect();
        told += &format!("$ vove {}\n{}\n", words.join(" "), emulator.run(arguments));
    }
    assert!(!told.contains("AMINA"));
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
