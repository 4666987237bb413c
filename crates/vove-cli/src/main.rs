#![doc = include_str!("../README.md")]

mod cli;
mod commands;
mod config;
mod error;
mod render;

use std::{io, process::ExitCode};

use clap::Parser;

use crate::{cli::Cli, error::Failure, render::Output};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = Output::new(cli.json, cli.reveal);
    match cli::run(cli, &output).await {
        Ok(()) => ExitCode::SUCCESS,
        // The process that reads the output has closed it, as `head` does.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            output.hint(&format!("vove: {failure}"));
            failure.exit_code()
        }
    }
}
