//! What a damaged zone may really say, as a compiler would suggest it.

use std::{
    borrow::Borrow,
    fmt::{self, Write as _},
};

use vove_model::mrz::{
    Report, Span,
    repair::{Edit, Repairs},
    report::Detectability,
};

use crate::render::printable;

/// Candidates beside the best that are spelt out.
const ALTERNATIVES: usize = 3;

pub(super) fn suggestion(out: &mut String, report: &Report<'_>, repairs: &Repairs) -> fmt::Result {
    let mut candidates = repairs.iter().filter(|candidate| candidate.edits().next().is_some());
    let Some(best) = candidates.next() else { return blind(out, report, repairs) };
    let rest = match best.is_valid() {
        true => "",
        false => ", and something remains wrong",
    };
    writeln!(out, "\nhelp: it may say{rest}")?;
    for (index, line) in best.lines().enumerate() {
        writeln!(out, "{} | {}", index + 1, printable(line))?;
    }
    changes(out, report, "  ", best.edits())?;
    let doubts =
        best.ambiguities().map(|doubt| (doubt.line, doubt.column, doubt.read, doubt.instead, doubt.detectability));
    doubtful(out, report, doubts)?;
    let edits: Vec<Edit> = best.edits().collect();
    // What no digit sees is told above.
    let mut candidates = candidates.filter(|candidate| {
        candidate.edits().any(|edit| edit.detectability == Detectability::Detectable && !edits.contains(&edit))
    });
    for candidate in candidates.by_ref().take(ALTERNATIVES) {
        let other: Vec<Edit> = candidate.edits().collect();
        writeln!(out, "  or{}", if candidate.cost() == best.cost() { ", as good" } else { "" })?;
        changes(out, report, "    ", other.iter().filter(|edit| !edits.contains(edit)))?;
        for edit in edits.iter().filter(|edit| !other.iter().any(|other| at(other) == at(edit))) {
            let place = place(report, edit.line, edit.column, edit.column);
            writeln!(out, "    {place}: as printed")?;
        }
    }
    match candidates.count() {
        0 => Ok(()),
        more => writeln!(out, "  … and {more} less likely"),
    }
}

const fn at(edit: &Edit) -> (usize, usize) {
    (edit.line, edit.column)
}

/// Of a zone that is not repaired: what its digits can't see.
fn blind(out: &mut String, report: &Report<'_>, repairs: &Repairs) -> fmt::Result {
    let mut doubts = repairs.undetectable_confusions().peekable();
    if doubts.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "\nnote: digits can't tell everything apart")?;
    doubtful(
        out,
        report,
        doubts.map(|doubt| (doubt.line, doubt.column, doubt.read, doubt.instead, doubt.detectability)),
    )
}

/// Edits, those of one kind beside each other as one.
fn changes<E: Borrow<Edit>>(
    out: &mut String,
    report: &Report<'_>,
    indent: &str,
    edits: impl Iterator<Item = E>,
) -> fmt::Result {
    let mut edits = edits.map(|edit| *edit.borrow()).peekable();
    while let Some(first) = edits.next() {
        let mut last = first;
        let goes_on = |last: &Edit, next: &Edit| {
            (next.line, next.column, next.from, next.to) == (last.line, last.column + 1, last.from, last.to)
        };
        while let Some(next) = edits.next_if(|next| goes_on(&last, next)) {
            last = next;
        }
        let why = match first.detectability {
            Detectability::Detectable => "",
            Detectability::SameResidueClass => "; of one residue class, no digit tells",
            Detectability::Uncovered => "; no digit covers it",
        };
        let place = place(report, first.line, first.column, last.column);
        match first.from {
            Some(from) => writeln!(out, "{indent}{place}: {} → {}{why}", quoted(from), quoted(first.to))?,
            None => writeln!(out, "{indent}{place}: {} is missing", quoted(first.to))?,
        }
    }
    Ok(())
}

fn doubtful(
    out: &mut String,
    report: &Report<'_>,
    doubts: impl Iterator<Item = (usize, usize, char, char, Detectability)>,
) -> fmt::Result {
    for (line, column, read, instead, provable) in doubts {
        let why = match provable {
            Detectability::SameResidueClass => "of one residue class, no digit tells",
            _ => "no digit covers it",
        };
        let place = place(report, line, column, column);
        writeln!(out, "  {place}: {} may be {} as well; {why}", quoted(read), quoted(instead))?;
    }
    Ok(())
}

fn quoted(character: char) -> String {
    format!("`{}`", printable(&character.to_string()))
}

/// Where in the input some cells stand, counted from one.
fn place(report: &Report<'_>, line: usize, first: usize, last: usize) -> String {
    let span = Span { line, start: first, end: last + 1 };
    let Some(place) = report.locate(span) else { return "nowhere".to_owned() };
    match place.end.saturating_sub(place.start) {
        0 | 1 => format!("line {}, column {}", place.line + 1, place.start + 1),
        _ => format!("line {}, columns {} to {}", place.line + 1, place.start + 1, place.end),
    }
}
