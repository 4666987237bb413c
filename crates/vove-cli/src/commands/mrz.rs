mod diagnosis;
mod encode;
mod inspect;
mod json;
mod jsonl;
mod reading;
mod suggestion;

use std::io;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use vove_model::mrz::{LAYOUTS, Layout};

use crate::{error::Failure, render::Output};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Read a zone, however damaged, and point at everything that is wrong with it
    ///
    /// A zone is its holder's data and is what was asked about, so it is printed without --reveal. Exit code 1 means that
    /// it holds an error.
    Inspect(inspect::Args),
    /// Write a zone with its check digits, and say what did not fit
    Encode(encode::Args),
}

fn layout() -> impl TypedValueParser<Value = &'static Layout> {
    PossibleValuesParser::new(LAYOUTS.map(|layout| layout.name))
        .try_map(|name| Layout::from_name(&name).ok_or("no such layout"))
}

pub(crate) fn run(command: &Command, output: &Output) -> Result<(), Failure> {
    match command {
        Command::Inspect(inspect) if inspect.jsonl => jsonl::run(output),
        Command::Inspect(inspect) => inspect::run(inspect, output),
        Command::Encode(encode) => encode::run(encode, output),
    }
}

fn unreadable(error: &io::Error) -> Failure {
    Failure::Configuration(format!("standard input can't be read: {error}"))
}
