//! One JSON object a line in, one a line out: `{"id", "lines", "format"?}` to the report in the corpus's words.

#![allow(clippy::print_stdout, reason = "its standard output is its interface")]

use std::{io, io::BufRead as _};

use serde_json::{Map, Value, json};
use vove_mrz::{Code, FieldName, Finding, Kind, Layout, Options, Reading, Report, Severity, Verdict, inspect};

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        if !line.trim().is_empty() {
            println!("{}", answer(&line));
        }
    }
    Ok(())
}

fn answer(line: &str) -> Value {
    let Ok(request) = serde_json::from_str::<Value>(line) else { return json!({"error": "not a JSON object"}) };
    let lines: Vec<&str> =
        request.get("lines").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let layout = request.get("format").and_then(Value::as_str).and_then(Layout::named);
    let printed = inspect(&lines, &Options { layout, reading: Reading::AsPrinted });
    let lenient = inspect(&lines, &Options { layout, reading: Reading::Lenient });
    let mut answer = fields(&printed);
    answer.insert("id".into(), request.get("id").cloned().unwrap_or_default());
    answer.insert("format".into(), printed.layout().map_or("UNKNOWN", |layout| layout.name).into());
    answer.insert("valid".into(), printed.strict().is_ok().into());
    answer.insert("checksValid".into(), printed.digits_verify().into());
    let checks: Map<_, _> = printed
        .digits()
        .map(|(digit, verdict)| (digit.of.as_str().to_owned(), (verdict == Verdict::Verified).into()))
        .collect();
    answer.insert("checks".into(), checks.into());
    answer.insert("errors".into(), findings(&printed, Severity::Error));
    answer.insert("warnings".into(), findings(&printed, Severity::Warning));
    let how: Vec<&str> = lenient.transformations().map(|step| step.kind.as_str()).collect();
    let recovered = lenient.is_read().then(|| json!({"fields": fields(&lenient), "how": how}));
    answer.insert("recovered".into(), recovered.unwrap_or_default());
    answer.insert("repairs".into(), json!([]));
    answer.into()
}

fn fields(report: &Report<'_>) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut insert = |name: &str, value: vove_mrz::Value<'_>| fields.insert(name.to_owned(), value.to_string().into());
    for field in report.fields() {
        match field.kind() {
            Kind::Names => {
                insert(FieldName::Surname.as_str(), field.primary());
                insert(FieldName::GivenNames.as_str(), field.secondary());
            }
            _ => {
                insert(field.name().as_str(), field.value());
            }
        }
    }
    fields
}

fn findings(report: &Report<'_>, severity: Severity) -> Value {
    report.findings().iter().filter(|finding| finding.severity() == severity).map(finding_json).collect()
}

fn finding_json(finding: &Finding) -> Value {
    let mut row = Map::new();
    row.insert("code".into(), finding.code.as_str().into());
    if !matches!(finding.code, Code::UnknownFormat | Code::LineCount) {
        row.insert("line".into(), finding.line.into());
        row.insert("start".into(), finding.start.into());
        row.insert("end".into(), finding.end.into());
    }
    if let Some(field) = finding.field {
        row.insert("field".into(), field.as_str().into());
    }
    if let Some(expected) = finding.expected() {
        row.insert("expected".into(), expected.to_string().into());
    }
    if let Some(found) = finding.found() {
        row.insert("actual".into(), found.to_string().into());
    }
    row.into()
}
