pub(crate) mod fast_path;
pub(crate) mod fields;

use crate::{
    align::search as align,
    cells::{CELLS, Grid, STRIDE, Span},
    doc9303::alphabet::{FILLER, FOREIGN},
    layout::compiled::Plan,
    layout::{LAYOUTS, Layout},
    parse::fields::{filler_for, read},
    report::finding::{FindingValue, MrzFinding, MrzFindingCode, Severity},
    report::{LayoutChoice, Report},
};

/// How [`inspect`] reads.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The layout to read by; found by shape and content when `None`.
    pub layout: Option<&'static Layout>,
    /// Whether damage is worked around.
    pub mode: ReadingMode,
}

/// Whether damage is worked around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReadingMode {
    /// A zone that doesn't fit its layout as it came is placed on it as well as it can be; each step is a
    /// [`NormalizationStep`](crate::report::NormalizationStep).
    #[default]
    Lenient,
    /// Cells are read where they stand; another number of lines or characters is where reading ends.
    AsPrinted,
}

/// Reads lines of text as a machine readable zone.
///
/// Total: any number of lines of any text gives a report. Borrows the lines, allocates nothing, never panics.
///
/// ```
/// use vove_mrz::{FieldName, Options, FieldStatus, inspect};
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
    match at_a_glance(lines, options, &mut cells) {
        Some((plan, 0)) => seen(lines, options, plan, cells),
        Some((plan, fillers)) => seen_with_fillers(lines, options, plan, cells, fillers),
        None => closely(lines, options),
    }
}

/// The plan of lines about which there is nothing to say but that fillers stand for some digits: those, one bit each.
fn at_a_glance(lines: &[&str], options: &Options, cells: &mut Grid) -> Option<(&'static Plan, u8)> {
    let plan = Plan::fitting(lines).filter(|plan| options.layout.is_none_or(|layout| layout == plan.layout))?;
    (plan.glance)(lines, cells).map(|fillers| (plan, fillers))
}

