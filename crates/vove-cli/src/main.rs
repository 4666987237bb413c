#![doc = include_str!("../README.md")]

mod arguments;
mod cli;
mod commands;
mod config;
mod error;
mod input;
mod render;
mod stop_signal;
mod today;

use std::{io, process::ExitCode};

use clap::Parser;

use crate::{
    cli::Cli,
    config::without_secrets,
    error::Error,
    render::{Output, mask::Mask},
};

#[tokio::main]
async fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(message) => {
            render::usage(&without_secrets(&message.render().to_string()), message.use_stderr());
            return u8::try_from(message.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    let output = Output { json: cli.json, mask: Mask { reveal: cli.reveal } };
    match run(cli, &output).await {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of the output has closed it, as `head` does.
        Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            output.hint(&without_secrets(&format!("vove: {error}")));
            error.exit_code()
        }
    }
}

async fn run(cli: Cli, output: &Output) -> error::Result {
    if !cli.is_server() {
        stop_signal::exit_when_received().map_err(Error::failed)?;
    }
    cli.run(output).await
}
