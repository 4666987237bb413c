//! Repairs as text: the best candidate with its edits, what else the zone may say, and which misreadings go undetected.

use std::{borrow::Borrow, io};

use vove_model::mrz::{
    Report, Span,
    repair::{Ambiguity, Edit, Repairs},
    report::Detectability,
};

use crate::render::{color::Style, escape::in_columns, human::Human};

/// The number of candidates that are printed in addition to the best one.
const ALTERNATIVES: usize = 3;

pub(super) fn write(out: &mut Human<'_>, report: &Report<'_>, repairs: &Repairs) -> io::Result<()> {
    let mut candidates = repairs.iter().filter(|candidate| candidate.edits().next().is_some());
    let Some(best) = candidates.next() else { return undetectable_confusions(out, report, repairs) };
    out.line("")?;
    out.styled(Style::Note, "help")?;
    out.line(if best.is_valid() { ": the zone may say" } else { ": the zone may say (still not valid)" })?;
    for (index, line) in best.lines().enumerate() {
        out.line(format_args!("{} | {}", index + 1, in_columns(line)))?;
    }
    edits(out, report, "  ", best.edits())?;
    ambiguities(out, report, best.ambiguities())?;
    let best_edits: Vec<Edit> = best.edits().collect();
    // Candidates that differ in undetectable edits only are covered by the ambiguities.
    let mut others = candidates.filter(|candidate| {
        candidate.edits().any(|edit| edit.detectability == Detectability::Detectable && !best_edits.contains(&edit))
    });
    for candidate in others.by_ref().take(ALTERNATIVES) {
        let other_edits: Vec<Edit> = candidate.edits().collect();
        out.line(format_args!("  or{}", if candidate.cost() == best.cost() { ", equally likely" } else { "" }))?;
        edits(out, report, "    ", other_edits.iter().filter(|edit| !best_edits.contains(edit)))?;
        let unedited = |edit: &&Edit| !other_edits.iter().any(|other| cell(other) == cell(edit));
        for edit in best_edits.iter().filter(unedited) {
            out.line(format_args!("    {}: as printed", place(report, edit.line, edit.column, edit.column)))?;
        }
    }
    match others.count() {
        0 => Ok(()),
        more => out.line(format_args!("  … and {more} less likely")),
    }
}

const fn cell(edit: &Edit) -> (usize, usize) {
    (edit.line, edit.column)
}

/// What the check digits of a zone without repairs can't detect.
fn undetectable_confusions(out: &mut Human<'_>, report: &Report<'_>, repairs: &Repairs) -> io::Result<()> {
    let mut confusions = repairs.undetectable_confusions().peekable();
    if confusions.peek().is_none() {
        return Ok(());
    }
    out.line("")?;
    out.styled(Style::Note, "note")?;
    out.line(": the check digits do not detect these confusions")?;
    ambiguities(out, report, confusions)
}

/// Writes edits; adjacent equal edits as one.
fn edits<E: Borrow<Edit>>(
    out: &mut Human<'_>,
    report: &Report<'_>,
    indent: &str,
    edits: impl Iterator<Item = E>,
) -> io::Result<()> {
    let mut edits = edits.map(|edit| *edit.borrow()).peekable();
    while let Some(first) = edits.next() {
        let mut last = first;
        let continues = |last: &Edit, next: &Edit| {
            (next.line, next.column, next.from, next.to) == (last.line, last.column + 1, last.from, last.to)
        };
        while let Some(next) = edits.next_if(|next| continues(&last, next)) {
            last = next;
        }
        let place = place(report, first.line, first.column, last.column);
        let to = quoted(first.to);
        match (first.from, undetected(first.detectability)) {
            (Some(from), None) => out.line(format_args!("{indent}{place}: {} → {to}", quoted(from)))?,
            (Some(from), Some(why)) => out.line(format_args!("{indent}{place}: {} → {to}; {why}", quoted(from)))?,
            (None, _) => out.line(format_args!("{indent}{place}: {to} is missing"))?,
        }
    }
    Ok(())
}

fn ambiguities(
    out: &mut Human<'_>,
    report: &Report<'_>,
    mut ambiguities: impl Iterator<Item = Ambiguity>,
) -> io::Result<()> {
    ambiguities.try_for_each(|ambiguity| {
        let place = place(report, ambiguity.line, ambiguity.column, ambiguity.column);
        let (read, instead) = (quoted(ambiguity.read), quoted(ambiguity.instead));
        let why = undetected(ambiguity.detectability).unwrap_or("no check digit covers it");
        out.line(format_args!("  {place}: {read} may also be {instead}; {why}"))
    })
}

/// Why no check digit detects a confusion; `None` if one does.
const fn undetected(detectability: Detectability) -> Option<&'static str> {
    match detectability {
        Detectability::Detectable => None,
        Detectability::SameResidueClass => Some("the check digit is the same for both"),
        Detectability::Uncovered => Some("no check digit covers it"),
    }
}

fn quoted(character: char) -> String {
    format!("`{}`", in_columns(&character.to_string()))
}

/// The place of cells in the input, counted from 1.
fn place(report: &Report<'_>, line: usize, first: usize, last: usize) -> String {
    let span = Span { line, start: first, end: last + 1 };
    let Some(place) = report.locate(span) else { return "not in the input".to_owned() };
    match place.end.saturating_sub(place.start) {
        0 | 1 => format!("line {}, column {}", place.line + 1, place.start + 1),
        _ => format!("line {}, columns {} to {}", place.line + 1, place.start + 1, place.end),
    }
}
