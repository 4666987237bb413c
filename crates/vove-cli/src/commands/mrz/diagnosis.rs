//! A report for people: the zone with its findings pointed at, then what it says.

use std::{
    collections::BTreeSet,
    fmt::{self, Write as _},
};

use vove_model::mrz::{
    CheckDigitStatus, FieldName, FieldStatus, Location, MrzFinding, MrzFindingCode, Report, Severity,
    repair::Repairs,
    report::{LayoutChoice, NormalizationKind},
};

use super::{json, reading, suggestion::suggestion};
use crate::render::printable;

pub(super) fn diagnosis(report: &Report<'_>, repairs: &Repairs) -> String {
    let mut out = String::new();
    // Writing to a string can't fail.
    let _ = zone(&mut out, report)
        .and_then(|()| suggestion(&mut out, report, repairs))
        .and_then(|()| fields(&mut out, report))
        .and_then(|()| changes(&mut out, report))
        .and_then(|()| verdict(&mut out, report));
    out
}

fn zone(out: &mut String, report: &Report<'_>) -> fmt::Result {
    writeln!(out, "{}\n", layout(report))?;
    let places: Vec<(Option<Location>, &MrzFinding)> =
        report.findings().iter().map(|finding| (report.locate_finding(finding), finding)).collect();
    for (_, finding) in places.iter().filter(|(place, _)| place.is_none_or(|place| place.line >= report.lines().len()))
    {
        writeln!(out, "{}", title(finding))?;
        if let Some(mark) = mark(finding) {
            writeln!(out, "  {mark}")?;
        }
    }
    let mut explained = BTreeSet::new();
    let width = report.lines().len().to_string().len();
    for (index, line) in report.lines().iter().enumerate() {
        writeln!(out, "{:>width$} | {}", index + 1, printable(line))?;
        for (place, finding, mark) in pointed_at(index, &places) {
            let carets = "^".repeat(place.end.saturating_sub(place.start).max(1));
            writeln!(out, "{:width$} | {:indent$}{carets} {mark}", "", "", indent = place.start)?;
            writeln!(out, "{:width$} = {}", "", title(finding))?;
            if let Some(help) = help(finding.code).filter(|_| explained.insert(finding.code)) {
                writeln!(out, "{:width$} = help: {help}", "")?;
            }
        }
    }
    match report.findings().overflow() {
        0 => Ok(()),
        more => writeln!(out, "… and {more} more"),
    }
}

fn layout(report: &Report<'_>) -> String {
    let Some(layout) = report.layout() else { return "No known layout".to_owned() };
    let why = match report.layout_choice() {
        LayoutChoice::Explicit => "as told",
        LayoutChoice::Exact => "line widths, document code and issuer fit it exactly",
        LayoutChoice::BestMatch => "the best fit of text that fits none exactly",
        _ => "nothing fits",
    };
    format!("{}: {why}", layout.name)
}

fn title(finding: &MrzFinding) -> String {
    let severity = match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    format!("{severity}[{}]: {}", finding.code.as_str(), finding.code.meaning().trim())
}

fn mark(finding: &MrzFinding) -> Option<String> {
    let text = |mark: Option<vove_model::mrz::report::FindingValue>| mark.map(|mark| printable(&mark.to_string()));
    match (text(finding.expected), text(finding.found)) {
        (Some(expected), Some(found)) => Some(format!("expected {expected}, found {found}")),
        (Some(expected), None) => Some(format!("expected {expected}")),
        (None, Some(found)) => Some(format!("found {found}")),
        (None, None) => finding.field.map(|field| field.as_str().to_owned()),
    }
}

