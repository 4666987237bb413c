use std::{
    ffi::OsStr,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use clap::{
    Arg, Command,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
};
use serde_json::{Value, json};
use vove_model::mrz::{
    FieldName, LAYOUTS, Layout, Options, ReadingMode, Severity,
    encode::{Losses, Style, Truncation, encode},
    inspect,
    script::{Cyrillic, Latin, Transliteration},
};

use super::layout;
use crate::{error::Failure, render::Output};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The layout
    #[arg(long, value_name = "NAME", value_parser = layout(), required_unless_present = "json_file")]
    pub(crate) layout: Option<&'static Layout>,

    /// A field and what it says, again and again: `-f lastName=Eriksson -f birthDate=740812`
    #[arg(short, long = "field", value_name = "NAME=VALUE", value_parser = FieldParser)]
    pub(crate) fields: Vec<(FieldName, String)>,

    /// Take layout and fields from what `vove mrz inspect --json` prints, or as much of it; `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) json_file: Option<PathBuf>,

    /// How a name is shortened that does not fit
    #[arg(long, value_name = "HOW", default_value = "cut", value_parser = choice(TRUNCATION))]
    pub(crate) truncation: Truncation,

    /// How Latin letters with marks are written
    #[arg(long, value_name = "HOW", default_value = "expanded", value_parser = choice(LATIN))]
    pub(crate) latin: Latin,

    /// How Cyrillic letters are written
    #[arg(long, value_name = "HOW", default_value = "common", value_parser = choice(CYRILLIC))]
    pub(crate) cyrillic: Cyrillic,

    /// Count the filler inside a long number for its check digit, as older Belgian and Portuguese cards do
    #[arg(long)]
    pub(crate) count_filler: bool,
}

/// Reads `NAME=VALUE`. Clap's own messages repeat what was given, and that is a person's.
#[derive(Clone)]
struct FieldParser;

impl TypedValueParser for FieldParser {
    type Value = (FieldName, String);

    fn parse_ref(&self, command: &Command, _: Option<&Arg>, value: &OsStr) -> Result<Self::Value, clap::Error> {
        let wrong = |why| clap::Error::raw(ErrorKind::ValueValidation, why).with_cmd(command);
        let (name, value) = value
            .to_str()
            .and_then(|text| text.split_once('='))
            .ok_or_else(|| wrong("a field is written NAME=VALUE\n"))?;
        let name = field_named(name).ok_or_else(|| wrong("no layout has a field of that name\n"))?;
        Ok((name, value.to_owned()))
    }
}

/// A field of any layout by the name that `inspect` prints.
fn field_named(name: &str) -> Option<FieldName> {
    let all = LAYOUTS.into_iter().flat_map(|layout| layout.fields).map(|field| field.name);
    all.chain([FieldName::Surname, FieldName::GivenNames]).find(|field| field.as_str() == name)
}

/// Named values of one of the library's choices.
fn choice<T: Copy + Send + Sync + 'static>(
    all: &'static [(&'static str, &'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let names = all.iter().map(|(name, help, _)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(names).try_map(|chosen| {
        all.iter().find(|(name, ..)| *name == chosen).map(|(.., value)| *value).ok_or("no such choice")
    })
}

const TRUNCATION: &[(&str, &str, Truncation)] = &[
    ("cut", "Cut where the field ends", Truncation::Cut),
    ("initials", "Initials instead of given names, from the last on", Truncation::Initials),
    ("shorten", "Every component shortened, the longest first", Truncation::Shorten),
    ("drop", "Given names left out, from the last on", Truncation::Drop),
];

const LATIN: &[(&str, &str, Latin)] = &[
    ("expanded", "Ä as AE", Latin::Expanded),
    ("simple", "Ä as A", Latin::Simple),
    ("escape", "Ü as UXX, Ñ as NXX", Latin::Escape),
];

const CYRILLIC: &[(&str, &str, Cyrillic)] = &[
    ("common", "The standard's table without exceptions", Cyrillic::Common),
    ("ukrainian", "Й as Y, Г as H, И as Y", Cyrillic::Ukrainian),
    ("belarusian", "Ё as IO, Г as H", Cyrillic::Belarusian),
    ("serbian", "Ж as Z, Х as H, Ц as C", Cyrillic::Serbian),
    ("macedonian", "Ќ as KJ, Џ as DJ", Cyrillic::Macedonian),
    ("bulgarian", "Щ as SHT", Cyrillic::Bulgarian),
];

