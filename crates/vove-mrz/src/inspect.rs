use crate::{
    align,
    alphabet::FOREIGN,
    finding::{Code, Finding, Packed, Severity},
    grid::STRIDE,
    layout::{FieldName, LAYOUTS, Layout},
    read::read,
    report::{Choice, Report},
};

/// How [`inspect`] reads.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The layout to read by; found by shape and content when `None`.
    pub layout: Option<&'static Layout>,
    /// Whether damage is worked around.
    pub reading: Reading,
}

/// Whether damage is worked around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// A zone that doesn't fit its layout as it came is placed on it as well as it can be; each step is a
    /// [`Transformation`](crate::Transformation).
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
/// use vove_mrz::{FieldName, Options, Status, inspect};
///
/// let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
/// let report = inspect(&lines, &Options::default());
///
/// assert!(report.strict().is_ok());
/// assert_eq!(report.primary().unwrap(), "ERIKSSON");
/// assert_eq!(report.field(FieldName::BirthDate).unwrap().status(), Status::Verified);
/// assert_eq!(report.field(FieldName::Sex).unwrap().status(), Status::Unchecked);
/// ```
pub fn inspect<'a>(lines: &'a [&'a str], options: &Options) -> Report<'a> {
    // One report, returned from one place: it is large, and copies of it would cost as much as the reading.
    let mut report = Report::unread(lines);
    let (layout, choice) = match options.layout {
        Some(layout) => (Some(layout), Choice::Told),
        None => (recognise(lines), Choice::Shape),
    };
    let mut done = false;
    if let Some(layout) = layout
        && load(&mut report, layout)
    {
        report.choice = choice;
        read(&mut report, layout);
        // What holds an error may be lines in another order, or lower case.
        done = options.reading == Reading::AsPrinted || report.findings.worst() != Some(Severity::Error);
    }
    if !done {
        other_ways(&mut report, options, layout, choice);
    }
    report
}

#[cold]
fn other_ways(report: &mut Report<'_>, options: &Options, layout: Option<&'static Layout>, choice: Choice) {
    match options.reading {
        Reading::Lenient => {
            *report = Report::unread(report.lines);
            align::place(report, options.layout);
        }
        Reading::AsPrinted => measure(report, layout, choice),
    }
}

/// The layout that lines fit exactly: number, widths, document code and issuer.
fn recognise(lines: &[&str]) -> Option<&'static Layout> {
    LAYOUTS.into_iter().find(|layout| {
        let fits = layout.widths.iter().enumerate().all(|(index, &width)| match lines.get(index) {
            Some(line) => {
                line.len() == usize::from(width) || (!line.is_ascii() && line.chars().count() == usize::from(width))
            }
            None => width == 0,
        });
        fits && lines.len() <= layout.widths.len() && opens(layout, lines)
    })
}

/// Whether lines in their places hold a document code and an issuer of the layout.
fn opens(layout: &Layout, lines: &[&str]) -> bool {
    let cells = |name| {
        let span = layout.field(name)?.span;
        lines.get(usize::from(span.line))?.as_bytes().get(span.start.into()..span.end.into())
    };
    cells(FieldName::DocumentCode).is_some_and(|cells| layout.takes_code(cells))
        && (layout.issuers.is_empty() || cells(FieldName::IssuingState).is_some_and(|cells| layout.takes_issuer(cells)))
}

/// Copies lines that have the layout's widths into the grid.
fn load(report: &mut Report<'_>, layout: &Layout) -> bool {
    if report.lines.len() != layout.line_count() {
        return false;
    }
    let (grid, _) = report.cells.as_chunks_mut::<STRIDE>();
    for ((line, width), cells) in report.lines.iter().zip(layout.lines()).zip(grid) {
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
fn measure(report: &mut Report<'_>, layout: Option<&'static Layout>, choice: Choice) {
    let Some(layout) = layout else {
        report.findings.push(Finding { code: Code::UnknownFormat, ..Finding::NONE });
        return;
    };
    report.layout = Some(layout);
    report.choice = choice;
    widths(report, layout);
}

/// Findings for another number of lines or of characters than the layout has.
pub(crate) fn widths(report: &mut Report<'_>, layout: &Layout) {
    if report.lines.len() != layout.line_count() {
        report.findings.push(Finding {
            code: Code::LineCount,
            expected: Packed::number(layout.line_count()),
            found: Packed::number(report.lines.len()),
            ..Finding::NONE
        });
        return;
    }
    for (index, (line, width)) in report.lines.iter().zip(layout.lines()).enumerate() {
        let length = line.chars().count();
        if length != width {
            report.findings.push(Finding {
                code: Code::LineLength,
                line: index as u16,
                end: u16::try_from(length).unwrap_or(u16::MAX),
                expected: Packed::number(width),
                found: Packed::number(length),
                ..Finding::NONE
            });
        }
    }
}
