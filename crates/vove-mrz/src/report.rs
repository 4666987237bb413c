//! What was read of a machine readable zone: layout, fields, check digits, findings, normalization steps.

pub(crate) mod check_digits;
mod detectability;
mod field;
mod finding;
mod location;
mod normalization;
#[cfg(feature = "serde")]
mod serialize;
pub(crate) mod source_map;
mod status;
mod value;

use core::fmt;

pub(crate) use self::location::characters;
use self::source_map::{SourceMap, is_in_grid};
pub use self::{
    detectability::Detectability,
    field::ReportField,
    finding::{FindingValue, MrzFinding, MrzFindingCode, MrzFindings, Severity},
    location::Location,
    normalization::{NormalizationKind, NormalizationStep},
    status::{CheckDigitStatus, FieldStatus},
    value::Value,
};
pub use crate::doc9303::LongNumberConvention;
use crate::{
    cells::{CELLS, Grid, STRIDE, Span},
    doc9303::{
        MrzDate,
        alphabet::{FILLER, FOREIGN, is_allowed, is_blank},
        document_number,
    },
    layout::{CheckDigit, FieldName, Layout, LayoutField},
};

/// The most check digits of a layout.
pub(crate) const MAX_CHECK_DIGITS: usize = 5;

/// The result of reading lines of text as a machine readable zone; see [`inspect`](crate::inspect).
///
/// It borrows the lines and allocates nothing. `Debug` prints the layout and the codes and spans of the findings, no
/// character of the document.
pub struct Report<'a> {
    pub(crate) lines: &'a [&'a str],
    pub(crate) layout: Option<&'static Layout>,
    pub(crate) layout_choice: LayoutChoice,
    pub(crate) is_read: bool,
    pub(crate) cells: Grid,
    pub(crate) statuses: [Option<CheckDigitStatus>; MAX_CHECK_DIGITS],
    pub(crate) long_number: Option<LongDocumentNumber>,
    pub(crate) source_map: Option<SourceMap>,
    pub(crate) findings: MrzFindings,
}

/// How the layout of a report was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LayoutChoice {
    /// The caller named it.
    Explicit,
    /// The text has its number of lines and characters, one of its document codes and one of its issuers.
    Exact,
    /// It is the best of the layouts on which the text, damaged as it is, can be placed.
    BestMatch,
    /// No layout was recognized.
    NotRecognized,
}

impl LayoutChoice {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "given",
            Self::Exact => "exact",
            Self::BestMatch => "bestMatch",
            Self::NotRecognized => "notRecognized",
        }
    }
}

display_stable_name!(LayoutChoice);

/// A document number of more than nine characters, which continues in the optional data (Doc 9303-5, section 4.2.2,
/// note j).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongDocumentNumber {
    /// The cell in which it continues.
    pub(crate) start: usize,
    /// The cell of its check digit.
    pub(crate) digit: usize,
    /// How its check digit was computed.
    pub convention: LongNumberConvention,
}

