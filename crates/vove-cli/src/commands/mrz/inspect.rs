//! `vove mrz inspect`: a zone read, with its findings and repairs.

use std::io::{self, IsTerminal};

use serde::{Serialize, Serializer, ser::Error as _};
use vove_model::mrz::{
    Layout, Options, Report, Severity, inspect,
    repair::{RepairEvidence, repairs},
};

use super::{
    layout,
    readings::{reading, values},
    repairs_json::RepairsJson,
    report_text,
};
use crate::{
    error::{Error, Result},
    input,
    render::{Output, Render, human::Human},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The lines of the zone, in quotes because shells interpret `<`; by default they are read from standard input
    #[arg(value_name = "LINE")]
    lines: Vec<String>,

    /// The layout to read by; by default it is recognized from the lines
    #[arg(long, value_name = "NAME", value_parser = layout())]
    layout: Option<&'static Layout>,

    /// Read one zone per line as `{"id", "lines", "format"?}`, print one object per line
    #[arg(long, conflicts_with_all = ["lines", "layout"])]
    pub(super) jsonl: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result {
    let text = if args.lines.is_empty() { standard_input(output)? } else { args.lines.join("\n") };
    // Pasted text often has empty lines around the zone.
    let lines: Vec<&str> = text.trim_matches(['\r', '\n']).lines().collect();
    let report = inspect(&lines, &Options { layout: args.layout, ..Options::default() });
    let repairs = repairs(&report, &RepairEvidence::default());
    output.show(&Inspection { report: &report, repairs: RepairsJson(&repairs) })?;
    if report.is_valid() {
        return Ok(());
    }
    let errors = report.findings().iter().filter(|finding| finding.severity() == Severity::Error).count();
    Err(match errors {
        0 => Error::failed("the zone is valid only after normalization"),
        1 => Error::failed("the zone has 1 error"),
        _ => Error::failed(format_args!("the zone has {errors} errors")),
    })
}

fn standard_input(output: &Output) -> Result<String> {
    if io::stdin().is_terminal() {
        output.hint("Paste the lines of the zone; end the input with Ctrl-D.");
    }
    Ok(String::from_utf8_lossy(&input::standard_input()?).into_owned())
}

/// A report with the repairs of its zone.
#[derive(Serialize)]
struct Inspection<'r> {
    #[serde(flatten, serialize_with = "with_readings")]
    report: &'r Report<'r>,
    #[serde(flatten)]
    repairs: RepairsJson<'r>,
}

impl Render for Inspection<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        report_text::write(out, self.report, self.repairs.0)
    }
}

/// Serializes a report with the `reading` of each field that has one.
fn with_readings<S: Serializer>(report: &Report<'_>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    let mut json = serde_json::to_value(report).map_err(S::Error::custom)?;
    for (name, value, field) in values(report) {
        let row = json.get_mut("fields").and_then(|fields| fields.get_mut(name.as_str()));
        if let Some((row, reading)) = row.zip(reading(&field, &value, report)) {
            row["reading"] = reading.into();
        }
    }
    json.serialize(serializer)
}
