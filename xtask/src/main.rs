//! The developer commands of the workspace.
//!
//! - `cargo xtask fixtures [--check]` runs the fixture generator, the package `vove-fixtures` in `xtask/fixtures`. It
//!   is a package of its own so that the other commands don't compile graphics libraries.
//! - `cargo xtask tidy` checks the rules of the source tree that the compiler doesn't check.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod tidy;

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["fixtures", options @ ..] => generate_fixtures(&root(), options),
        ["tidy"] => tidy::run(&root()),
        _ => Err("usage: cargo xtask fixtures [--check] | tidy".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs `vove-fixtures`, which prints what it finds.
fn generate_fixtures(root: &Path, options: &[&str]) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "vove-fixtures", "--"])
        .args(options)
        .current_dir(root)
        .status()?;
    if status.success() { Ok(()) } else { Err("the fixture generator failed".into()) }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}
