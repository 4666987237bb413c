//! No text of a server, of a file or of an argument controls the terminal.

use std::fs;

use serde_json::{Value, json};

use crate::support::{folder, server, transcript, vove, vove_at, with_input};

/// Sets a terminal's title and color in the forms of 7 and 8 bits, reverses the direction of text, and breaks the line.
const HOSTILE: &str =
    "\u{1b}]0;TITLE\u{7}\u{1b}[31mA\u{9b}31mB\u{202e}C\u{2066}D\u{200f}\u{61c}E\u{2028}F\u{7f}\u{85}G\r\nH";

/// A response with hostile texts in known and in unknown places.
fn hostile(request_line: &str) -> (u16, String) {
    let mut words = request_line.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let case = json!({
        "id": "abc\u{202e}",
        "refId": "r",
        "status": HOSTILE,
        "createdAt": HOSTILE,
        "flow": { "id": HOSTILE, "name": HOSTILE },
        "formData": { HOSTILE: { "id": HOSTILE } },
        "hits": [{ HOSTILE: HOSTILE }],
    });
    let body = match (method, path) {
        ("GET", path) if path.starts_with("/v2/kyb/flow/default") => {
            return (200, format!("{{\"name\": \"{HOSTILE}\"}}\r{HOSTILE}\r\n"));
        }
        ("GET", path) if path.contains("/documents") => {
            let image = "/9j/4AAQ";
            json!({ "selfie": image, "documents": [{ "stepId": HOSTILE, "front": image }, { "stepId": "S", "back": image }] })
        }
        ("GET", path) if path.starts_with("/v2/users/") => {
            let document =
                json!({ "stepId": HOSTILE, "type": HOSTILE, "firstName": HOSTILE, "issuingAuthority": HOSTILE });
            json!({ "_id": "u1", "refId": "r", "status": HOSTILE, "documents": [document], HOSTILE: HOSTILE })
        }
        ("GET", "/v2/kyb/case/missing") => {
            return (404, json!({ "message": HOSTILE, "requestId": HOSTILE }).to_string());
        }
        ("GET", path) if path.contains("/case?") || path.ends_with("/case") => {
            json!({ "data": [case], "total": 1, "page": 1, "limit": 10 })
        }
        ("GET" | "PUT", _) => case,
        ("POST", "/v2/kyb/case") => json!({ "kybCase": case, "token": HOSTILE }),
        ("POST", "/v2/sessions") => json!({ "token": HOSTILE, "sessionId": HOSTILE }),
        ("POST", "/v2/aml/flow/screen") => {
            json!({ "timestamp": HOSTILE, "total_hits": 1, "found_records": [{ "id": HOSTILE, HOSTILE: HOSTILE }] })
        }
        ("POST", "/v2/aml/case") => case,
        _ => return (400, json!({ "message": HOSTILE }).to_string()),
    };
    (200, body.to_string())
}

/// Fails if a terminal would act on a character of the text.
#[track_caller]
fn assert_harmless(what: &str, text: &str) {
    let acts = |c: &char| {
        c.is_control() && !matches!(c, '\n' | '\t')
            || "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}".contains(*c)
            || ('\u{2066}'..='\u{2069}').contains(c)
    };
    let found: Vec<_> = text.chars().filter(acts).map(|c| c.escape_unicode().to_string()).collect();
    assert!(found.is_empty(), "{what}: {}\n{}", found.join(" "), text.escape_debug());
}

#[test]
fn no_response_controls_the_terminal() {
    let url = server(hostile);
    let folder = folder("hostile");
    fs::create_dir_all(&folder).unwrap();
    let name = folder.join("name.txt");
    fs::write(&name, "AMINA").unwrap();
    let (name, out) = (name.to_str().unwrap(), folder.join("images"));
    let out = out.to_str().unwrap();
    for (code, args) in [
        (0, &["session", "create", "r"][..]),
        (0, &["user", "get", "r"]),
        (5, &["user", "wait", "r", "--deadline", "0"]),
        (0, &["user", "documents", "r", "--out", out]),
        (0, &["kyb", "create", "r"]),
        (0, &["kyb", "get", "k"]),
        (4, &["kyb", "get", "missing"]),
        (0, &["kyb", "list"]),
        (0, &["kyb", "default-flow", "GB"]),
        (0, &["aml", "create", "r", "--flow", "f", "--name-file", name]),
        (0, &["aml", "get", "r"]),
        (0, &["aml", "list"]),
        (0, &["aml", "set-status", "a", "CLEARED"]),
        (0, &["aml", "screen", "--flow", "f", "--name-file", name]),
        (1, &["emulator", "finish", "r", "--persona", "awa-diop", "--outcome", "pending"]),
        (0, &["doctor"]),
    ] {
        for flags in [&[][..], &["--reveal"], &["--json"], &["--json", "--reveal"]] {
            let _ = fs::remove_dir_all(out);
            let output = vove_at(&url, &[args, flags].concat()).output().unwrap();
            let transcript = transcript(&output);
            assert_harmless(&format!("{args:?} {flags:?}"), &transcript);
            assert!(transcript.starts_with(&format!("exit {code}\n")), "{args:?} {flags:?}: {transcript}");
        }
    }
}

