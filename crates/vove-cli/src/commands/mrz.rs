//! `vove mrz`: machine readable zones.

mod encode;
mod inspect;
mod jsonl;
mod readings;
mod repairs_json;
mod repairs_text;
mod report_text;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use vove_model::mrz::{LAYOUTS, Layout};

use crate::{error::Result, render::Output};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Read a zone, even a damaged one, and show each finding at its place
    ///
    /// The fields of a zone are personal data, but they are what the command is asked for, so they are printed without
    /// --reveal. Exit code 1 means that the zone is not valid.
    Inspect(inspect::Args),
    /// Write a zone with its check digits, and report what did not fit
    Encode(encode::Args),
}

pub(crate) fn run(command: &Command, output: &Output) -> Result {
    match command {
        Command::Inspect(args) if args.jsonl => jsonl::run(output),
        Command::Inspect(args) => inspect::run(args, output),
        Command::Encode(args) => encode::run(args, output),
    }
}

/// Parses the name of a layout.
fn layout() -> impl TypedValueParser<Value = &'static Layout> {
    PossibleValuesParser::new(LAYOUTS.map(|layout| layout.name))
        .try_map(|name| Layout::from_name(&name).ok_or("no such layout"))
}
