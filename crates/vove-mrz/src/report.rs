//! What was read of a machine readable zone: fields, check digits, findings, normalization steps.

pub(crate) mod detectability;
pub(crate) mod field;
pub(crate) mod finding;
pub(crate) mod normalization;
pub(crate) mod source_map;
pub(crate) mod status;
pub(crate) mod value;

use core::fmt;

pub use self::{
    detectability::Detectability,
    field::ReportField,
    finding::{FindingValue, MrzFinding, MrzFindingCode, MrzFindings, Severity},
    normalization::{NormalizationKind, NormalizationStep},
    status::{CheckDigitStatus, FieldStatus},
    value::Value,
};
use crate::{
    cells::{CELLS, Grid, STRIDE, Span},
    doc9303::alphabet,
    doc9303::mrz_date::MrzDate,
    layout::{CheckDigit, FieldKind, FieldName, Layout, LayoutField},
    report::source_map::Placement,
};

/// The most check digits a layout has.
pub(crate) const DIGITS: usize = 5;

/// Everything that can be said about some lines of text as a machine readable zone.
///
/// Borrows the lines, allocates nothing. `Debug` names the layout and the findings' codes and places, never a character
/// of the document.
pub struct Report<'a> {
    pub(crate) lines: &'a [&'a str],
    pub(crate) layout: Option<&'static Layout>,
    pub(crate) choice: LayoutChoice,
    pub(crate) read: bool,
    pub(crate) cells: Grid,
    pub(crate) verdicts: [Option<CheckDigitStatus>; DIGITS],
    pub(crate) long_number: Option<LongDocumentNumber>,
    pub(crate) placement: Option<Placement>,
    pub(crate) findings: MrzFindings,
}

/// Why a report's layout is the one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LayoutChoice {
    /// The caller named it.
    Explicit,
    /// Line widths, document code and issuer fit it exactly.
    Exact,
    /// It is the best of the layouts that the damaged text can be placed on.
    BestMatch,
    /// None fits.
    NotRecognized,
}

impl LayoutChoice {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "told",
            Self::Exact => "shape",
            Self::BestMatch => "bestFit",
            Self::NotRecognized => "nothing",
        }
    }
}

/// A document number that goes on in the optional field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongDocumentNumber {
    pub(crate) start: u8,
    pub(crate) digit: u8,
    /// How its digit was computed.
    pub convention: LongNumberConvention,
}

/// The ways in which issuers compute the digit of a long number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongNumberConvention {
    /// Over the characters of the number, as the standard says.
    Standard,
    /// The filler between the parts is counted as a character: older Belgian, Portuguese cards.
    CountsFiller,
    /// Both give the same digit.
    Either,
    /// Neither gives the printed digit.
    Neither,
}

impl LongNumberConvention {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::CountsFiller => "countsFiller",
            Self::Either => "either",
            Self::Neither => "neither",
        }
    }
}

/// A place in the input: line and characters, 0-based and half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Location {
    /// Index of the input line.
    pub line: usize,
    /// First character.
    pub start: usize,
    /// Character after the last.
    pub end: usize,
}