#[test]
fn json_holds_the_same_text_with_escapes() {
    let url = server(hostile);
    let stdout = |args: &[&str]| -> Value {
        let output = vove_at(&url, &[args, &["--json", "--reveal"]].concat()).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", transcript(&output)))
    };
    assert_eq!(stdout(&["user", "get", "r"])["documents"][0]["firstName"], HOSTILE);
    assert_eq!(stdout(&["session", "create", "r"])["token"], HOSTILE);
    assert_eq!(stdout(&["aml", "list"])["hits"][0][HOSTILE], HOSTILE);
}

#[test]
fn no_text_breaks_the_line_that_it_is_printed_on() {
    let forged = |_: &str| {
        let document = json!({ "stepId": "ID_DOCUMENT", "firstName": "A\ndecision  approved\r\nB\tC" });
        (
            200,
            json!({ "_id": "u", "refId": "r", "status": "x\ndecision  approved", "documents": [document] }).to_string(),
        )
    };
    let output = vove_at(&server(forged), &["user", "get", "r", "--reveal"]).output().unwrap();
    assert!(!transcript(&output).contains("\ndecision  approved"), "{}", transcript(&output));
}

#[test]
fn no_argument_and_no_file_controls_the_terminal() {
    let folder = folder("hostile-files");
    fs::create_dir_all(&folder).unwrap();
    let missing = format!("/nowhere/{HOSTILE}");
    let document = json!({ "stepId": HOSTILE, "firstName": HOSTILE, "lastName": HOSTILE, "mrzLine1": HOSTILE });
    let response = json!({ "_id": "u1", "refId": "r", "status": HOSTILE, "documents": [document, document] });
    let user = folder.join("user.json");
    fs::write(&user, json!({ "firstName": HOSTILE, HOSTILE: HOSTILE }).to_string()).unwrap();
    let user = user.to_str().unwrap();
    for (args, input) in [
        (&[HOSTILE][..], String::new()),
        (&["doctor", HOSTILE], String::new()),
        (&["user", "get", "r", &format!("--{HOSTILE}")], String::new()),
        (&["user", "get", "r", "--env", HOSTILE], String::new()),
        (&["user", "get", HOSTILE, "--base-url", HOSTILE], String::new()),
        (&["emulator", "--port", HOSTILE], String::new()),
        (&["emulator", "--webhook-url", HOSTILE], String::new()),
        (&["kyb", "list", "--page", HOSTILE], String::new()),
        (&["completions", HOSTILE], String::new()),
        (&["assess", "-", "--require", HOSTILE], response.to_string()),
        (&["assess", "-", "--reveal"], response.to_string()),
        (&["assess", "-", "--reveal", "--json"], response.to_string()),
        (&["assess", "-", "--user", user], response.to_string()),
        (&["assess", &missing], String::new()),
        (&["assess", "-"], HOSTILE.to_owned()),
        (&["webhook", "verify", &missing], String::new()),
        (&["webhook", "verify", "--explain"], format!("{HOSTILE}: {HOSTILE}\nsvix-id: {HOSTILE}\n\n{HOSTILE}")),
        (&["webhook", "sign", "--id", HOSTILE], String::new()),
        (&["webhook", "sign", "--json"], HOSTILE.to_owned()),
        (&["webhook", "send", HOSTILE], String::new()),
        (&["webhook", "listen", "--forward-to", HOSTILE], String::new()),
        (&["mrz", "inspect"], format!("P<UTO{HOSTILE}\nL898902C36UTO7408122F1204159ZE184226B<<<<{HOSTILE}")),
        (&["mrz", "inspect", "--json"], format!("P<UTO{HOSTILE}\nL898902C36UTO7408122F1204159ZE184226B<<<<{HOSTILE}")),
        (&["mrz", "inspect", "--jsonl"], json!({ "id": HOSTILE, "lines": [HOSTILE, HOSTILE] }).to_string()),
        (&["mrz", "encode", "--layout", "TD1", "-f", HOSTILE], String::new()),
        (&["mrz", "encode", "--layout", "TD1", "-f", &format!("lastName={HOSTILE}")], String::new()),
        (&["mrz", "inspect", "--layout", HOSTILE], String::new()),
    ] {
        let mut command = vove(args);
        command.env("VOVE_WEBHOOK_SECRET", ["whsec_", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"].concat());
        assert_harmless(&format!("{args:?}"), &transcript(&with_input(&mut command, input.as_bytes())));
    }
}