fn seen<'a>(lines: &'a [&'a str], options: &Options, plan: &Plan, cells: Grid) -> Report<'a> {
    Report {
        layout: Some(plan.layout),
        choice: if options.layout.is_some() { LayoutChoice::Explicit } else { LayoutChoice::Exact },
        read: true,
        cells,
        verdicts: plan.verdicts,
        ..Report::unread(lines)
    }
}

#[inline(never)]
fn seen_with_fillers<'a>(lines: &'a [&'a str], options: &Options, plan: &Plan, cells: Grid, fillers: u8) -> Report<'a> {
    let mut report = seen(lines, options, plan, cells);
    for (_, digit) in plan.layout.check_digits.iter().enumerate().filter(|(index, _)| fillers >> index & 1 == 1) {
        report.findings.push(filler_for(digit));
    }
    report
}

#[inline(never)]
fn closely<'a>(lines: &'a [&'a str], options: &Options) -> Report<'a> {
    let mut report = Report::unread(lines);
    let (layout, choice) = match options.layout {
        Some(layout) => (Some(layout), LayoutChoice::Explicit),
        None => (recognise(lines), LayoutChoice::Exact),
    };
    if let Some(layout) = layout {
        if load(&mut report, layout) {
            report.choice = choice;
            read(&mut report, layout);
            // What holds an error may be lines in another order, or lower case.
            if options.mode == ReadingMode::AsPrinted || report.findings.worst() != Some(Severity::Error) {
                return report;
            }
        }
        report = Report::unread(lines);
    }
    match options.mode {
        ReadingMode::Lenient => align::place(&mut report, options.layout),
        ReadingMode::AsPrinted => measure(&mut report, layout, choice),
    }
    if let Some(layout) = layout
        && !report.read
        && options.mode == ReadingMode::Lenient
    {
        // Damage may hide the layout from all but the shape.
        let mut printed = Report::unread(lines);
        if load(&mut printed, layout) {
            printed.choice = choice;
            read(&mut printed, layout);
            return printed;
        }
    }
    report
}

/// The layout that lines fit exactly: number, widths, document code and issuer.
fn recognise(lines: &[&str]) -> Option<&'static Layout> {
    let mut lengths = [(0, 0); 3];
    for (slot, line) in lengths.iter_mut().zip(lines) {
        *slot = (line.len(), length(line));
    }
    LAYOUTS.into_iter().find(|layout| {
        let mut widths = layout.widths.iter().copied().zip(lengths);
        widths.all(|(width, (bytes, characters))| bytes == width || characters == width)
            && lines.len() <= layout.widths.len()
            && layout.opens(lines)
    })
}

fn length(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { line.chars().count() }
}

/// Copies lines that have the layout's widths into the grid.
fn load(report: &mut Report<'_>, layout: &Layout) -> bool {
    if report.lines.len() != layout.line_count() {
        return false;
    }
    let (grid, _) = report.cells.as_chunks_mut::<STRIDE>();
    for ((line, width), cells) in report.lines.iter().zip(layout.line_widths()).zip(grid) {
        let Some(cells) = cells.get_mut(..width) else { return false };
        if line.len() == width && line.is_ascii() {
            cells.copy_from_slice(line.as_bytes());
        } else if line.chars().count() == width {
            for (cell, character) in cells.iter_mut().zip(line.chars()) {
                *cell = u8::try_from(character).ok().filter(u8::is_ascii).unwrap_or(FOREIGN);
            }
        } else {
            return false;
        }
    }
    true
}

/// Says what keeps lines from being read as they are printed.
fn measure(report: &mut Report<'_>, layout: Option<&'static Layout>, choice: LayoutChoice) {
    let Some(layout) = layout else {
        report.findings.push(MrzFinding::of_text(MrzFindingCode::UnknownFormat));
        return;
    };
    report.layout = Some(layout);
    report.choice = choice;
    widths(report, layout);
}

/// MrzFindings for another number of lines or of characters than the layout has.
pub(crate) fn widths(report: &mut Report<'_>, layout: &Layout) {
    if report.lines.len() != layout.line_count() {
        report.findings.push(MrzFinding {
            expected: Some(FindingValue::Number(layout.line_count())),
            found: Some(FindingValue::Number(report.lines.len())),
            ..MrzFinding::of_text(MrzFindingCode::LineCount)
        });
        return;
    }
    for (line, (text, width)) in report.lines.iter().zip(layout.line_widths()).enumerate() {
        let length = length(text);
        if length != width {
            report.findings.push(MrzFinding {
                expected: Some(FindingValue::Number(width)),
                found: Some(FindingValue::Number(length)),
                ..MrzFinding::new(MrzFindingCode::LineLength, None, Span { line, start: 0, end: length })
            });
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{
        borrow::ToOwned,
        string::{String, ToString},
        vec::Vec,
    };

    use serde_json::Value;

    use super::*;
    use crate::{
        CheckDigitStatus,
        encode::Style,
        layout::{FieldKind, LayoutField},
    };

    fn zones() -> Vec<Vec<String>> {
        let cases: Vec<Value> =
            serde_json::from_str(include_str!("../../../fixtures/mrz/cases.json")).expect("cases are JSON");
        let lines = |case: &Value| {
            let lines = case["lines"].as_array().into_iter().flatten().filter_map(Value::as_str);
            lines.map(ToOwned::to_owned).collect()
        };
        let cases = cases.iter().map(lines);
        let whole = |zone: &Vec<String>| !zone.is_empty() && zone.iter().all(|line| !line.is_empty());
        cases.filter(whole).chain(LAYOUTS.map(invented)).collect()
    }

    /// A flawless zone of a layout.
    fn invented(layout: &'static Layout) -> Vec<String> {
        let drawn = |picture: &str| picture.replace(['@', '*', '?'], "D").replace('9', "1");
        let value = |field: &LayoutField| match field.kind {
            FieldKind::DocumentCode => drawn(layout.document_codes[0].0),
            FieldKind::State => layout.issuers.first().unwrap_or(&"UTO").to_string(),
            FieldKind::Name => "ERIKSSON<<ANNA".to_owned(),
            FieldKind::Surname => "ROY".to_owned(),
            FieldKind::GivenNames => "ANNA".to_owned(),
            FieldKind::DocumentNumber => "D2314".to_owned(),
            FieldKind::Text => String::new(),
            FieldKind::Date => "740812".to_owned(),
            FieldKind::YearMonth => "7408".to_owned(),
            FieldKind::Sex => "F".to_owned(),
            FieldKind::Pattern(picture) => drawn(picture.0),
        };
        let values: Vec<_> = layout.fields.iter().map(|field| (field.name, value(field))).collect();
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        crate::encode::encode(layout, &values, &Style::default(), &mut [0; 90]).lines().map(ToOwned::to_owned).collect()
    }

    /// Reads lines both ways; says whether a glance was enough.
    fn agree(lines: &[&str], layout: Option<&'static Layout>) -> bool {
        let options = Options { layout, mode: ReadingMode::AsPrinted };
        let enough = at_a_glance(lines, &options, &mut [FILLER; CELLS]).is_some();
        let (glanced, close) = (inspect(lines, &options), closely(lines, &options));
        let fillers = |finding: &MrzFinding| {
            let of_number = close.layout.is_some_and(|layout| {
                layout.check_digits.iter().any(|digit| Some(digit.field) == finding.field && digit.overflow.is_some())
            });
            finding.code == MrzFindingCode::FillerCheckDigit && !of_number
        };
        let nothing = close.is_read() && close.findings.iter().all(fillers);
        let fits = recognise(lines).is_some_and(|fitting| layout.is_none_or(|layout| layout == fitting));
        assert_eq!(enough, nothing && fits, "{lines:?} {close:?}");
        if enough {
            assert_eq!((glanced.layout, glanced.choice, glanced.read), (close.layout, close.choice, close.read));
            assert_eq!((glanced.cells, glanced.long_number), (close.cells, close.long_number));
            assert!(glanced.verdicts == close.verdicts && glanced.placement.is_none());
            assert!(glanced.findings.iter().eq(&close.findings));
            assert!(close.check_digits().all(|(_, verdict)| verdict == CheckDigitStatus::Verified));
        }
        enough
    }

    #[test]
    fn a_glance_is_enough_for_a_flawless_zone_of_every_layout() {
        for layout in LAYOUTS {
            let zone = invented(layout);
            let lines: Vec<&str> = zone.iter().map(String::as_str).collect();
            assert!(agree(&lines, Some(layout)), "{layout:?} {lines:?}");
        }
    }

    #[test]
    fn a_glance_and_a_close_look_agree_on_every_case_and_on_every_change_of_a_cell() {
        let (mut enough, mut changed) = (0, 0);
        for zone in zones() {
            let lines: Vec<&str> = zone.iter().map(String::as_str).collect();
            enough += u32::from(agree(&lines, None));
            for layout in LAYOUTS {
                agree(&lines, Some(layout));
            }
            for (line, text) in zone.iter().enumerate().filter(|(_, text)| text.is_ascii()) {
                for column in 0..text.len() {
                    for other in ["<", "1", "7", "A", "X", "[", "/", "é"] {
                        let mut other_text = text.clone();
                        other_text.replace_range(column..=column, other);
                        let mut lines = lines.clone();
                        lines[line] = &other_text;
                        changed += u32::from(agree(&lines, None));
                    }
                }
            }
        }
        assert!(enough > 60 && changed > 5000, "{enough} {changed}");
    }

    #[test]
    fn a_glance_and_a_close_look_agree_on_cells_set_at_random() {
        let mut state = 0x9E37_79B9_7F4A_7C15u64;
        let mut random = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as usize % below
        };
        let zones = zones();
        let mut enough = 0;
        for _ in 0..10_000 {
            let mut zone = zones[random(zones.len())].clone();
            for _ in 0..random(4) {
                let line = random(zone.len());
                let text = &mut zone[line];
                let column = random(text.len());
                let cell = char::from(b"<<<0123456789ABCDEFMXYZ"[random(23)]);
                if text.is_ascii() {
                    text.replace_range(column..=column, cell.encode_utf8(&mut [0; 4]));
                }
            }
            let lines: Vec<&str> = zone.iter().map(String::as_str).collect();
            enough += u32::from(agree(&lines, None));
        }
        assert!(enough > 800, "{enough}");
    }
}