/// What to point at in a line, from left to right; illegal characters side by side as one.
fn pointed_at<'f>(
    line: usize,
    places: &[(Option<Location>, &'f MrzFinding)],
) -> Vec<(Location, &'f MrzFinding, String)> {
    let mut here: Vec<_> = places.iter().filter_map(|&(place, finding)| Some((place?, finding))).collect();
    here.retain(|(place, _)| place.line == line);
    here.sort_by_key(|(place, finding)| (finding.code == MrzFindingCode::IllegalCharacter, place.start, place.end));
    // A guillemet stands in two cells.
    here.dedup_by(|next, one| one.0 == next.0 && [one.1.code, next.1.code] == [MrzFindingCode::IllegalCharacter; 2]);
    let runs = here.chunk_by(|(one, first), (next, second)| {
        [first.code, second.code] == [MrzFindingCode::IllegalCharacter; 2] && one.end == next.start
    });
    let mut pointed: Vec<_> = runs
        .filter_map(|run| {
            let ((place, finding), (last, _)) = (run.first()?, run.last()?);
            let text = match finding.code {
                MrzFindingCode::IllegalCharacter => illegal(run),
                _ => mark(finding).unwrap_or_default(),
            };
            Some((Location { end: last.end, ..*place }, *finding, text))
        })
        .collect();
    pointed.sort_by_key(|(place, ..)| (place.start, place.end));
    pointed
}

/// Characters as they came, in quotation marks: one of them may be a blank.
fn illegal(run: &[(Location, &MrzFinding)]) -> String {
    let found: String = run.iter().filter_map(|(_, finding)| finding.found).map(|mark| mark.to_string()).collect();
    format!("found `{}`", printable(&found))
}

/// What to do about it, where that isn't plain from the meaning.
const fn help(code: MrzFindingCode) -> Option<&'static str> {
    Some(match code {
        MrzFindingCode::DocumentNumberCheckDigit
        | MrzFindingCode::BirthDateCheckDigit
        | MrzFindingCode::ExpirationDateCheckDigit
        | MrzFindingCode::PersonalNumberCheckDigit => {
            "a character of the field or the digit itself is misread, or the document false"
        }
        MrzFindingCode::CompositeCheckDigit => {
            "while the other digits fit, look at the optional data and at the digits themselves"
        }
        MrzFindingCode::CheckDigitMissing => "the field is read without its digit: compare it with the printed one",
        MrzFindingCode::LineLength => "fillers at the end of a line are part of it",
        MrzFindingCode::Sex => "F, M or a filler; an unspecified sex is printed X but written as a filler",
        MrzFindingCode::DigitInName => "0 is likely an O, 1 an I, 5 an S, 8 a B",
        MrzFindingCode::BirthDateMalformed | MrzFindingCode::ExpirationDateMalformed => {
            "O is likely a 0, I a 1, S a 5, B an 8"
        }
        MrzFindingCode::NameMayBeTruncated => "compare names by their beginnings, in every component",
        MrzFindingCode::OverflowCheckDigitCountsFiller => "a known practice of some issuers, not the standard's",
        MrzFindingCode::GermanyAsDeu => "compare as D",
        _ => return None,
    })
}

fn fields(out: &mut String, report: &Report<'_>) -> fmt::Result {
    let rows: Vec<[String; 4]> = report
        .fields()
        .filter(|view| !matches!(view.name(), FieldName::Separator1 | FieldName::Separator2 | FieldName::Separator3))
        .flat_map(json::named)
        .map(|(name, view, value)| {
            let value = printable(&value);
            let status = match view.status() {
                FieldStatus::Refuted { expected: Some(expected) } => format!("refuted, {expected} is due"),
                status => status.as_str().to_owned(),
            };
            let reading = reading::of(&view, &value, report).unwrap_or_default();
            [name.as_str().to_owned(), value, status, reading]
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
    writeln!(out)?;
    for [name, value, status, reading] in &rows {
        let row = format!("{name:names$}  {value:values$}  {status:statuses$}  {reading}");
        writeln!(out, "{}", row.trim_end())?;
    }
    Ok(())
}

fn changes(out: &mut String, report: &Report<'_>) -> fmt::Result {
    let mut steps = report.normalization_steps().peekable();
    if steps.peek().is_some() {
        writeln!(out, "\nTo make it fit:")?;
    }
    steps.try_for_each(|step| {
        let column = match step.kind {
            NormalizationKind::CheckDigitMissing | NormalizationKind::PaddedInside | NormalizationKind::CutInside => {
                format!(", column {}", step.column + 1)
            }
            _ => String::new(),
        };
        writeln!(out, "  line {}{column}: {}, {}", step.line + 1, step.kind.description(), step.count)
    })
}

fn verdict(out: &mut String, report: &Report<'_>) -> fmt::Result {
    let of = |severity| report.findings().iter().filter(|finding| finding.severity() == severity).count();
    let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let (errors, warnings) = (counted(of(Severity::Error), "error"), counted(of(Severity::Warning), "warning"));
    let fitting = report.check_digits().filter(|(_, verdict)| *verdict == CheckDigitStatus::Verified).count();
    let valid = if report.is_valid() { "Valid" } else { "Not valid" };
    write!(out, "\n{valid}: {errors}, {warnings}")?;
    if report.is_read() {
        writeln!(out, "; {fitting} of {} check digits fit.", report.check_digits().count())?;
        writeln!(
            out,
            "Verified says that a digit fits, which no forger minds; unchecked, that no digit covers the field."
        )?;
        return Ok(());
    }
    writeln!(out, ".")
}
