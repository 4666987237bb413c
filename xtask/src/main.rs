//! `cargo xtask fixtures [--check]` regenerates every fixture, or fails when one is stale.
//! `cargo xtask tidy` checks arrows between crates, stems, and that fixtures hold invented people only.

#![allow(clippy::print_stdout, clippy::print_stderr)]

mod aml;
mod documented;
mod documents;
mod drawing;
mod fixtures;
mod kyb;
mod mrz;
mod pdf;
mod people;
mod problems;
mod sessions;
mod tidy;
mod webhooks;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["fixtures"] => fixtures::write(&root()),
        ["fixtures", "--check"] => fixtures::check(&root()),
        ["tidy"] => tidy::run(&root()),
        _ => Err("usage: cargo xtask fixtures [--check] | tidy".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}
