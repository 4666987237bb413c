use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use serde_json::{Value, json};
use vove_model::mrz::{
    FieldName, Layout, Options, Reading, Severity,
    encode::{Losses, Style, encode},
    inspect,
    script::Transliteration,
};

use super::arguments::{Encode, field_named};
use crate::{failure::Failure, output::Output};

pub(super) fn run(arguments: &Encode, output: &Output) -> Result<(), Failure> {
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
    let report = inspect(&lines, &Options { layout: Some(layout), reading: Reading::AsPrinted });
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
            Some(name) => Some(Layout::named(name).ok_or_else(|| unusable("there is no such `layout`"))?),
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
