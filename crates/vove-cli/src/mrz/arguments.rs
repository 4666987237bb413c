use std::{ffi::OsStr, path::PathBuf};

use clap::{
    Arg, Args, Command, Subcommand,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
};
use vove_model::mrz::{
    FieldName, LAYOUTS, Layout,
    encode::Truncation,
    script::{Cyrillic, Latin},
};

#[derive(Subcommand)]
pub(crate) enum Mrz {
    /// Read a zone, however damaged, and point at everything that is wrong with it
    ///
    /// A zone is its holder's data and is what was asked about, so it is printed without --reveal. Exit code 1 means that
    /// it holds an error.
    Inspect(Inspect),
    /// Write a zone with its check digits, and say what did not fit
    Encode(Encode),
}

#[derive(Args)]
pub(crate) struct Inspect {
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

#[derive(Args)]
pub(crate) struct Encode {
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

fn layout() -> impl TypedValueParser<Value = &'static Layout> {
    PossibleValuesParser::new(LAYOUTS.map(|layout| layout.name))
        .try_map(|name| Layout::named(&name).ok_or("no such layout"))
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
pub(super) fn field_named(name: &str) -> Option<FieldName> {
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
