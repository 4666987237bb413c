use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

use crate::{assert_shown, shown, vove};

/// A running `vove emulator`; stopped when dropped.
pub(crate) struct Running {
    process: Child,
    pub(crate) base_url: String,
    pub(crate) api_key: String,
}

impl Running {
    pub(crate) fn start() -> Self {
        let mut process = vove(&["emulator", "--json"]).stdout(Stdio::piped()).spawn().unwrap();
        let ready = ready(&mut process);
        let text = |key: &str| ready[key].as_str().unwrap().to_owned();
        assert!(text("webhookSecret").starts_with("whsec_"));
        Self { process, base_url: text("baseUrl"), api_key: text("apiKey") }
    }

    pub(crate) fn vove(&self, arguments: &[&str]) -> Command {
        let mut command = vove(arguments);
        command.env("VOVE_BASE_URL", &self.base_url).env("VOVE_API_KEY", &self.api_key);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        shown(&self.vove(arguments).output().unwrap())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The line that an emulator prints when it is ready to serve.
fn ready(process: &mut Child) -> Value {
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    serde_json::from_str(&line).unwrap()
}

/// A folder of this test's own, empty.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn a_person_is_taken_from_session_to_documents() {
    let emulator = Running::start();
    let out = folder("session-to-documents");
    let out = out.to_str().unwrap();
    let mut told = String::new();
    for arguments in [
        &["session", "create", "a/b é"][..],
        &["session", "create", "a/b é", "--json", "--reveal"],
        &["user", "get", "a/b é", "--today=2026-11-23"],
        &["emulator", "finish", "a/b é", "--person", "youssef-berrada", "--outcome", "successful"],
        &["user", "get", "a/b é", "--today=2026-11-23"],
        &["user", "get", "a/b é", "--json", "--today=2026-11-23"],
        &["user", "documents", "a/b é", "--out", out],
        &["user", "documents", "a/b é", "--out", out],
        &["user", "documents", "nobody", "--out", out],
    ] {
        let words: Vec<&str> = arguments.iter().map(|word| if *word == out { "DIR" } else { word }).collect();
        told += &format!("$ vove {}\n{}\n", words.join(" "), emulator.run(arguments));
    }
    assert_shown!(told);
    assert_eq!(fs::read_dir(out).unwrap().count(), 7);
    let portrait = fs::read(PathBuf::from(out).join("1-id-document-photo.jpg")).unwrap();
    assert_eq!(portrait[..3], [0xff, 0xd8, 0xff]);
}

#[test]
fn a_revealed_reply_is_the_reply_itself() {
    let emulator = Running::start();
    emulator.run(&["session", "create", "r"]);
    emulator.run(&["emulator", "finish", "r", "--person", "awa-diop", "--outcome", "pending"]);
    let output = emulator.vove(&["user", "get", "r", "--json", "--reveal"]).output().unwrap();
    let reply: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&reply["status"], &reply["documents"][0]["lastName"]), (&"pending".into(), &"DIOP".into()));
}

#[test]
fn a_key_and_a_secret_of_one_s_own_are_used_and_not_printed() {
    let secret = ["whsec_", "c3BlY2ltZW4gb2YgYSBzaWduaW5nIHNlY3JldA=="].concat();
    let mut process = vove(&["emulator", "--json"])
        .envs([("VOVE_API_KEY", "my-own-key"), ("VOVE_WEBHOOK_SECRET", &secret)])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let ready = ready(&mut process);
    let base_url = ready["baseUrl"].as_str().unwrap().to_owned();
    assert_eq!((&ready["apiKey"], &ready["webhookSecret"]), (&Value::Null, &Value::Null));
    let emulator = Running { process, base_url, api_key: "my-own-key".to_owned() };
    assert!(emulator.run(&["session", "create", "r"]).starts_with("exit 0"));
    let told = shown(&vove(&["emulator"]).env("VOVE_WEBHOOK_SECRET", "no secret").output().unwrap());
    assert_eq!(told, "exit 3\n--- hints\nvove: the webhook secret is not valid\n");
}

#[test]
fn claimed_data_comes_from_a_file() {
    let emulator = Running::start();
    let folder = folder("claimed-data");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let good = file("good.json", r#"{"firstName":"AMINA","dateOfBirth":"14/03/1991"}"#);
    assert!(emulator.run(&["session", "create", "r", "--user", &good]).starts_with("exit 0"));
    let bad = file("bad.json", r#"{"firstName":["AMINA"]}"#);
    let told = emulator.run(&["session", "create", "r", "--user", &bad]);
    assert!(told.starts_with("exit 3") && !told.contains("AMINA"), "{told}");
    let misspelt = file("misspelt.json", r#"{"first_name":"AMINA"}"#);
    let told = emulator.run(&["session", "create", "r", "--user", &misspelt]);
    assert_eq!(
        told,
        "exit 3\n--- hints\nvove: the user file: nothing is made of `first_name`: it takes firstName, lastName, gender, dateOfBirth\n"
    );
}

#[test]
fn what_can_t_be_driven_says_so() {
    let emulator = Running::start();
    let finish = ["emulator", "finish", "nobody", "--person", "awa-diop", "--outcome", "pending"];
    let mut told = emulator.run(&finish);
    told += &shown(&vove(&finish).args(["--env", "sandbox"]).output().unwrap());
    told += &shown(&vove(&finish).args(["--base-url", "http://127.0.0.1:1"]).output().unwrap());
    told += &shown(&vove(&["emulator", "--webhook-url", "nowhere"]).output().unwrap());
    assert_shown!(told);
}
