//! A report as text: the zone with each finding below its place, the suggested repairs, the fields.

use std::{collections::BTreeSet, io};

use vove_model::mrz::{
    CheckDigitStatus, FieldName, FieldStatus, Location, MrzFinding, MrzFindingCode, Report, Severity,
    repair::Repairs,
    report::{FindingValue, LayoutChoice, NormalizationKind},
};

use super::{
    readings::{reading, values},
    repairs_text,
};
use crate::render::{color::Style, escape::in_columns, human::Human};

pub(super) fn write(out: &mut Human<'_>, report: &Report<'_>, repairs: &Repairs) -> io::Result<()> {
    zone(out, report)?;
    repairs_text::write(out, report, repairs)?;
    fields(out, report)?;
    normalization(out, report)?;
    summary(out, report)
}

fn zone(out: &mut Human<'_>, report: &Report<'_>) -> io::Result<()> {
    out.line(layout(report))?;
    out.line("")?;
    let findings: Vec<(Option<Location>, &MrzFinding)> =
        report.findings().iter().map(|finding| (report.locate_finding(finding), finding)).collect();
    let line_count = report.lines().len();
    for (_, finding) in findings.iter().filter(|(place, _)| place.is_none_or(|place| place.line >= line_count)) {
        title(out, finding)?;
        if let Some(label) = label(finding) {
            out.line(format_args!("  {label}"))?;
        }
    }
    let mut explained = BTreeSet::new();
    let width = line_count.to_string().len();
    for (index, line) in report.lines().iter().enumerate() {
        out.line(format_args!("{:>width$} | {}", index + 1, in_columns(line)))?;
        for Marker { place, finding, label } in markers(index, &findings) {
            let carets = "^".repeat(place.end.saturating_sub(place.start).max(1));
            out.text(format_args!("{:width$} | {:indent$}", "", "", indent = place.start))?;
            out.styled(style(finding), format_args!("{carets} {label}"))?;
            out.line("")?;
            out.text(format_args!("{:width$} = ", ""))?;
            title(out, finding)?;
            if let Some(help) = help(finding.code).filter(|_| explained.insert(finding.code)) {
                out.line(format_args!("{:width$} = help: {help}", ""))?;
            }
        }
    }
    match report.findings().overflow() {
        0 => Ok(()),
        more => out.line(format_args!("… and {more} more")),
    }
}

fn layout(report: &Report<'_>) -> String {
    let Some(layout) = report.layout() else { return "No known layout".to_owned() };
    let reason = match report.layout_choice() {
        LayoutChoice::Explicit => "given by the caller",
        LayoutChoice::Exact => "line lengths, document code and issuing state match it exactly",
        LayoutChoice::BestMatch => "the best match; no layout matches exactly",
        _ => "no layout matches",
    };
    format!("{}: {reason}", layout.name)
}

/// Writes severity, code and meaning.
fn title(out: &mut Human<'_>, finding: &MrzFinding) -> io::Result<()> {
    out.styled(style(finding), format_args!("{}[{}]", finding.severity(), finding.code))?;
    out.line(format_args!(": {}", finding.code.meaning()))
}

fn style(finding: &MrzFinding) -> Style {
    match finding.severity() {
        Severity::Error => Style::Error,
        Severity::Warning => Style::Warning,
        Severity::Note => Style::Note,
    }
}

/// What is expected and found at a place, or the field there.
fn label(finding: &MrzFinding) -> Option<String> {
    let text = |value: Option<FindingValue>| value.map(|value| in_columns(&value.to_string()));
    match (text(finding.expected), text(finding.found)) {
        (Some(expected), Some(found)) => Some(format!("expected {expected}, found {found}")),
        (Some(expected), None) => Some(format!("expected {expected}")),
        (None, Some(found)) => Some(format!("found {found}")),
        (None, None) => finding.field.map(|field| field.to_string()),
    }
}

/// A marked part of a line.
struct Marker<'f> {
    place: Location,
    finding: &'f MrzFinding,
    label: String,
}

/// The markers of a line, from left to right. Adjacent illegal characters get one.
fn markers<'f>(line: usize, findings: &[(Option<Location>, &'f MrzFinding)]) -> Vec<Marker<'f>> {
    let illegal = |finding: &MrzFinding| finding.code == MrzFindingCode::IllegalCharacter;
    let mut here: Vec<_> = findings.iter().filter_map(|&(place, finding)| Some((place?, finding))).collect();
    here.retain(|(place, _)| place.line == line);
    here.sort_by_key(|(place, finding)| (illegal(finding), place.start, place.end));
    // A guillemet is read as two cells, which have one place in the input.
    here.dedup_by(|next, previous| next.0 == previous.0 && illegal(next.1) && illegal(previous.1));
    let runs =
        here.chunk_by(|(place, first), (next, second)| illegal(first) && illegal(second) && place.end == next.start);
    let mut markers: Vec<_> = runs
        .filter_map(|run| {
            let ((place, finding), (last, _)) = (run.first()?, run.last()?);
            let label = if illegal(finding) { found(run) } else { label(finding).unwrap_or_default() };
            Some(Marker { place: Location { end: last.end, ..*place }, finding, label })
        })
        .collect();
    markers.sort_by_key(|marker| (marker.place.start, marker.place.end));
    markers
}

