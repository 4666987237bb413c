use std::{
    io::{Read, Write},
    net::TcpListener,
    process::Command,
    thread,
};

use crate::{emulator::Running, shown, vove};

const PUBLIC_KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A server that says this to everybody.
fn saying(reply: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(reply.as_bytes());
        }
    });
    url
}

#[test]
fn the_doctor_finds_every_misconfiguration() {
    let emulator = Running::start();
    let mut told = String::new();
    let mut tell = |what: &str, command: &mut Command| {
        told += &format!("# {what}\n{}\n", shown(&command.output().unwrap()));
    };
    let at = |url: &str| {
        let mut command = vove(&["doctor"]);
        command.env("VOVE_BASE_URL", url).env("VOVE_API_KEY", "CANARY-KEY");
        command
    };
    tell("all is well", &mut emulator.vove(&["doctor"]));
    tell("for machines", &mut emulator.vove(&["doctor", "--json"]));
    tell("nothing is set", &mut vove(&["doctor"]));
    tell("a key and no address", vove(&["doctor"]).env("VOVE_API_KEY", "CANARY-KEY"));
    tell("plain http", &mut at("http://api.voveid.net"));
    tell("a wrong key", &mut at(&emulator.base_url));
    tell("a key that looks public", at(&emulator.base_url).env("VOVE_API_KEY", PUBLIC_KEY));
    tell("the public key", at(&emulator.base_url).env("VOVE_API_KEY", PUBLIC_KEY).env("VOVE_PUBLIC_KEY", PUBLIC_KEY));
    tell("a webhook secret for a key", at(&emulator.base_url).env("VOVE_API_KEY", "whsec_CANARY"));
    tell("nobody listens", &mut at("http://127.0.0.1:1"));
    tell("TLS where there is none", &mut at(&emulator.base_url.replace("http:", "https:")));
    tell(
        "a redirect",
        &mut at(&saying("HTTP/1.1 301 X\r\nlocation: https://api.voveid.com/\r\ncontent-length: 0\r\n\r\n")),
    );
    tell("another server", &mut at(&saying("HTTP/1.1 405 X\r\ncontent-length: 0\r\n\r\n")));
    let late = "HTTP/1.1 404 X\r\ndate: Thu, 01 Jan 1970 00:00:00 GMT\r\ncontent-length: 0\r\n\r\n";
    tell("a clock that is wrong", &mut at(&saying(late)));
    tell("no HTTP", &mut at(&saying("SSH-2.0-CANARY\r\n\r\n")));
    assert!(!told.contains("CANARY") && !told.contains(PUBLIC_KEY));
    insta::with_settings!({ filters => vec![(r"\b\d{4,} minutes", "[many] minutes"), (r"127\.0\.0\.1:\d+", "[address]")] }, {
        insta::assert_snapshot!(told);
    });
}

#[test]
fn no_proxy_is_taken_from_the_environment() {
    let emulator = Running::start();
    let mut doctor = emulator.vove(&["doctor"]);
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        doctor.env(name, "http://127.0.0.1:1");
    }
    let told = shown(&doctor.output().unwrap());
    assert!(told.starts_with("exit 0"), "{told}");
}