impl<'a> Report<'a> {
    pub(crate) const fn unread(lines: &'a [&'a str]) -> Self {
        Self {
            lines,
            layout: None,
            layout_choice: LayoutChoice::NotRecognized,
            is_read: false,
            cells: [FILLER; CELLS],
            statuses: [None; MAX_CHECK_DIGITS],
            long_number: None,
            source_map: None,
            findings: MrzFindings::new(),
        }
    }

    /// The lines that were read.
    pub const fn lines(&self) -> &'a [&'a str] {
        self.lines
    }

    /// The layout by which the lines were read, or would have been; `None` when none was recognized.
    pub const fn layout(&self) -> Option<&'static Layout> {
        self.layout
    }

    /// How the layout was chosen.
    pub const fn layout_choice(&self) -> LayoutChoice {
        self.layout_choice
    }

    /// Whether the text was placed on the layout, so that there are fields and check digits.
    pub const fn is_read(&self) -> bool {
        self.is_read
    }

    /// Everything that is wrong, unusual or worth knowing.
    pub const fn findings(&self) -> &MrzFindings {
        &self.findings
    }

    /// The steps by which the text was normalized; none when it fits its layout as it is.
    pub fn normalization_steps(&self) -> impl Iterator<Item = NormalizationStep> + '_ {
        self.source_map.iter().flat_map(|source_map| source_map.steps.iter())
    }

    /// The long document number, if it is one.
    pub const fn long_document_number(&self) -> Option<LongDocumentNumber> {
        self.long_number
    }

    /// Whether all check digits match; `None` when the layout has none or the text was not read.
    pub fn check_digits_match(&self) -> Option<bool> {
        let mut statuses = self.check_digits().map(|(_, status)| status).peekable();
        statuses.peek()?;
        Some(statuses.all(|status| status == CheckDigitStatus::Verified))
    }

    /// The check digits of the layout with their results.
    pub fn check_digits(&self) -> impl Iterator<Item = (&'static CheckDigit, CheckDigitStatus)> + '_ {
        let digits = self.layout.filter(|_| self.is_read).map_or(&[][..], |layout| layout.check_digits);
        digits.iter().zip(&self.statuses).filter_map(|(digit, status)| status.map(|status| (digit, status)))
    }

    /// Whether the text fits its layout without normalization and no finding is an error.
    pub fn is_valid(&self) -> bool {
        self.is_read && self.findings.worst() != Some(Severity::Error) && self.normalization_steps().next().is_none()
    }

    /// [`is_valid`](Self::is_valid) as a `Result`.
    ///
    /// # Errors
    /// [`InvalidZone`] when a finding is an error or the text was normalized.
    pub fn validate(&self) -> Result<(), InvalidZone> {
        if self.is_valid() {
            return Ok(());
        }
        let mut errors = self.findings.iter().filter(|finding| finding.severity() == Severity::Error);
        Err(InvalidZone { first: errors.next().copied(), others: errors.count() })
    }

    /// The fields in reading order; none when the text was not read.
    pub fn fields(&self) -> impl Iterator<Item = ReportField<'_>> {
        let fields = self.layout.filter(|_| self.is_read).map_or(&[][..], |layout| layout.fields);
        fields.iter().filter_map(|field| self.report_field(field))
    }

    /// A field; `None` when the layout doesn't have it or the text was not read.
    pub fn field(&self, name: FieldName) -> Option<ReportField<'_>> {
        let layout = self.layout.filter(|_| self.is_read)?;
        layout.field(name).and_then(|field| self.report_field(field))
    }

    /// The surname (primary identifier).
    pub fn surname(&self) -> Option<Value<'_>> {
        self.field(FieldName::Name).or_else(|| self.field(FieldName::Surname)).map(|field| field.surname())
    }

    /// The given names (secondary identifier).
    pub fn given_names(&self) -> Option<Value<'_>> {
        self.field(FieldName::Name).or_else(|| self.field(FieldName::GivenNames)).map(|field| field.given_names())
    }

    /// The date in a field of year, month and day.
    pub fn date(&self, name: FieldName) -> Option<MrzDate> {
        let field = self.field(name).filter(|field| field.kind().is_date())?;
        MrzDate::from_text(field.text())
    }

    /// Where in the input some cells of the layout are: for cells that the input lacks, the empty place where they
    /// belong.
    pub fn locate(&self, span: Span) -> Option<Location> {
        match &self.source_map {
            _ if !is_in_grid(span) => None,
            None => Some(Location { line: span.line, start: span.start, end: span.end }),
            Some(source_map) => source_map.locate(span),
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

    /// The character of the input that a cell was read from.
    pub(crate) fn character(&self, cell: usize) -> Option<char> {
        let (line, column) = match &self.source_map {
            None => match *self.cells.get(cell)? {
                FOREIGN => (cell / STRIDE, cell % STRIDE),
                printed => return Some(printed.into()),
            },
            Some(source_map) => source_map.origin(cell).map(|origin| (origin.line(), origin.column()))?,
        };
        characters(self.lines.get(line)?, column, column + 1).chars().next()
    }

    fn report_field(&self, field: &'static LayoutField) -> Option<ReportField<'_>> {
        let cells = field.span.of(&self.cells);
        let located = self.locate(field.span);
        let raw = located.and_then(|place| Some(characters(self.lines.get(place.line)?, place.start, place.end)));
        let raw = raw.unwrap_or_default();
        let text = match &self.source_map {
            None => raw,
            Some(_) => core::str::from_utf8(cells).unwrap_or_default(),
        };
        let value = self.long_number.and_then(|long_number| self.long_number_value(long_number, field, text));
        let is_used_up = value.is_some_and(|value| value.is_empty());
        let status = if is_used_up { FieldStatus::Absent } else { self.status(field, cells) };
        Some(ReportField { field, raw, text, value, status })
    }

    /// The value of a field that a long document number takes part in: the number in full, and the optional data
    /// behind it.
    fn long_number_value<'r>(
        &'r self,
        long_number: LongDocumentNumber,
        field: &LayoutField,
        text: &'r str,
    ) -> Option<Value<'r>> {
        if field.name == FieldName::DocumentNumber {
            let rest = self.cells.get(long_number.start..long_number.digit).unwrap_or_default();
            return Some(Value::long_number(text, core::str::from_utf8(rest).unwrap_or_default()));
        }
        let continues = |digit: &CheckDigit| digit.overflow == Some(field.name);
        if !self.layout?.check_digits.iter().any(continues) {
            return None;
        }
        let used = long_number.digit - long_number.start + document_number::RESERVED;
        let text = characters(text, used, text.len());
        Some(Value::new(text, field.kind.value_form()))
    }

    fn status(&self, field: &LayoutField, cells: &[u8]) -> FieldStatus {
        if is_blank(cells) {
            return FieldStatus::Absent;
        }
        let is_unreadable = |finding: &MrzFinding| {
            let is_error = finding.severity() == Severity::Error && !finding.code.is_about_a_check_digit();
            finding.field == Some(field.name) && is_error
        };
        if !cells.iter().all(|&cell| is_allowed(cell)) || self.findings.iter().any(is_unreadable) {
            return FieldStatus::Unreadable;
        }
        let covers = |digit: &CheckDigit| {
            let (from, to) = field.span.run();
            digit.covers.iter().map(|span| span.run()).any(|(first, last)| first <= from && to <= last)
        };
        let own = self.check_digits().find(|(digit, _)| digit.field == field.name);
        match own {
            Some((_, CheckDigitStatus::Verified)) => FieldStatus::Verified,
            Some((_, CheckDigitStatus::Refuted { expected })) => FieldStatus::Refuted { expected },
            _ => {
                let mut verified = self.check_digits().filter(|(_, status)| *status == CheckDigitStatus::Verified);
                match verified.any(|(digit, _)| covers(digit)) {
                    true => FieldStatus::Verified,
                    false => FieldStatus::Unchecked,
                }
            }
        }
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("layout", &self.layout)
            .field("layout_choice", &self.layout_choice)
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// The error of [`Report::validate`]: findings that are errors, or text that was normalized.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidZone {
    first: Option<MrzFinding>,
    others: usize,
}

impl InvalidZone {
    /// The first finding that is an error; `None` when the text was only normalized.
    pub const fn first(&self) -> Option<MrzFinding> {
        self.first
    }
}

impl fmt::Display for InvalidZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.first, self.others) {
            (None, _) => f.write_str("the text does not fit its layout without normalization"),
            (Some(finding), 0) => write!(f, "the machine readable zone has an error: {finding}"),
            (Some(finding), others) => {
                write!(f, "the machine readable zone has {} errors, the first is {finding}", others + 1)
            }
        }
    }
}

impl core::error::Error for InvalidZone {}
