//! Zones misread by typical errors of optical character recognition.

use vove_mrz::{
    FieldName, Options, ReadingMode, Report, confusion::CONFUSION_GROUPS, inspect, layout::FieldKind,
    report::Detectability,
};
use vove_test_support::Random;

/// Line, column and the character read there.
type Misread = (usize, usize, char);

pub(super) const KINDS: [&str; 7] = ["dates", "digits", "names", "states", "numbers", "fillers", "runs"];

/// The characters that a character is confused with.
fn confused_with(cell: char) -> impl Iterator<Item = char> {
    let groups = CONFUSION_GROUPS.iter().filter(move |group| group.contains(cell));
    groups.flat_map(|group| group.chars()).filter(move |&other| other != cell)
}

fn at_cells(lines: &[String], cells: impl Iterator<Item = (usize, usize)>) -> Vec<Misread> {
    let confused = |(line, column): (usize, usize)| {
        confused_with(lines[line].as_bytes()[column].into()).map(move |other| (line, column, other))
    };
    cells.flat_map(confused).collect()
}

/// Every confusion in the fields that `is_included` accepts.
fn in_fields(
    report: &Report<'_>,
    lines: &[String],
    is_included: impl Fn(FieldName, FieldKind) -> bool,
) -> Vec<Misread> {
    let spans = report.fields().filter(|field| is_included(field.name(), field.kind())).map(|field| field.span());
    at_cells(lines, spans.flat_map(|span| (span.start..span.end).map(move |column| (span.line, column))))
}

const fn is_name(_: FieldName, kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames)
}

fn apply(lines: &mut [String], (line, column, other): Misread) {
    lines[line].replace_range(column..=column, other.encode_utf8(&mut [0; 4]));
}

/// The number of findings about states in a zone.
fn state_findings(report: &Report<'_>) -> usize {
    let codes = report.findings().iter().map(|finding| finding.code.as_str());
    codes.filter(|code| code.starts_with("nationality") || code.starts_with("issuingState")).count()
}

/// Misreads one character, or a run of fillers, such that the error is detectable. `None` if the zone has no such
/// place.
pub(super) fn misread(kind: &str, report: &Report<'_>, lines: &mut [String], random: &mut Random) -> Option<()> {
    let misreads = match kind {
        "dates" => in_fields(report, lines, |_, kind| kind == FieldKind::Date),
        "digits" => {
            let digits = report.layout()?.check_digits.iter().map(|digit| digit.position);
            at_cells(lines, digits.map(|at| (at.line, at.start)))
        }
        "names" => {
            let mut misreads = in_fields(report, lines, is_name);
            misreads.retain(|misread| misread.2.is_ascii_digit());
            misreads
        }
        "states" => {
            let mut misreads = in_fields(report, lines, |_, kind| kind == FieldKind::State);
            misreads.retain(|&misread| {
                let mut lines = lines.to_vec();
                apply(&mut lines, misread);
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                let options = Options { layout: report.layout(), mode: ReadingMode::AsPrinted };
                state_findings(&inspect(&lines, &options)) > state_findings(report)
            });
            misreads
        }
        "numbers" => {
            let mut misreads = in_fields(report, lines, |name, _| name == FieldName::DocumentNumber);
            misreads.retain(|&(line, column, other)| {
                report.detects_substitution(line, column, other) == Some(Detectability::Detectable)
                    && lines[line].as_bytes()[column] != b'<'
            });
            misreads
        }
        "fillers" => {
            let mut misreads = in_fields(report, lines, is_name);
            misreads.retain(|&(line, column, _)| {
                column > 2 && lines[line][column - 2..].starts_with("<<<") && lines[line][column..].starts_with("<<")
            });
            misreads
        }
        "runs" => return misread_run(report, lines, random),
        _ => unreachable!(),
    };
    apply(lines, *random.choose(&misreads)?);
    Some(())
}

/// Misreads a run of fillers at the end of a field as K.
fn misread_run(report: &Report<'_>, lines: &mut [String], random: &mut Random) -> Option<()> {
    let fields = report.fields().filter(|field| is_name(field.name(), field.kind()) || field.kind() == FieldKind::Text);
    let runs: Vec<(usize, usize, usize)> = fields
        .filter_map(|field| {
            let span = field.span();
            let length = lines[span.line][span.start..span.end].bytes().rev().take_while(|&cell| cell == b'<').count();
            (length >= 4 && length < span.end - span.start).then_some((span.line, span.end - length, span.end))
        })
        .collect();
    let &(line, start, end) = random.choose(&runs)?;
    let length = 3 + random.below(end - start - 2);
    let start = start + random.below(end - start - length + 1);
    (start..start + length).for_each(|column| apply(lines, (line, column, 'K')));
    Some(())
}
