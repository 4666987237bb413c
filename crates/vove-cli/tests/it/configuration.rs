//! Settings, secrets, completions and help.

use std::{
    ffi::OsStr,
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::support::{assert_transcript, folder, run, transcript, vove};

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
fn no_message_repeats_the_value_of_a_variable() {
    let secret = ["whsec_", "CANARYCANARYCANARYCANARYCANARYCA"].concat();
    let variables = ["VOVE_API_KEY", "VOVE_API_KEY_FILE", "VOVE_WEBHOOK_SECRET", "VOVE_WEBHOOK_SECRET_FILE"];
    let commands = [
        &["--base-url", CLOSED_PORT, "doctor"][..],
        &["--base-url", CLOSED_PORT, "user", "get", "r"],
        &["emulator", "--webhook-url", "nowhere"],
        &["webhook", "sign", "/dev/null"],
        &["webhook", "verify", "/dev/null"],
        &["webhook", "verify", "--explain", "/dev/null"],
        &["webhook", "listen", "--forward-to", "nowhere"],
        &["webhook", "send", CLOSED_PORT],
    ];
    // A secret passed as an argument by mistake.
    let mistakes = [
        &[&*secret][..],
        &["doctor", &secret],
        &["--env", &secret, "user", "get", "r"],
        &["--base-url", &secret, "user", "get", "r"],
        &["assess", &secret],
        &["webhook", "verify", &secret],
        &["webhook", "sign", &secret],
        &["webhook", "send", &secret],
        &["webhook", "listen", "--forward-to", &secret],
        &["mrz", "inspect", "--layout", &secret],
        &["mrz", "encode", "--layout", "TD1", "--truncation", &secret],
        &["emulator", "--speed", &secret],
        &["aml", "set-status", "a", &secret],
        &["kyb", "list", "--status", &secret, "--env", "sandbox"],
    ];
    for args in commands.into_iter().chain(mistakes) {
        for name in variables {
            let transcript = run(vove(args).env(name, &secret).stdin(Stdio::null()));
            assert!(!transcript.contains("CANARY"), "{args:?} {name}: {transcript}");
        }
    }
    for name in ["VOVE_ENV", "VOVE_BASE_URL"] {
        let transcript = run(vove(&GET).env(name, &secret));
        assert!(transcript.starts_with("exit 3") && !transcript.contains("CANARY"), "{name}: {transcript}");
    }
    let transcript = run(vove(&GET).args(["--env", "sandbox"]).env("VOVE_API_KEY_FILE", "no-such-file"));
    assert!(transcript.contains("can't read the file that VOVE_API_KEY_FILE names: No such file"), "{transcript}");
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf8_is_named() {
    use std::os::unix::ffi::OsStrExt;

    let value = OsStr::from_bytes(b"CANARY\xff");
    for name in ["VOVE_ENV", "VOVE_BASE_URL", "VOVE_API_KEY"] {
        let mut command = vove(&GET);
        if name == "VOVE_API_KEY" {
            command.args(["--env", "sandbox"]);
        }
        assert_eq!(run(command.env(name, value)), format!("exit 3\n--- hints\nvove: {name} is not UTF-8\n"));
    }
    let folder = folder("file-variable");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(value);
    fs::write(&path, "key").unwrap();
    let output = vove(&GET).args(["--base-url", CLOSED_PORT]).env("VOVE_API_KEY_FILE", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(5), "{}", transcript(&output));
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
