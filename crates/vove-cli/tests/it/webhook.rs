use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, ChildStderr, ChildStdout, Command, Stdio},
};

use serde_json::Value;

use crate::{assert_shown, shown, vove};

/// In two halves, for scanners that look for secrets.
fn secret() -> String {
    ["whsec_", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"].concat()
}

fn webhook(arguments: &[&str]) -> Command {
    let mut command = vove(&["webhook"]);
    command.args(arguments).env("VOVE_WEBHOOK_SECRET", secret());
    command
}

fn with_input(command: &mut Command, input: &[u8]) -> std::process::Output {
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(input).unwrap();
    process.wait_with_output().unwrap()
}

const BODY: &str = r#"{"status":"pending","refId":"cust-0042","userId":"cust-0042"}"#;

/// A saved HTTP request with the body signed, and another body in its place.
fn request(body: &str) -> Vec<u8> {
    let arguments = ["sign", "--id", "msg_1", "--at", "1760000000"];
    let headers = with_input(&mut webhook(&arguments), BODY.as_bytes()).stdout;
    [b"POST /hook HTTP/1.1\r\nContent-Type: application/json\r\n", &headers[..], b"\r\n\r\n", body.as_bytes()]
        .concat()
        .into_iter()
        .collect()
}

#[test]
fn a_saved_request_is_verified_and_explained() {
    let mut told = String::new();
    let mut tell = |what: &str, arguments: &[&str], input: &[u8]| {
        told += &format!("# {what}\n{}", shown(&with_input(&mut webhook(arguments), input)));
    };
    let spaced = BODY.replace(':', ": ").replace(',', ", ");
    tell("genuine", &["verify", "--at", "1760000100"], &head_end(&request(BODY)));
    tell("for machines", &["verify", "--at", "1760000100", "--json"], &head_end(&request(BODY)));
    tell("revealed", &["verify", "--any-time", "--reveal"], &head_end(&request(BODY)));
    tell("rewritten", &["verify", "--at", "1760000100"], &head_end(&request(&spaced)));
    tell("rewritten, explained", &["verify", "--at", "1760000100", "--explain"], &head_end(&request(&spaced)));
    tell("old, explained", &["verify", "--at", "1760003600", "--explain"], &head_end(&request(BODY)));
    tell("unsigned, explained", &["verify", "--explain"], b"POST / HTTP/1.1\nX-Signature: 00\n\n{}");
    tell("nothing", &["verify"], b"");
    told += &format!("# no secret\n{}", shown(&vove(&["webhook", "verify"]).output().unwrap()));
    let other = vove(&["webhook", "verify"]).env("VOVE_WEBHOOK_SECRET", "sk_live_CANARY").stdin(Stdio::null()).output();
    told += &format!("# an API key\n{}", shown(&other.unwrap()));
    assert!(!told.contains("CANARY") && !told.contains(&secret()[6..]));
    assert_shown!(told);
}

/// The signature headers end with a line break of their own: one empty line is enough.
fn head_end(request: &[u8]) -> Vec<u8> {
    String::from_utf8(request.to_vec()).unwrap().replace("\n\r\n\r\n", "\r\n\r\n").into_bytes()
}

#[test]
fn headers_and_body_may_come_from_two_files() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (head, body) = (folder.join("webhook-headers"), folder.join("webhook-body"));
    fs::write(&body, BODY).unwrap();
    let signed = webhook(&["sign", "--at", "1760000000", body.to_str().unwrap()]).output().unwrap();
    fs::write(&head, &signed.stdout).unwrap();
    let files = ["verify", head.to_str().unwrap(), "--body", body.to_str().unwrap()];
    assert!(webhook(&files).arg("--any-time").output().unwrap().status.success());
    assert_eq!(webhook(&files).output().unwrap().status.code(), Some(1));
}

#[test]
fn every_vector_gets_a_verdict() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/webhook/vectors.json");
    let vectors: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let input: String = vectors.iter().map(|vector| format!("{vector}\n")).collect();
    let output = with_input(&mut vove(&["webhook", "verify", "--jsonl"]), input.as_bytes());
    let answers: Vec<Value> =
        output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(answers.len(), vectors.len());
    for (vector, answer) in vectors.iter().zip(&answers) {
        let allowed = vector["also_ok"].as_array().cloned().unwrap_or_default();
        let met = allowed.iter().chain([&vector["expect"]]).any(|allowed| *allowed == answer["result"]);
        assert!(met && vector["id"] == answer["id"], "{answer}: {}", vector["why"]);
    }
}

/// `vove webhook listen`; stopped when dropped.
struct Listening {
    process: Child,
    url: String,
    lines: BufReader<ChildStdout>,
    _hints: BufReader<ChildStderr>,
}

impl Listening {
    fn start(arguments: &[&str]) -> Self {
        let mut command = webhook(&["listen"]);
        let mut process = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut hints = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        hints.read_line(&mut line).unwrap();
        let url =
            line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().trim_end_matches('.').into();
        let lines = BufReader::new(process.stdout.take().unwrap());
        Self { process, url, lines, _hints: hints }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn what_listen_prints_verify_reads_back() {
    let mut listening = Listening::start(&[]);
    assert!(webhook(&["send", &listening.url, "--status", "pending"]).output().unwrap().status.success());
    let line = listening.line();
    let saved: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&saved["result"], &saved["answered"]), (&"ok".into(), &204.into()));
    assert_eq!(saved["event"]["refId"], "••••");
    let verified = with_input(&mut webhook(&["verify"]), line.as_bytes());
    assert!(verified.status.success(), "{}", shown(&verified));
}

#[test]
fn bad_deliveries_are_refused_and_never_handed_on() {
    let mut handler = Listening::start(&[]);
    let mut relay = Listening::start(&["--forward-to", &handler.url]);
    for bad in ["stale", "forged", "reserialised"] {
        let sent = webhook(&["send", &relay.url, "--bad", bad]).output().unwrap();
        assert!(sent.status.success(), "{bad}: {}", shown(&sent));
        let line: Value = serde_json::from_str(&relay.line()).unwrap();
        assert_eq!((&line["answered"], line["result"] == "ok"), (&401.into(), false), "{bad}");
    }
    assert!(webhook(&["send", &relay.url, "--family", "kyb", "--bad", "duplicate"]).output().unwrap().status.success());
    let lines = [handler.line(), handler.line()].map(|line| serde_json::from_str::<Value>(&line).unwrap());
    assert_eq!(lines[0]["id"], lines[1]["id"]);
    assert_eq!((&lines[0]["result"], &lines[0]["event"]["family"]), (&"ok".into(), &"kyb".into()));
}

#[test]
fn a_receiver_that_takes_everything_or_nothing_is_told_on() {
    let everything = Listening::start(&[]);
    let mut other = vove(&["webhook", "send", &everything.url]);
    let sent = other.env("VOVE_WEBHOOK_SECRET", ["whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"].concat());
    assert_eq!(sent.output().unwrap().status.code(), Some(1));
    let told = [
        shown(&webhook(&["send", "nowhere"]).output().unwrap()),
        shown(&webhook(&["send", "http://127.0.0.1:1"]).output().unwrap()),
        shown(&with_input(&mut webhook(&["sign", "--id", "a.b"]), b"{}")),
    ];
    assert_shown!(told.join("\n"));
}
