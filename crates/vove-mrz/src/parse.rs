//! Reads lines of text as a machine readable zone.
//!
//! [`fast_path`] recognizes a zone without any error, [`fields`] reads one whose lines fit a layout, and
//! [`align`](crate::align) places any other text on the layout that it fits best.

mod fast_path;
mod fields;
mod line_shape;

use core::array;

use crate::{
    align::search::place,
    cells::{CELLS, Grid, STRIDE},
    doc9303::alphabet::{FILLER, FOREIGN},
    layout::{Layout, compiled::CompiledLayout},
    report::{CheckDigitStatus, LayoutChoice, MrzFinding, MrzFindingCode, Report, Severity},
};

/// How [`inspect`] reads. By default it recognizes the layout and normalizes damaged text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The layout to read by; `None`, the default, to recognize it.
    pub layout: Option<&'static Layout>,
    /// Whether damaged text is normalized; by default it is.
    pub mode: ReadingMode,
}

/// Whether damaged text is normalized.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReadingMode {
    /// Text that doesn't fit its layout is placed on it as well as possible; each step is a
    /// [`NormalizationStep`](crate::report::NormalizationStep).
    #[default]
    Lenient,
    /// Characters are read where they stand. With another number of lines or characters nothing is read.
    AsPrinted,
}

/// Reads lines of text as a machine readable zone.
///
/// Any number of lines of any text gives a report. The function borrows the lines, allocates nothing and never panics.
///
/// ```
/// use vove_mrz::{FieldName, FieldStatus, Options, inspect};
///
/// let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
/// let report = inspect(&lines, &Options::default());
///
/// assert!(report.is_valid());
/// assert_eq!(report.surname().unwrap(), "ERIKSSON");
/// assert_eq!(report.field(FieldName::BirthDate).unwrap().status(), FieldStatus::Verified);
/// assert_eq!(report.field(FieldName::Sex).unwrap().status(), FieldStatus::Unchecked);
/// ```
pub fn inspect<'a>(lines: &'a [&'a str], options: &Options) -> Report<'a> {
    let mut cells = [FILLER; CELLS];
    match fast_path::read(lines, options.layout, &mut cells) {
        Some((layout, 0)) => from_fast_path(lines, options, layout, cells),
        Some((layout, filler_digits)) => {
            let mut report = from_fast_path(lines, options, layout, cells);
            fields::add_filler_digits(&mut report, layout, filler_digits);
            report
        }
        None => parse_slow(lines, options),
    }
}

/// The report of a zone without findings.
fn from_fast_path<'a>(lines: &'a [&'a str], options: &Options, layout: &'static Layout, cells: Grid) -> Report<'a> {
    Report {
        layout: Some(layout),
        layout_choice: if options.layout.is_some() { LayoutChoice::Explicit } else { LayoutChoice::Exact },
        is_read: true,
        cells,
        statuses: array::from_fn(|index| layout.check_digits.get(index).map(|_| CheckDigitStatus::Verified)),
        ..Report::unread(lines)
    }
}

/// Reads any text.
#[inline(never)]
fn parse_slow<'a>(lines: &'a [&'a str], options: &Options) -> Report<'a> {
    let (layout, choice) = match options.layout {
        Some(layout) => (Some(layout), LayoutChoice::Explicit),
        None => {
            let recognized = CompiledLayout::recognize(lines, line_shape::length);
            (recognized.map(|compiled| compiled.layout), LayoutChoice::Exact)
        }
    };
    let as_printed = layout.and_then(|layout| read_as_printed(lines, layout, choice));
    // Lines with an error may be in another order, or in lower case.
    let is_enough = as_printed.as_ref().is_some_and(|report| report.findings.worst() != Some(Severity::Error));
    if !is_enough
        && options.mode == ReadingMode::Lenient
        && let Some(placement) = place(lines, options.layout)
    {
        let mut report =
            Report { cells: placement.cells, source_map: Some(placement.source_map), ..Report::unread(lines) };
        let choice = if options.layout.is_some() { choice } else { LayoutChoice::BestMatch };
        line_shape::validate(&mut report, placement.layout);
        fields::read(&mut report, placement.layout, choice);
        return report;
    }
    as_printed.unwrap_or_else(|| unreadable(lines, options.layout))
}

/// Reads lines that have the number and the widths of a layout's.
fn read_as_printed<'a>(lines: &'a [&'a str], layout: &'static Layout, choice: LayoutChoice) -> Option<Report<'a>> {
    if lines.len() != layout.line_count() {
        return None;
    }
    let mut report = Report::unread(lines);
    let (grid, _) = report.cells.as_chunks_mut::<STRIDE>();
    for ((line, width), cells) in lines.iter().zip(layout.line_widths()).zip(grid) {
        if line_shape::length(line) != width {
            return None;
        }
        for (cell, character) in cells.iter_mut().zip(line.chars()) {
            *cell = u8::try_from(character).ok().filter(u8::is_ascii).unwrap_or(FOREIGN);
        }
    }
    fields::read(&mut report, layout, choice);
    Some(report)
}