impl<'a> Report<'a> {
    pub(crate) const fn unread(lines: &'a [&'a str]) -> Self {
        Self {
            lines,
            layout: None,
            choice: LayoutChoice::NotRecognized,
            read: false,
            cells: [alphabet::FILLER; CELLS],
            verdicts: [None; DIGITS],
            long_number: None,
            placement: None,
            findings: MrzFindings::new(),
        }
    }

    /// The lines as they came.
    pub const fn lines(&self) -> &'a [&'a str] {
        self.lines
    }

    /// The layout it was read by.
    pub const fn layout(&self) -> Option<&'static Layout> {
        self.layout
    }

    /// Why that layout.
    pub const fn layout_choice(&self) -> LayoutChoice {
        self.choice
    }

    /// Whether the text could be placed on the layout and its fields were read.
    pub const fn is_read(&self) -> bool {
        self.read
    }

    /// Everything that is wrong, odd or worth knowing.
    pub const fn findings(&self) -> &MrzFindings {
        &self.findings
    }

    /// What was done to make the text fit. Empty for a zone that fits as it came.
    pub fn normalization_steps(&self) -> impl Iterator<Item = NormalizationStep> + '_ {
        self.placement.iter().flat_map(|placement| placement.steps.iter())
    }

    /// The long document number, if it is one.
    pub const fn long_document_number(&self) -> Option<LongDocumentNumber> {
        self.long_number
    }

    /// Whether every digit of the layout verifies; `None` when it has none or was not read.
    pub fn check_digits_match(&self) -> Option<bool> {
        let mut verdicts = self.check_digits().map(|(_, verdict)| verdict).peekable();
        verdicts.peek()?;
        Some(verdicts.all(|verdict| verdict == CheckDigitStatus::Verified))
    }

    /// The check digits and what they say.
    pub fn check_digits(&self) -> impl Iterator<Item = (&'static CheckDigit, CheckDigitStatus)> + '_ {
        let digits = self.layout.filter(|_| self.read).map_or(&[][..], |layout| layout.check_digits);
        digits.iter().zip(&self.verdicts).filter_map(|(digit, verdict)| verdict.map(|verdict| (digit, verdict)))
    }

    /// Whether the text fits its layout as it came and no finding is an error.
    pub fn is_valid(&self) -> bool {
        self.read
            && self.findings.worst() != Some(Severity::Error)
            && self.placement.as_ref().is_none_or(|placement| placement.steps.iter().next().is_none())
    }

    /// [`is_valid`](Self::is_valid) as a `Result`.
    ///
    /// # Errors
    /// [`InvalidZone`] when the text was normalized, a finding is an error, or no layout was recognized.
    pub fn validate(&self) -> Result<(), InvalidZone> {
        let errors = self.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        if self.is_valid() {
            Ok(())
        } else {
            Err(InvalidZone { first: errors.clone().next().copied(), count: errors.count() })
        }
    }

    /// The fields in reading order.
    pub fn fields(&self) -> impl Iterator<Item = ReportField<'_>> {
        let fields = self.layout.filter(|_| self.read).map_or(&[][..], |layout| layout.fields);
        fields.iter().filter_map(|field| self.view(field))
    }

    /// One field, if the layout has it.
    pub fn field(&self, name: FieldName) -> Option<ReportField<'_>> {
        let layout = self.layout.filter(|_| self.read)?;
        layout.field(name).and_then(|field| self.view(field))
    }

    /// The primary identifier: usually the surname.
    pub fn surname(&self) -> Option<Value<'_>> {
        self.field(FieldName::Name).or_else(|| self.field(FieldName::Surname)).map(|view| view.surname())
    }

    /// The secondary identifier: usually the given names.
    pub fn given_names(&self) -> Option<Value<'_>> {
        self.field(FieldName::Name).or_else(|| self.field(FieldName::GivenNames)).map(|view| view.given_names())
    }

    /// A date field.
    pub fn date(&self, name: FieldName) -> Option<MrzDate> {
        let view = self.field(name).filter(|view| view.kind() == FieldKind::Date)?;
        MrzDate::from_text(view.text())
    }

    /// Where in the input some cells of the layout's grid stand. For a cell that the input lacks, the empty place where
    /// it belongs.
    pub fn locate(&self, span: Span) -> Option<Location> {
        if span.line >= CELLS / STRIDE || span.start > span.end || span.end > STRIDE {
            return None;
        }
        let (from, to) = span.run();
        match &self.placement {
            None => Some(Location { line: span.line, start: span.start, end: span.end }),
            Some(placement) => placement.locate(from, to),
        }
    }

    /// Where in the input a finding is; `None` for a finding about the whole text.
    pub fn locate_finding(&self, finding: &MrzFinding) -> Option<Location> {
        match finding.code {
            code if code.is_about_the_text() => None,
            // Its span is in the input, not in the layout.
            MrzFindingCode::LineLength => {
                Some(Location { line: finding.span.line, start: finding.span.start, end: finding.span.end })
            }
            _ => self.locate(finding.span),
        }
    }

    fn view(&self, field: &'static LayoutField) -> Option<ReportField<'_>> {
        let layout = self.layout?;
        let (from, to) = field.span.run();
        let raw = match &self.placement {
            None => characters(self.lines.get(field.span.line)?, field.span.start, field.span.end),
            Some(placement) => placement
                .locate(from, to)
                .and_then(|place| Some(characters(self.lines.get(place.line)?, place.start, place.end)))
                .unwrap_or_default(),
        };
        let cells = self.cells.get(from..to)?;
        let text = match &self.placement {
            None => raw,
            Some(_) => core::str::from_utf8(cells).unwrap_or_default(),
        };
        let value = match (self.long_number, field.name) {
            (Some(long), FieldName::DocumentNumber) => {
                let tail = self.cells.get(long.start.into()..long.digit.into()).unwrap_or_default();
                Some(Value::joined(text, core::str::from_utf8(tail).unwrap_or_default()))
            }
            (Some(long), name) if layout.check_digits.iter().any(|digit| digit.overflow == Some(name)) => {
                let used = usize::from(long.digit) + 2 - from;
                Some(Value::plain(characters(text, used.min(to - from), to - from)))
            }
            _ => None,
        };
        let spent = value.is_some_and(|value| value.is_empty());
        let status = if spent { FieldStatus::Absent } else { self.status(field, cells, from, to) };
        Some(ReportField { field, raw, text, value, status })
    }

    fn status(&self, field: &LayoutField, cells: &[u8], from: usize, to: usize) -> FieldStatus {
        if cells.iter().all(|&cell| cell == alphabet::FILLER) {
            return FieldStatus::Absent;
        }
        let unreadable = |finding: &MrzFinding| {
            finding.field == Some(field.name) && finding.severity() == Severity::Error && !finding.code.is_of_a_digit()
        };
        if cells.iter().any(|&cell| alphabet::value(cell).is_none()) || self.findings.iter().any(unreadable) {
            return FieldStatus::Unreadable;
        }
        let own = self.check_digits().find(|(digit, _)| digit.field == field.name);
        let composite = self.check_digits().find(|(digit, verdict)| {
            *verdict == CheckDigitStatus::Verified
                && digit.covers.iter().map(|&span| span.run()).any(|(first, last)| first <= from && to <= last)
        });
        match own {
            Some((_, CheckDigitStatus::Verified)) => FieldStatus::Verified,
            Some((_, CheckDigitStatus::Refuted { expected })) => FieldStatus::Refuted { expected },
            _ if composite.is_some() => FieldStatus::Verified,
            _ => FieldStatus::Unchecked,
        }
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("layout", &self.layout)
            .field("choice", &self.choice)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// The error of [`Report::validate`]: a zone with errors, or one that was normalized before it fitted its layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidZone {
    first: Option<MrzFinding>,
    count: usize,
}

impl InvalidZone {
    /// The first finding that is an error; `None` when the zone was only normalized.
    pub const fn first(&self) -> Option<MrzFinding> {
        self.first
    }

    /// Number of listed findings that are errors.
    pub const fn error_count(&self) -> usize {
        self.count
    }
}

impl fmt::Display for InvalidZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.first {
            Some(finding) => write!(f, "the machine readable zone has {} errors, the first is {finding}", self.count),
            None => f.write_str("the text was normalized before it fitted the layout"),
        }
    }
}

impl core::error::Error for InvalidZone {}

/// A range of characters, as far as the text has them.
pub(crate) fn characters(text: &str, start: usize, end: usize) -> &str {
    if text.is_ascii() {
        return text.get(start.min(text.len())..end.min(text.len())).unwrap_or_default();
    }
    let byte = |index| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
    text.get(byte(start)..byte(end)).unwrap_or_default()
}
