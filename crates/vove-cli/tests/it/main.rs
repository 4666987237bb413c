//! The binary as a person or a script meets it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod assess;
mod cases;
mod configuration;
mod demo;
mod doctor;
mod emulator;
mod mrz;
mod webhook;

use std::process::{Command, Output};

/// `vove` with nothing of this machine's own settings.
fn vove(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vove"));
    command.args(arguments);
    for name in [
        "VOVE_ENV",
        "VOVE_BASE_URL",
        "VOVE_API_KEY",
        "VOVE_API_KEY_FILE",
        "VOVE_PUBLIC_KEY",
        "VOVE_WEBHOOK_SECRET",
        "VOVE_WEBHOOK_SECRET_FILE",
    ] {
        command.env_remove(name);
    }
    command
}

/// Exit code, standard output and standard error.
fn shown(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    format!("exit {}\n{}--- hints\n{}", output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// What differs from run to run, named instead.
const CHANGING: [(&str, &str); 6] = [
    (r"127\.0\.0\.1:\d+", "[address]"),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", "[reference]"),
    (r"msg_[0-9a-f]{27}", "[message]"),
    (r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "[time]"),
    (r"\b[0-9a-f]{24}\b", "[id]"),
    (r"eyJ[\w.-]+", "[token]"),
];

/// Compares with a snapshot after naming what changes.
macro_rules! assert_shown {
    ($text:expr) => {
        insta::with_settings!({ filters => crate::CHANGING }, { insta::assert_snapshot!($text) })
    };
}
pub(crate) use assert_shown;
