#![doc = include_str!("../README.md")]

mod arguments;
mod assess;
mod cases;
mod completions;
mod config;
mod demo;
mod doctor;
mod emulator;
mod failure;
mod mrz;
mod output;
mod session;
mod summary;
mod user;
mod webhook;

use std::{io, process::ExitCode};

use clap::Parser;

use crate::{
    arguments::{Arguments, Command},
    failure::Failure,
    output::Output,
};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let output = Output::new(arguments.json, arguments.reveal);
    match run(arguments, &output).await {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads has read enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            output.hint(&format!("vove: {failure}"));
            failure.exit_code()
        }
    }
}

async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    let Arguments { target, command, .. } = arguments;
    match command {
        Command::Demo(demo) => demo::run(&demo, output).await,
        Command::Emulator(emulator) => emulator::run(emulator, &target, output).await,
        Command::Session(session) => session::run(session, &target, output).await,
        Command::User(user) => user::run(user, &target, output).await,
        Command::Kyb(kyb) => cases::kyb(kyb, &target, output).await,
        Command::Aml(aml) => cases::aml(aml, &target, output).await,
        Command::Doctor => doctor::run(&target, output).await,
        Command::Webhook(webhook) => webhook::run(webhook, output).await,
        Command::Assess(assess) => assess::run(&assess, output),
        Command::Mrz(mrz) => mrz::run(&mrz, output),
        Command::Completions { shell } => completions::run(shell, output),
    }
}