pub(super) fn run(arguments: &Args, output: &Output) -> Result<(), Failure> {
    let document = match &arguments.json_file {
        Some(path) => Document::read(path)?,
        None => Document::default(),
    };
    let layout = arguments.layout.or(document.layout).ok_or_else(|| unusable("no layout is given"))?;
    let values: Vec<(FieldName, &str)> =
        document.fields.iter().chain(&arguments.fields).map(|(name, value)| (*name, value.as_str())).collect();
    let style = Style {
        truncation: arguments.truncation,
        transliteration: Transliteration { latin: arguments.latin, cyrillic: arguments.cyrillic },
        long_number_counts_filler: arguments.count_filler || document.counts_filler,
        ..Style::default()
    };
    let mut buffer = [0; 90];
    let zone = encode(layout, &values, &style, &mut buffer);
    let lines: Vec<&str> = zone.lines().collect();
    let lost = lost(&zone.losses, &values);
    let report = inspect(&lines, &Options { layout: Some(layout), mode: ReadingMode::AsPrinted });
    let wrong: Vec<&str> = report
        .findings()
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .map(|finding| finding.code.as_str())
        .collect();
    if output.json {
        output.value(&json!({
            "layout": layout.name,
            "lines": lines,
            "lost": lost,
            "nameTruncated": zone.losses.name_truncated,
            "errors": wrong,
        }))?;
    } else {
        lines.iter().try_for_each(|line| output.line(line))?;
        if zone.losses.name_truncated {
            output.hint("The name is shortened.");
        }
        lost.iter().for_each(|lost| output.hint(&format!("Lost: {lost}.")));
        wrong.iter().for_each(|code| output.hint(&format!("A reader will find: error[{code}].")));
    }
    match lost.is_empty() && wrong.is_empty() {
        true => Ok(()),
        false => Err(Failure::DidNotHappen("the zone does not say what was asked for, or not as it must".to_owned())),
    }
}

/// What is missing but for the end of a name, which the standard lets an issuer cut.
fn lost(losses: &Losses, values: &[(FieldName, &str)]) -> Vec<String> {
    let mut fields: Vec<FieldName> = values.iter().map(|(name, _)| *name).collect();
    fields.sort_unstable();
    fields.dedup();
    let mut lost = Vec::new();
    for field in fields {
        if losses.is_truncated(field) {
            lost.push(format!("the end of {}", field.as_str()));
        }
        if losses.is_unplaced(field) {
            lost.push(format!("{}, which the layout does not have", field.as_str()));
        }
    }
    match losses.unmapped {
        0 => {}
        1 => lost.push("a character that the standard does not transliterate".to_owned()),
        count => lost.push(format!("{count} characters that the standard does not transliterate")),
    }
    lost
}

/// What `vove mrz inspect --json` prints, or as much of it as there is.
#[derive(Default)]
struct Document {
    layout: Option<&'static Layout>,
    fields: Vec<(FieldName, String)>,
    counts_filler: bool,
}

impl Document {
    fn read(path: &Path) -> Result<Self, Failure> {
        let mut bytes = Vec::new();
        let read = match path == Path::new("-") {
            true => io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes),
            false => fs::read(path),
        };
        let bytes = read.map_err(|error| unusable(&format!("{} can't be read: {error}", path.display())))?;
        let json: Value = serde_json::from_slice(&bytes).map_err(|_| unusable("what was given is no JSON"))?;
        Self::from_json(&json)
    }

    fn from_json(json: &Value) -> Result<Self, Failure> {
        let layout = match json.get("layout").and_then(Value::as_str) {
            Some(name) => Some(Layout::from_name(name).ok_or_else(|| unusable("there is no such `layout`"))?),
            None => None,
        };
        let fields = json.get("fields").and_then(Value::as_object).ok_or_else(|| unusable("`fields` is missing"))?;
        let fields = fields
            .iter()
            .map(|(name, value)| {
                let text = value.get("value").unwrap_or(value).as_str();
                let text = text.ok_or_else(|| unusable("a field is a text, or an object with one as its `value`"))?;
                let name = field_named(name).ok_or_else(|| unusable("`fields` has one that no layout has"))?;
                Ok((name, text.to_owned()))
            })
            .collect::<Result<_, Failure>>()?;
        Ok(Self { layout, fields, counts_filler: json.get("longNumber").is_some_and(|long| long == "countsFiller") })
    }
}

fn unusable(why: &str) -> Failure {
    Failure::Configuration(why.to_owned())
}
