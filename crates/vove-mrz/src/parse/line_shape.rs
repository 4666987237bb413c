//! The number of lines and of their characters.

use crate::{
    cells::Span,
    layout::Layout,
    report::{FindingValue, MrzFinding, MrzFindingCode, Report},
};

/// The number of characters of a line.
pub(super) fn length(line: &str) -> usize {
    if line.is_ascii() { line.len() } else { line.chars().count() }
}

/// Adds a finding for another number of lines than the layout has, or for each line with another number of characters.
pub(super) fn validate(report: &mut Report<'_>, layout: &Layout) {
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
