use std::{fs, path::PathBuf};

use crate::{assert_shown, shown, vove};

const GET: [&str; 3] = ["user", "get", "r"];
const NOWHERE: &str = "http://127.0.0.1:1";

#[test]
fn nothing_is_guessed_and_everything_missing_is_named() {
    let mut told = String::new();
    let mut tell = |what: &str, command: &mut std::process::Command| {
        told += &format!("# {what}\n{}", shown(&command.output().unwrap()));
    };
    tell("nothing", &mut vove(&GET));
    tell("no key", vove(&GET).env("VOVE_ENV", "sandbox"));
    tell("two places", vove(&GET).env("VOVE_ENV", "sandbox").env("VOVE_BASE_URL", NOWHERE));
    tell("no such environment", vove(&GET).args(["--env", "test"]));
    tell("no address", vove(&GET).args(["--base-url", "nowhere"]));
    tell("plain http", vove(&GET).args(["--base-url", "http://api.voveid.net"]));
    tell("a key with a line break", vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY", "CANARY\n"));
    tell("a webhook secret", vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY", "whsec_CANARY"));
    let both = [("VOVE_API_KEY", "CANARY"), ("VOVE_API_KEY_FILE", "CANARY")];
    tell("two keys", vove(&GET).args(["--env", "sandbox"]).envs(both));
    tell("no such file", vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY_FILE", "no-such-file"));
    tell("a reference that no path can carry", vove(&["user", "get", ".."]).args(["--env", "sandbox"]));
    tell("nobody listens", vove(&GET).args(["--base-url", NOWHERE]).env("VOVE_API_KEY", "CANARY"));
    assert!(!told.contains("CANARY"));
    assert_shown!(told);
}

#[test]
fn a_key_may_come_from_a_file_that_ends_with_a_line_break() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("api-key");
    fs::write(&path, "a-key\r\n").unwrap();
    let output = vove(&GET).args(["--base-url", NOWHERE]).env("VOVE_API_KEY_FILE", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(5), "{}", shown(&output));
}

#[test]
fn completions_are_there_for_the_usual_shells() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = vove(&["completions", shell]).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 1000, "{shell}");
    }
}

#[test]
fn a_reader_that_has_read_enough_is_no_failure() {
    for arguments in [&["completions", "bash"][..], &["--help"]] {
        let mut process = vove(arguments).stdout(std::process::Stdio::piped()).spawn().unwrap();
        drop(process.stdout.take());
        assert!(matches!(process.wait().unwrap().code(), Some(0)), "{arguments:?}");
    }
}

#[test]
fn help_lists_the_exit_codes() {
    assert_shown!(shown(&vove(&["--help"]).output().unwrap()));
}
