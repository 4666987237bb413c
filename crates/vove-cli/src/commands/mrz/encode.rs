//! `vove mrz encode`: a zone written from its fields.

mod choices;
mod document;

use std::{io, path::PathBuf};

use serde::Serialize;
use vove_model::mrz::{
    FieldName, Layout, MrzFindingCode, Options, ReadingMode, Severity,
    encode::{Losses, Style, Truncation, encode},
    inspect,
    script::{Cyrillic, Latin, Transliteration},
};

use self::{
    choices::{CYRILLIC, LATIN, TRUNCATION, choice},
    document::{Document, FieldParser},
};
use super::layout;
use crate::{
    error::{Error, Result},
    render::{Output, Render, human::Human},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The layout
    #[arg(long, value_name = "NAME", value_parser = layout(), required_unless_present = "json_file")]
    layout: Option<&'static Layout>,

    /// A field and its value; may be repeated: `-f lastName=Eriksson -f birthDate=740812`
    #[arg(short, long = "field", value_name = "NAME=VALUE", value_parser = FieldParser)]
    fields: Vec<(FieldName, String)>,

    /// Read the layout and the fields from the output of `vove mrz inspect --json`; `-` for standard input
    #[arg(long, value_name = "FILE")]
    json_file: Option<PathBuf>,

    /// How a name that is too long is truncated
    #[arg(long, value_name = "HOW", default_value = "cut", value_parser = choice(TRUNCATION))]
    truncation: Truncation,

    /// How Latin letters with diacritics are transliterated
    #[arg(long, value_name = "HOW", default_value = "expanded", value_parser = choice(LATIN))]
    latin: Latin,

    /// How Cyrillic letters are transliterated
    #[arg(long, value_name = "HOW", default_value = "common", value_parser = choice(CYRILLIC))]
    cyrillic: Cyrillic,

    /// Include the filler inside a long document number in its check digit, as older Belgian and Portuguese cards do
    #[arg(long)]
    count_filler: bool,
}

pub(super) fn run(args: &Args, output: &Output) -> Result {
    let document = match &args.json_file {
        Some(path) => Document::read(path)?,
        None => Document::default(),
    };
    let layout = args.layout.or(document.layout).ok_or_else(|| Error::configuration("no layout: pass --layout"))?;
    let fields: Vec<(FieldName, &str)> =
        document.fields().chain(args.fields.iter().map(|(name, value)| (*name, value.as_str()))).collect();
    let style = Style {
        truncation: args.truncation,
        transliteration: Transliteration { latin: args.latin, cyrillic: args.cyrillic },
        long_number_counts_filler: args.count_filler || document.counts_filler(),
        ..Style::default()
    };
    let mut buffer = [0; 90];
    let zone = encode(layout, &fields, &style, &mut buffer);
    let lines: Vec<&str> = zone.lines().collect();
    let report = inspect(&lines, &Options { layout: Some(layout), mode: ReadingMode::AsPrinted });
    let errors = report.findings().iter().filter(|finding| finding.severity() == Severity::Error);
    let encoded = EncodedZone {
        layout,
        lost: losses(&zone.losses, &fields),
        name_truncated: zone.losses.name_truncated,
        errors: errors.map(|finding| finding.code).collect(),
        lines,
    };
    output.show(&encoded)?;
    match encoded.lost.is_empty() && encoded.errors.is_empty() {
        true => Ok(()),
        false => Err(Error::failed("the zone lacks given values, or is not valid")),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EncodedZone<'z> {
    layout: &'static Layout,
    lines: Vec<&'z str>,
    lost: Vec<String>,
    name_truncated: bool,
    errors: Vec<MrzFindingCode>,
}

impl Render for EncodedZone<'_> {
    fn human(&self, out: &mut Human<'_>) -> io::Result<()> {
        self.lines.iter().try_for_each(|line| out.line(line))
    }

    fn hints(&self) -> Vec<String> {
        let truncated = self.name_truncated.then(|| "The name is truncated.".to_owned());
        let lost = self.lost.iter().map(|lost| format!("Lost: {lost}."));
        let errors = self.errors.iter().map(|code| format!("The zone is not valid: error[{code}]."));
        truncated.into_iter().chain(lost).chain(errors).collect()
    }
}

/// What the zone lacks, except for the end of a name, which the standard allows to be truncated.
fn losses(losses: &Losses, values: &[(FieldName, &str)]) -> Vec<String> {
    let mut fields: Vec<FieldName> = values.iter().map(|(name, _)| *name).collect();
    fields.sort_unstable();
    fields.dedup();
    let mut lost = Vec::new();
    for field in fields {
        if losses.is_truncated(field) {
            lost.push(format!("the end of {}", field));
        }
        if losses.is_unplaced(field) {
            lost.push(format!("{}, which the layout does not have", field));
        }
    }
    match losses.unmapped {
        0 => {}
        1 => lost.push("1 character without a transliteration".to_owned()),
        count => lost.push(format!("{count} characters without a transliteration")),
    }
    lost
}
