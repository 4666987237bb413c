//! `vove webhook`.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, ChildStderr, ChildStdout, Command, Stdio},
    thread,
};

use serde_json::Value;

use crate::support::{assert_transcript, run, transcript, vove, with_input};

/// A signing secret; in two parts, so that secret scanners don't report it.
fn secret() -> String {
    ["whsec_", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"].concat()
}

fn webhook(args: &[&str]) -> Command {
    let mut command = vove(&["webhook"]);
    command.args(args).env("VOVE_WEBHOOK_SECRET", secret());
    command
}

const BODY: &str = r#"{"status":"pending","refId":"cust-0042","userId":"cust-0042"}"#;

/// A saved HTTP request with the signature of [`BODY`] and with this body.
fn request(body: &str) -> Vec<u8> {
    let args = ["sign", "--id", "msg_1", "--at", "1760000000"];
    let headers = with_input(&mut webhook(&args), BODY.as_bytes()).stdout;
    [b"POST /hook HTTP/1.1\r\nContent-Type: application/json\r\n", &headers[..], b"\r\n\r\n", body.as_bytes()]
        .concat()
        .into_iter()
        .collect()
}

#[test]
fn a_saved_request_is_verified_and_failures_are_explained() {
    let mut transcripts = String::new();
    let mut record = |what: &str, args: &[&str], input: &[u8]| {
        transcripts += &format!("# {what}\n{}", transcript(&with_input(&mut webhook(args), input)));
    };
    let spaced = BODY.replace(':', ": ").replace(',', ", ");
    record("genuine", &["verify", "--at", "1760000100"], &head_end(&request(BODY)));
    record("as JSON", &["verify", "--at", "1760000100", "--json"], &head_end(&request(BODY)));
    record("revealed", &["verify", "--any-time", "--reveal"], &head_end(&request(BODY)));
    record("rewritten", &["verify", "--at", "1760000100"], &head_end(&request(&spaced)));
    record("rewritten, explained", &["verify", "--at", "1760000100", "--explain"], &head_end(&request(&spaced)));
    record("old, explained", &["verify", "--at", "1760003600", "--explain"], &head_end(&request(BODY)));
    record("unsigned, explained", &["verify", "--explain"], b"POST / HTTP/1.1\nX-Signature: 00\n\n{}");
    record("empty input", &["verify"], b"");
    transcripts += &format!("# no secret\n{}", run(&mut vove(&["webhook", "verify"])));
    let mut with_api_key = vove(&["webhook", "verify"]);
    with_api_key.env("VOVE_WEBHOOK_SECRET", "sk_live_CANARY").stdin(Stdio::null());
    transcripts += &format!("# an API key\n{}", run(&mut with_api_key));
    assert!(!transcripts.contains("CANARY") && !transcripts.contains(&secret()[6..]));
    assert_transcript!(transcripts);
}

/// The request with one empty line after the headers: the output of `sign` ends with a line break already.
fn head_end(request: &[u8]) -> Vec<u8> {
    String::from_utf8(request.to_vec()).unwrap().replace("\n\r\n\r\n", "\r\n\r\n").into_bytes()
}

#[test]
fn headers_and_body_can_come_from_two_files() {
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
fn every_vector_has_the_expected_result() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/webhook/vectors.json");
    let vectors: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let input: String = vectors.iter().map(|vector| format!("{vector}\n")).collect();
    let output = with_input(&mut vove(&["webhook", "verify", "--jsonl"]), input.as_bytes());
    let results: Vec<Value> =
        output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(results.len(), vectors.len());
    for (vector, result) in vectors.iter().zip(&results) {
        let allowed = vector["also_ok"].as_array().cloned().unwrap_or_default();
        let expected = allowed.iter().chain([&vector["expect"]]).any(|allowed| *allowed == result["result"]);
        assert!(expected && vector["id"] == result["id"], "{result}: {}", vector["why"]);
    }
}

/// `vove webhook listen`; stopped when dropped.
struct Listener {
    process: Child,
    url: String,
    lines: BufReader<ChildStdout>,
    _hints: BufReader<ChildStderr>,
}

impl Listener {
    fn start(args: &[&str]) -> Self {
        let mut command = webhook(&["listen"]);
        let mut process = command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
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

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_time_out_of_range_is_refused() {
    for args in [["verify", "--at"], ["sign", "--at"]] {
        let output = with_input(webhook(&args).arg(u64::MAX.to_string()), &request(BODY));
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("expected a whole number from 0 to 253402300799"));
    }
    for now in ["1e30", "18446744073709551615", "\"1760000000\"", "{}"] {
        let saved = format!(r#"{{"now":{now},"headers":{{}},"body":"{{}}"}}"#);
        assert_eq!(with_input(&mut webhook(&["verify"]), saved.as_bytes()).status.code(), Some(3), "{now}");
    }
}

#[test]
fn a_test_vector_that_cannot_be_run_is_named_by_its_line() {
    for vector in [
        r#""now":1,"body_repeat":{"text":"xx","count":18446744073709551615}"#,
        r#""now":1,"body_repeat":{"text":"xx","count":33554433}"#,
        r#""now":1,"body_repeat":{"text":"x","count":-1}"#,
        r#""now":1,"body_repeat":{}"#,
        r#""now":1e30,"body":"""#,
        r#""now":1,"body":"","tolerance":-1"#,
        r#""now":1,"body":"","ignore_timestamp":"yes""#,
    ] {
        let line = format!(r#"{{"id":1,"secrets":["{}"],"headers":{{}},{vector}}}"#, secret());
        let output = with_input(&mut vove(&["webhook", "verify", "--jsonl"]), line.as_bytes());
        assert_eq!(output.status.code(), Some(3), "{vector}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("line 1 is not a test vector"), "{vector}");
    }
}

#[test]
fn a_secret_without_its_prefix_is_accepted_on_request_only() {
    let with_secret = |secret: &str, args: &[&str]| {
        let mut command = vove(&["webhook"]);
        command.args(args).env("VOVE_WEBHOOK_SECRET", secret);
        with_input(&mut command, &request(BODY))
    };
    let unprefixed = secret().replace("whsec_", "");
    for args in [&["verify", "--any-time"][..], &["verify", "--any-time", "--explain"], &["sign"]] {
        let output = with_secret(&unprefixed, args);
        assert_eq!(output.status.code(), Some(3), "{args:?}");
        assert!(!String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).contains(&unprefixed));
        let output = with_secret(&unprefixed, &[args, &["--unprefixed-secret"]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}: {output:?}");
    }
    for secret in ["CorrectHorseBatteryStaple1234567", "thisisaverylongenglishpassword", &"0123456789abcdef".repeat(4)]
    {
        assert_eq!(with_secret(secret, &["verify", "--any-time", "--unprefixed-secret"]).status.code(), Some(3));
    }
}

#[test]
fn verify_reads_the_lines_that_listen_prints_with_reveal() {
    let mut listener = Listener::start(&["--reveal"]);
    assert!(webhook(&["send", &listener.url, "--status", "pending"]).output().unwrap().status.success());
    let line = listener.line();
    let saved: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&saved["result"], &saved["answered"]), (&"ok".into(), &204.into()));
    assert_eq!(saved["event"]["refId"], "cust-0042");
    let verified = with_input(&mut webhook(&["verify"]), line.as_bytes());
    assert!(verified.status.success(), "{}", transcript(&verified));
}

#[test]
fn listen_prints_nothing_of_a_request_but_what_is_verified_and_known() {
    let mut listener = Listener::start(&[]);
    let send = |args: &[&str]| webhook(&[&["send", &listener.url], args].concat()).output().unwrap();
    assert!(send(&["--ref", "CANARY", "--status", "pending"]).status.success());
    assert!(send(&["--ref", "CANARY", "--status", "CANARY"]).status.success());
    assert!(send(&["--ref", "CANARY", "--family", "kyb", "--status", "CANARY"]).status.success());
    assert!(send(&["--ref", "CANARY", "--bad", "forged"]).status.success());
    let headers = "Host: localhost\r\nContent-Type: application/json\r\nCookie: CANARY\r\nAuthorization: CANARY\r\n\
                   CANARY: CANARY\r\nsvix-id: CANARY\r\nsvix-timestamp: CANARY\r\nsvix-signature: v1,CANARY\r\n";
    assert_eq!(post(&listener.url, headers), 401);
    let lines: Vec<String> = (0..5).map(|_| listener.line()).collect();
    assert!(lines.iter().all(|line| !line.contains("CANARY")), "{lines:?}");
    insta::with_settings!({ filters => [(r#""now":\d+"#, r#""now":[now]"#), (r"msg_\w+", "[message]")] }, {
        insta::assert_snapshot!(lines.concat());
    });
}

#[test]
fn invalid_deliveries_are_rejected_and_not_forwarded() {
    let mut handler = Listener::start(&[]);
    let mut relay = Listener::start(&["--forward-to", &handler.url]);
    for bad in ["stale", "forged", "reserialized", "reserialised"] {
        let sent = webhook(&["send", &relay.url, "--bad", bad]).output().unwrap();
        assert!(sent.status.success(), "{bad}: {}", transcript(&sent));
        let line: Value = serde_json::from_str(&relay.line()).unwrap();
        assert_eq!((&line["answered"], line["result"] == "ok"), (&401.into(), false), "{bad}");
    }
    assert!(webhook(&["send", &relay.url, "--family", "kyb", "--bad", "duplicate"]).output().unwrap().status.success());
    let lines = [handler.line(), handler.line()].map(|line| serde_json::from_str::<Value>(&line).unwrap());
    assert_eq!(lines[0]["id"], lines[1]["id"]);
    assert_eq!((&lines[0]["result"], &lines[0]["event"]["family"]), (&"ok".into(), &"kyb".into()));
}

/// The status of the answer to a POST request with these header lines and the body `{}`.
fn post(url: &str, headers: &str) -> u16 {
    status(url, &format!("{headers}Content-Length: 2\r\n\r\n{{}}"))
}

/// The status of the answer to the beginning of a POST request.
fn status(url: &str, beginning: &str) -> u16 {
    let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
    write!(stream, "POST / HTTP/1.1\r\n{beginning}").unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    str::from_utf8(&answer).unwrap().split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_web_page_gets_no_answer_and_no_line() {
    let mut listener = Listener::start(&["--allow-host", "tunnel.example"]);
    for (headers, status) in [
        ("Host: evil.example\r\nContent-Type: application/json\r\n", 403),
        ("Host: localhost\r\nOrigin: https://evil.example\r\nContent-Type: application/json\r\n", 403),
        ("Host: localhost\r\nSec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\n", 403),
        ("Host: localhost\r\nContent-Type: text/plain\r\n", 415),
        ("Host: localhost\r\n", 415),
        ("Host: localhost\r\nContent-Type: application/json\r\n", 401),
        ("Host: tunnel.example\r\nContent-Type: application/json\r\n", 401),
    ] {
        assert_eq!(post(&listener.url, headers), status, "{headers}");
    }
    assert!(webhook(&["send", &listener.url]).output().unwrap().status.success());
    let lines =
        [listener.line(), listener.line(), listener.line()].map(|line| serde_json::from_str::<Value>(&line).unwrap());
    assert_eq!(lines.map(|line| line["answered"].clone()), [401, 401, 204]);
}

#[test]
fn a_body_that_is_too_large_or_malformed_is_rejected() {
    let listener = Listener::start(&[]);
    let head = "Host: localhost\r\nContent-Type: application/json\r\n";
    for (rest, expected) in [
        ("Content-Length: 262145\r\n\r\n", 413),
        ("Content-Length: 262144\r\n\r\n", 401), // the headers can't verify, so the body is not read
        ("Content-Length: 2\r\n\r\n{}", 401),
    ] {
        assert_eq!(status(&listener.url, &format!("{head}{rest}")), expected, "{rest}");
    }
    assert_eq!(status(&listener.url, "Host: evil.example\r\nContent-Length: 2\r\n\r\n"), 403, "without its body");
    // The whole request would be printed, so its body is read.
    let revealing = Listener::start(&["--reveal"]);
    let malformed = format!("{head}Transfer-Encoding: chunked\r\n\r\nnot a length\r\n");
    assert_eq!(status(&revealing.url, &malformed), 400);
}

/// The URL of a server that answers one request with a body that is cut off.
fn receiver_that_cuts_its_body_off() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]);
        stream.write_all(b"HTTP/1.1 202 Accepted\r\nContent-Length: 10\r\n\r\nhello").unwrap();
    });
    url
}

#[test]
fn the_status_of_a_receiver_counts_even_if_its_body_is_cut_off() {
    let sent = webhook(&["send", &receiver_that_cuts_its_body_off()]).output().unwrap();
    assert!(sent.status.success(), "{}", transcript(&sent));
    let mut relay = Listener::start(&["--forward-to", &receiver_that_cuts_its_body_off()]);
    assert!(webhook(&["send", &relay.url]).output().unwrap().status.success());
    assert_eq!(serde_json::from_str::<Value>(&relay.line()).unwrap()["answered"], 202);
}

#[test]
fn send_fails_on_an_unexpected_answer_and_on_invalid_arguments() {
    let listener = Listener::start(&[]);
    let mut different_secret = vove(&["webhook", "send", &listener.url]);
    let sent = different_secret.env("VOVE_WEBHOOK_SECRET", ["whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"].concat());
    assert_eq!(sent.output().unwrap().status.code(), Some(1));
    let transcripts = [
        run(&mut webhook(&["send", "nowhere"])),
        run(&mut webhook(&["send", "http://127.0.0.1:99999"])),
        run(&mut webhook(&["listen", "--forward-to", "http://127.0.0.1:99999"])),
        run(&mut webhook(&["send", "http://127.0.0.1:1"])),
        transcript(&with_input(&mut webhook(&["sign", "--id", "a.b"]), b"{}")),
    ];
    assert_transcript!(transcripts.join("\n"));
}

#[test]
fn a_user_name_in_the_url_of_a_receiver_is_refused_and_not_printed() {
    for url in ["http://CANARY:CANARY@127.0.0.1:1/", "http://CANARY@127.0.0.1:1/", "http://127.0.0.1@canary.example/"] {
        for args in [["send", url].as_slice(), &["listen", "--forward-to", url]] {
            let output = webhook(args).output().unwrap();
            assert_eq!(output.status.code(), Some(3), "{args:?}");
            let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap().to_uppercase();
            assert!(!printed.contains("CANARY"), "{printed}");
        }
    }
}
