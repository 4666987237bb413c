//! Settings, secrets, completions and help.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::support::{assert_transcript, run, transcript, vove};

const GET: [&str; 3] = ["user", "get", "r"];
const CLOSED_PORT: &str = "http://127.0.0.1:1";

#[test]
fn missing_and_invalid_settings_are_named() {
    let mut transcripts = String::new();
    let mut record = |what: &str, command: &mut Command| {
        transcripts += &format!("# {what}\n{}", run(command));
    };
    record("nothing", &mut vove(&GET));
    record("no key", vove(&GET).env("VOVE_ENV", "sandbox"));
    record("two environments", vove(&GET).env("VOVE_ENV", "sandbox").env("VOVE_BASE_URL", CLOSED_PORT));
    record("an unknown environment", vove(&GET).args(["--env", "test"]));
    record("not a URL", vove(&GET).args(["--base-url", "nowhere"]));
    record("plain http", vove(&GET).args(["--base-url", "http://api.voveid.net"]));
    record("a key with a line break", vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY", "CANARY\n"));
    record("a webhook secret", vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY", "whsec_CANARY"));
    let both = [("VOVE_API_KEY", "CANARY"), ("VOVE_API_KEY_FILE", "CANARY")];
    record("two keys", vove(&GET).args(["--env", "sandbox"]).envs(both));
    record("no such file", vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY_FILE", "no-such-file"));
    record("a reference that is not valid in a path", vove(&["user", "get", ".."]).args(["--env", "sandbox"]));
    record("a closed port", vove(&GET).args(["--base-url", CLOSED_PORT]).env("VOVE_API_KEY", "CANARY"));
    assert!(!transcripts.contains("CANARY"));
    assert_transcript!(transcripts);
}

#[test]
fn a_key_file_may_end_with_a_line_break() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("api-key");
    fs::write(&path, "a-key\r\n").unwrap();
    let output = vove(&GET).args(["--base-url", CLOSED_PORT]).env("VOVE_API_KEY_FILE", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(5), "{}", transcript(&output));
}

#[test]
fn every_supported_shell_has_a_completion_script() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = vove(&["completions", shell]).output().unwrap();
        assert!(output.status.success() && output.stdout.len() > 1000, "{shell}");
    }
}

#[test]
fn a_closed_standard_output_is_not_a_failure() {
    for args in [&["completions", "bash"][..], &["--help"]] {
        let mut process = vove(args).stdout(Stdio::piped()).spawn().unwrap();
        drop(process.stdout.take());
        assert!(matches!(process.wait().unwrap().code(), Some(0)), "{args:?}");
    }
}

#[test]
fn help_lists_the_exit_codes() {
    assert_transcript!(run(&mut vove(&["--help"])));
}