/// Illegal characters in quotes, so that spaces are visible.
fn found(run: &[(Location, &MrzFinding)]) -> String {
    let found: String = run.iter().filter_map(|(_, finding)| finding.found).map(|value| value.to_string()).collect();
    format!("found `{}`", in_columns(&found))
}

/// What to do about a finding, if its meaning doesn't say so.
const fn help(code: MrzFindingCode) -> Option<&'static str> {
    Some(match code {
        MrzFindingCode::DocumentNumberCheckDigit
        | MrzFindingCode::BirthDateCheckDigit
        | MrzFindingCode::ExpirationDateCheckDigit
        | MrzFindingCode::PersonalNumberCheckDigit => {
            "a character of the field or its check digit is misread, or the document is forged"
        }
        MrzFindingCode::CompositeCheckDigit => {
            "if the other check digits match, check the optional data and the check digits themselves"
        }
        MrzFindingCode::CheckDigitMissing => {
            "the field is read without its check digit: compare it with the visual inspection zone"
        }
        MrzFindingCode::LineLength => "the fillers at the end of a line are part of it",
        MrzFindingCode::Sex => "F, M or a filler; an unspecified sex is printed as X but written as a filler",
        MrzFindingCode::DigitInName => "0 is probably an O, 1 an I, 5 an S, 8 a B",
        MrzFindingCode::BirthDateMalformed | MrzFindingCode::ExpirationDateMalformed => {
            "O is probably a 0, I a 1, S a 5, B an 8"
        }
        MrzFindingCode::NameMayBeTruncated => "compare names by the beginnings of their components",
        MrzFindingCode::OverflowCheckDigitCountsFiller => {
            "a known practice of some issuing states, against the standard"
        }
        MrzFindingCode::GermanyAsDeu => "compare as D",
        _ => return None,
    })
}

fn fields(out: &mut Human<'_>, report: &Report<'_>) -> io::Result<()> {
    let is_separator = |name| matches!(name, FieldName::Separator1 | FieldName::Separator2 | FieldName::Separator3);
    let rows: Vec<[String; 4]> = values(report)
        .filter(|(.., field)| !is_separator(field.name()))
        .map(|(name, value, field)| {
            let status = match field.status() {
                FieldStatus::Refuted { expected: Some(expected) } => format!("refuted, expected {expected}"),
                status => status.to_string(),
            };
            let reading = reading(&field, &value, report).unwrap_or_default();
            [name.to_string(), in_columns(&value), status, reading]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let mut widths = [0; 4];
    for row in &rows {
        for (width, text) in widths.iter_mut().zip(row) {
            *width = text.chars().count().max(*width);
        }
    }
    let [names, values, statuses, _] = widths;
    out.line("")?;
    rows.iter().try_for_each(|[name, value, status, reading]| {
        let row = format!("{name:names$}  {value:values$}  {status:statuses$}  {reading}");
        out.line(row.trim_end())
    })
}

fn normalization(out: &mut Human<'_>, report: &Report<'_>) -> io::Result<()> {
    let mut steps = report.normalization_steps().peekable();
    if steps.peek().is_some() {
        out.line("")?;
        out.line("Normalization:")?;
    }
    steps.try_for_each(|step| {
        let column = match step.kind {
            NormalizationKind::CheckDigitMissing | NormalizationKind::PaddedInside | NormalizationKind::CutInside => {
                format!(", column {}", step.column + 1)
            }
            _ => String::new(),
        };
        out.line(format_args!("  line {}{column}: {}, {}", step.line + 1, step.kind.description(), step.count))
    })
}

fn summary(out: &mut Human<'_>, report: &Report<'_>) -> io::Result<()> {
    let count = |severity, word: &str| {
        let count = report.findings().iter().filter(|finding| finding.severity() == severity).count();
        format!("{count} {word}{}", if count == 1 { "" } else { "s" })
    };
    let (errors, warnings) = (count(Severity::Error, "error"), count(Severity::Warning, "warning"));
    let (style, valid) = if report.is_valid() { (Style::Success, "Valid") } else { (Style::Error, "Not valid") };
    out.line("")?;
    out.styled(style, valid)?;
    out.text(format_args!(": {errors}, {warnings}"))?;
    if !report.is_read() {
        return out.line(".");
    }
    let matching = report.check_digits().filter(|(_, status)| *status == CheckDigitStatus::Verified).count();
    out.line(format_args!("; {matching} of {} check digits match.", report.check_digits().count()))?;
    out.line("verified: a check digit matches (no proof of authenticity); unchecked: no check digit covers the field.")
}
