//! `vove doctor`.

use std::{
    io::{Read, Write},
    net::TcpListener,
    process::Command,
    thread,
};

use crate::support::{RunningEmulator, run, vove};

const PUBLISHABLE_KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// The URL of a server that sends this response to every request.
fn server(response: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(response.as_bytes());
        }
    });
    url
}

#[test]
fn every_misconfiguration_is_found() {
    let emulator = RunningEmulator::start();
    let mut transcripts = String::new();
    let mut record = |what: &str, command: &mut Command| {
        transcripts += &format!("# {what}\n{}\n", run(command));
    };
    let at = |url: &str| {
        let mut command = vove(&["doctor"]);
        command.env("VOVE_BASE_URL", url).env("VOVE_API_KEY", "CANARY-KEY");
        command
    };
    record("no problem", &mut emulator.vove(&["doctor"]));
    record("as JSON", &mut emulator.vove(&["doctor", "--json"]));
    record("no settings", &mut vove(&["doctor"]));
    record("a key without an environment", vove(&["doctor"]).env("VOVE_API_KEY", "CANARY-KEY"));
    record("plain http", &mut at("http://api.voveid.net"));
    record("a wrong key", &mut at(&emulator.base_url));
    record("a key that looks publishable", at(&emulator.base_url).env("VOVE_API_KEY", PUBLISHABLE_KEY));
    record(
        "the publishable key",
        at(&emulator.base_url).env("VOVE_API_KEY", PUBLISHABLE_KEY).env("VOVE_PUBLIC_KEY", PUBLISHABLE_KEY),
    );
    record("a webhook secret as the key", at(&emulator.base_url).env("VOVE_API_KEY", "whsec_CANARY"));
    record("a closed port", &mut at("http://127.0.0.1:1"));
    record("TLS to a server without TLS", &mut at(&emulator.base_url.replace("http:", "https:")));
    record(
        "a redirect",
        &mut at(&server("HTTP/1.1 301 X\r\nlocation: https://api.voveid.com/\r\ncontent-length: 0\r\n\r\n")),
    );
    record("a different server", &mut at(&server("HTTP/1.1 405 X\r\ncontent-length: 0\r\n\r\n")));
    let late = "HTTP/1.1 404 X\r\ndate: Thu, 01 Jan 1970 00:00:00 GMT\r\ncontent-length: 0\r\n\r\n";
    record("a wrong clock", &mut at(&server(late)));
    record("not HTTP", &mut at(&server("SSH-2.0-CANARY\r\n\r\n")));
    assert!(!transcripts.contains("CANARY") && !transcripts.contains(PUBLISHABLE_KEY));
    insta::with_settings!({ filters => vec![(r"\b\d{4,} minutes", "[many] minutes"), (r"127\.0\.0\.1:\d+", "[address]")] }, {
        insta::assert_snapshot!(transcripts);
    });
}

#[test]
fn no_proxy_is_taken_from_the_environment() {
    let emulator = RunningEmulator::start();
    let mut doctor = emulator.vove(&["doctor"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        doctor.env(name, "http://127.0.0.1:1");
    }
    let transcript = run(&mut doctor);
    assert!(transcript.starts_with("exit 0"), "{transcript}");
}
