use std::io::{self, IsTerminal, Read};

use vove_model::mrz::{
    Layout, Options, Severity, inspect,
    repair::{RepairEvidence, repairs},
};

use super::{diagnosis::diagnosis, json, layout, unreadable};
use crate::{error::Failure, render::Output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The lines of the zone, quoted: a shell reads `<` otherwise; standard input when there are none
    #[arg(value_name = "LINE")]
    pub(crate) lines: Vec<String>,

    /// Read by this layout; found by shape and content otherwise
    #[arg(long, value_name = "NAME", value_parser = layout())]
    pub(crate) layout: Option<&'static Layout>,

    /// Read one zone a line, as `{"id", "lines", "format"?}`, and answer with one object a line
    #[arg(long, conflicts_with_all = ["lines", "layout"])]
    pub(crate) jsonl: bool,
}

pub(super) fn run(arguments: &Args, output: &Output) -> Result<(), Failure> {
    let typed = if arguments.lines.is_empty() { standard_input(output)? } else { arguments.lines.join("\n") };
    // Empty lines around a pasted zone are nobody's mistake.
    let lines: Vec<&str> = typed.trim_matches(['\r', '\n']).lines().collect();
    let report = inspect(&lines, &Options { layout: arguments.layout, ..Options::default() });
    let repairs = repairs(&report, &RepairEvidence::default());
    if output.json {
        output.value(&json::report(&report, &repairs))?;
    } else {
        output.line(diagnosis(&report, &repairs).trim_end())?;
    }
    if report.is_valid() {
        return Ok(());
    }
    let errors = report.findings().iter().filter(|finding| finding.severity() == Severity::Error).count();
    Err(Failure::DidNotHappen(match errors {
        0 => "the zone fits only after it was changed".to_owned(),
        1 => "the zone holds an error".to_owned(),
        _ => format!("the zone holds {errors} errors"),
    }))
}

fn standard_input(output: &Output) -> Result<String, Failure> {
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        output.hint("Paste the lines of the zone; Ctrl-D ends them.");
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