/// The report of text that can't be read by a layout, or for which none was recognized.
fn unreadable<'a>(lines: &'a [&'a str], layout: Option<&'static Layout>) -> Report<'a> {
    let mut report = Report::unread(lines);
    match layout {
        None => report.findings.push(MrzFinding::of_text(MrzFindingCode::UnknownFormat)),
        Some(layout) => {
            report.layout = Some(layout);
            report.layout_choice = LayoutChoice::Explicit;
            line_shape::validate(&mut report, layout);
        }
    }
    report
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{
        borrow::ToOwned,
        cell::Cell,
        fs,
        string::{String, ToString},
        vec::Vec,
    };

    use proptest::{prelude::ProptestConfig, test_runner::TestRunner};

    use super::*;
    use crate::{
        encode::{Style, encode},
        layout::{FieldKind, FieldName, LAYOUTS, LayoutField},
    };

    /// A valid zone of each layout, and the cases of the repository, which a published package lacks.
    fn zones() -> Vec<Vec<String>> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/mrz/cases.json");
        let cases = fs::read_to_string(path).unwrap_or_else(|_| "[]".to_owned());
        let cases: Vec<serde_json::Value> = serde_json::from_str(&cases).unwrap();
        let lines = |case: &serde_json::Value| -> Vec<String> {
            let lines = case["lines"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
            lines.map(ToOwned::to_owned).collect()
        };
        let is_whole = |zone: &Vec<String>| !zone.is_empty() && zone.iter().all(|line| !line.is_empty());
        cases.iter().map(lines).filter(is_whole).chain(LAYOUTS.map(made_up_zone)).collect()
    }

    /// A zone of a layout without any finding.
    fn made_up_zone(layout: &'static Layout) -> Vec<String> {
        let example = |pattern: &str| pattern.replace(['@', '*', '?'], "D").replace('9', "1");
        let value = |field: &LayoutField| match field.kind {
            FieldKind::DocumentCode => example(layout.document_codes[0].0),
            FieldKind::State => layout.issuers.first().unwrap_or(&"UTO").to_string(),
            FieldKind::Name => "ERIKSSON<<ANNA".to_owned(),
            FieldKind::Surname => "ROY".to_owned(),
            FieldKind::GivenNames => "ANNA".to_owned(),
            FieldKind::DocumentNumber => "D2314".to_owned(),
            FieldKind::Text => String::new(),
            FieldKind::Date => "740812".to_owned(),
            FieldKind::YearMonth => "7408".to_owned(),
            FieldKind::Sex => "F".to_owned(),
            FieldKind::Pattern(pattern) => example(pattern.0),
        };
        let values: Vec<_> = layout.fields.iter().map(|field| (field.name, value(field))).collect();
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        encode(layout, &values, &Style::default(), &mut [0; 90]).lines().map(ToOwned::to_owned).collect()
    }

    /// Reads lines by the fast path and by the slow one and compares the two. Says whether the fast path was enough.
    fn compare(lines: &[&str], layout: Option<&'static Layout>) -> bool {
        let options = Options { layout, mode: ReadingMode::AsPrinted };
        let is_enough = fast_path::read(lines, layout, &mut [FILLER; CELLS]).is_some();
        let (fast, slow) = (inspect(lines, &options), parse_slow(lines, &options));
        let is_filler_digit = |finding: &MrzFinding| {
            let is_long_number = slow.layout.is_some_and(|layout| {
                let mut digits = layout.check_digits.iter();
                digits.any(|digit| Some(digit.field) == finding.field && digit.overflow.is_some())
            });
            finding.code == MrzFindingCode::FillerCheckDigit && !is_long_number
        };
        let has_no_finding = slow.is_read() && slow.findings.iter().all(is_filler_digit);
        let recognized = CompiledLayout::recognize(lines, line_shape::length).map(|compiled| compiled.layout);
        let fits = recognized.is_some_and(|fitting| layout.is_none_or(|layout| layout == fitting));
        assert_eq!(is_enough, has_no_finding && fits, "{lines:?} {slow:?}");
        if is_enough {
            assert_eq!(
                (fast.layout, fast.layout_choice, fast.is_read),
                (slow.layout, slow.layout_choice, slow.is_read)
            );
            assert_eq!((fast.cells, fast.long_number), (slow.cells, slow.long_number));
            assert!(fast.statuses == slow.statuses && fast.source_map.is_none());
            assert!(fast.findings.iter().eq(&slow.findings));
            assert!(slow.check_digits().all(|(_, status)| status == CheckDigitStatus::Verified));
        }
        is_enough
    }

    #[test]
    fn the_fast_path_reads_a_valid_zone_of_every_layout() {
        for layout in LAYOUTS {
            let zone = made_up_zone(layout);
            let lines: Vec<&str> = zone.iter().map(String::as_str).collect();
            assert!(compare(&lines, Some(layout)), "{layout:?} {lines:?}");
            assert!(compare(&lines, None), "{layout:?} {lines:?}");
        }
    }

    #[test]
    fn the_fast_path_agrees_with_the_slow_one_on_every_case_and_every_change_of_a_cell() {
        let (mut enough, mut changed) = (0, 0);
        let zones = zones();
        for zone in &zones {
            let lines: Vec<&str> = zone.iter().map(String::as_str).collect();
            enough += usize::from(compare(&lines, None));
            for layout in LAYOUTS {
                compare(&lines, Some(layout));
            }
            for (line, text) in zone.iter().enumerate().filter(|(_, text)| text.is_ascii()) {
                for column in 0..text.len() {
                    for other in ["<", "1", "7", "A", "X", "[", "/", "é"] {
                        let mut other_text = text.clone();
                        other_text.replace_range(column..=column, other);
                        let mut lines = lines.clone();
                        lines[line] = &other_text;
                        changed += usize::from(compare(&lines, None));
                    }
                }
            }
        }
        let has_cases = zones.len() > LAYOUTS.len();
        assert!(enough >= LAYOUTS.len() && changed > 100, "{enough} {changed}");
        assert!(!has_cases || (enough > 60 && changed > 5000), "{enough} {changed}");
    }

    #[test]
    fn the_fast_path_agrees_with_the_slow_one_on_random_cells() {
        let zones = zones();
        let has_cases = zones.len() > LAYOUTS.len();
        let change = (0usize..3, 0usize..48, "[<0-9A-FMX-Z]");
        let input = (proptest::sample::select(zones), proptest::collection::vec(change, 0..4));
        let enough = Cell::new(0);
        let mut runner = TestRunner::new(ProptestConfig::with_cases(10_000));
        let result = runner.run(&input, |(mut zone, changes)| {
            let count = zone.len();
            for (line, column, cell) in changes {
                let text = &mut zone[line % count];
                let column = column % text.len();
                if text.is_ascii() {
                    text.replace_range(column..=column, &cell);
                }
            }
            let lines: Vec<&str> = zone.iter().map(String::as_str).collect();
            enough.set(enough.get() + usize::from(compare(&lines, None)));
            Ok(())
        });
        result.unwrap();
        assert!(!has_cases || enough.get() > 800, "{}", enough.get());
    }

    #[test]
    fn a_layout_of_one_file_and_one_row_is_recognized_read_and_written() {
        let layout = Layout::from_name("MADE-UP").unwrap();
        let values = [
            (FieldName::DocumentCode, "X1"),
            (FieldName::IssuingState, "UTO"),
            (FieldName::DocumentNumber, "D23145890734"),
            (FieldName::VersionNumber, "A01"),
            (FieldName::IssueDate, "2407"),
            (FieldName::Surname, "Eriksson"),
            (FieldName::GivenNames, "Anna"),
            (FieldName::Sex, "F"),
        ];
        let mut buffer = [0; 90];
        let zone = encode(layout, &values, &Style::default(), &mut buffer);
        let lines: Vec<&str> = zone.lines().collect();
        assert!(
            zone.losses.is_empty() && lines == ["X1UTOD23145890<7349<<<<<<A012407", "ERIKSSON<<ANNA<<<<F1"],
            "{lines:?}"
        );

        let report = inspect(&lines, &Options::default());
        assert!(report.is_valid() && report.layout() == Some(layout), "{report:?}");
        assert_eq!(report.layout_choice(), LayoutChoice::Exact);
        assert_eq!(report.field(FieldName::DocumentNumber).unwrap().value(), "D23145890734");
        assert_eq!(report.surname().unwrap(), "ERIKSSON");
        assert_eq!(report.given_names().unwrap(), "ANNA");

        // Damaged: one string in lower case.
        let damaged = ["x1utod23145890<7349<<<<<<a012407eriksson<<anna<<<<f1"];
        let report = inspect(&damaged, &Options::default());
        assert_eq!((report.layout(), report.layout_choice()), (Some(layout), LayoutChoice::BestMatch));
        assert_eq!(report.check_digits_match(), Some(true));
        assert_eq!(report.given_names().unwrap(), "ANNA");
    }
}
