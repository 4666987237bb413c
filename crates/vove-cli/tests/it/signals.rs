//! SIGINT and SIGTERM, as a terminal or a container runtime sends them.

#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    os::unix::process::ExitStatusExt,
    process::{Child, Command, Stdio},
};

use crate::support::vove;

/// Sends the signal to a process, and returns its exit code once it has ended.
fn exit_code_after(signal: &str, mut process: Child) -> i32 {
    let sent = Command::new("kill").args([signal, &process.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let status = process.wait().unwrap();
    assert_eq!(status.signal(), None, "the process has no handler for {signal}");
    status.code().unwrap()
}

#[test]
fn servers_end_with_exit_code_0() {
    for signal in ["-TERM", "-INT"] {
        let mut emulator = vove(&["emulator"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(emulator.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(exit_code_after(signal, emulator), 0, "emulator, {signal}");

        let mut listener = vove(&["webhook", "listen"]);
        listener.env("VOVE_WEBHOOK_SECRET", ["whsec_", "C2FVsBQIhrscChlQIMV+b5sSYspob7oD"].concat());
        let mut listener = listener.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut hints = BufReader::new(listener.stderr.take().unwrap());
        hints.read_line(&mut line).unwrap();
        assert_eq!(exit_code_after(signal, listener), 0, "webhook listen, {signal}");
    }
}

#[test]
fn a_command_that_reads_its_input_ends_with_128_and_the_signal() {
    let mut command = vove(&["webhook", "verify", "--jsonl"]);
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = process.stdin.take().unwrap();
    input.write_all(b"{\"id\":1,\"secrets\":[],\"headers\":{},\"body\":\"\",\"now\":1}\n").unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("\"id\":1"), "{line}");
    assert_eq!(exit_code_after("-TERM", process), 143);
    drop(input);
}

#[test]
fn a_command_that_waits_for_a_response_ends_with_128_and_the_signal() {
    for args in [&["user", "wait", "r"][..], &["doctor"]] {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", server.local_addr().unwrap());
        let mut command = vove(args);
        command.envs([("VOVE_BASE_URL", url.as_str()), ("VOVE_API_KEY", "key")]);
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let (mut connection, _) = server.accept().unwrap();
        assert_ne!(connection.read(&mut [0; 1]).unwrap(), 0, "the request has been sent");
        assert_eq!(exit_code_after("-TERM", process), 143, "{args:?}");
    }
}
