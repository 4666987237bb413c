pub(crate) mod detectability;
pub(crate) mod field;
pub(crate) mod finding;
pub(crate) mod normalization;
pub(crate) mod source_map;
pub(crate) mod status;
pub(crate) mod value;

use core::fmt;

use crate::{
    cells::{CELLS, Grid},
    doc9303::alphabet,
    doc9303::mrz_date::MrzDate,
    layout::{Digit, Field, FieldName, Kind, Layout, Span},
    report::field::FieldView,
    report::finding::{Finding, Findings, Severity},
    report::normalization::Transformation,
    report::source_map::Placement,
    report::status::{Status, Verdict},
    report::value::Value,
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
    pub(crate) choice: Choice,
    pub(crate) read: bool,
    pub(crate) cells: Grid,
    pub(crate) verdicts: [Option<Verdict>; DIGITS],
    pub(crate) long_number: Option<LongNumber>,
    pub(crate) placement: Option<Placement>,
    pub(crate) findings: Findings,
}

/// Why a report's layout is the one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Choice {
    /// The caller named it.
    Told,
    /// Line widths, document code and issuer fit it exactly.
    Shape,
    /// It is the best of the layouts that the damaged text can be placed on.
    BestFit,
    /// None fits.
    Nothing,
}

/// A document number that goes on in the optional field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongNumber {
    pub(crate) start: u8,
    pub(crate) digit: u8,
    /// How its digit was computed.
    pub convention: Convention,
}

/// The ways in which issuers compute the digit of a long number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Convention {
    /// Over the characters of the number, as the standard says.
    Standard,
    /// The filler between the parts is counted as a character: older Belgian, Portuguese cards.
    CountsFiller,
    /// Both give the same digit.
    Either,
    /// Neither gives the printed digit.
    Neither,
}

/// A place in the input: line and characters, 0-based and half-open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
            choice: Choice::Nothing,
            read: false,
            cells: [alphabet::FILLER; CELLS],
            verdicts: [None; DIGITS],
            long_number: None,
            placement: None,
            findings: Findings::new(),
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
    pub const fn choice(&self) -> Choice {
        self.choice
    }

    /// Whether the text could be placed on the layout and its fields were read.
    pub const fn is_read(&self) -> bool {
        self.read
    }

    /// Everything that is wrong, odd or worth knowing.
    pub const fn findings(&self) -> &Findings {
        &self.findings
    }

    /// What was done to make the text fit. Empty for a zone that fits as it came.
    pub fn transformations(&self) -> impl Iterator<Item = Transformation> + '_ {
        self.placement.iter().flat_map(|placement| placement.transformations.iter())
    }

    /// The long document number, if it is one.
    pub const fn long_number(&self) -> Option<LongNumber> {
        self.long_number
    }

    /// Whether every digit of the layout verifies; `None` when it has none or was not read.
    pub fn digits_verify(&self) -> Option<bool> {
        let mut verdicts = self.digits().map(|(_, verdict)| verdict).peekable();
        verdicts.peek()?;
        Some(verdicts.all(|verdict| verdict == Verdict::Verified))
    }

    /// The check digits and what they say.
    pub fn digits(&self) -> impl Iterator<Item = (&'static Digit, Verdict)> + '_ {
        let digits = self.layout.filter(|_| self.read).map_or(&[][..], |layout| layout.digits);
        digits.iter().zip(&self.verdicts).filter_map(|(digit, verdict)| verdict.map(|verdict| (digit, verdict)))
    }

    /// The zone, if it fits its layout as it came and nothing in it is an error.
    ///
    /// # Errors
    /// The report itself: everything that speaks against it is in there.
    pub fn strict(&self) -> Result<Zone<'_, 'a>, &Self> {
        let clean = self.read
            && self.findings.worst() != Some(Severity::Error)
            && self.placement.as_ref().is_none_or(|placement| placement.transformations.iter().next().is_none());
        if clean { Ok(Zone(self)) } else { Err(self) }
    }

    /// The fields in reading order.
    pub fn fields(&self) -> impl Iterator<Item = FieldView<'_>> {
        let fields = self.layout.filter(|_| self.read).map_or(&[][..], |layout| layout.fields);
        fields.iter().filter_map(|field| self.view(field))
    }

    /// One field, if the layout has it.
    pub fn field(&self, name: FieldName) -> Option<FieldView<'_>> {
        let layout = self.layout.filter(|_| self.read)?;
        layout.field(name).and_then(|field| self.view(field))
    }

    /// The primary identifier: usually the surname.
    pub fn primary(&self) -> Option<Value<'_>> {
        self.field(FieldName::Name).or_else(|| self.field(FieldName::Surname)).map(|view| view.primary())
    }

    /// The secondary identifier: usually the given names.
    pub fn secondary(&self) -> Option<Value<'_>> {
        self.field(FieldName::Name).or_else(|| self.field(FieldName::GivenNames)).map(|view| view.secondary())
    }

    /// A date field.
    pub fn date(&self, name: FieldName) -> Option<MrzDate> {
        let view = self.field(name).filter(|view| view.kind() == Kind::Date)?;
        MrzDate::from_text(view.text())
    }

    /// Where in the input some cells of the layout's grid stand. For a cell that the input lacks, the empty place where
    /// it belongs.
    pub fn locate(&self, line: u8, start: u8, end: u8) -> Option<Location> {
        let (from, to) = Span { line, start, end }.run();
        match &self.placement {
            None => Some(Location { line: line.into(), start: start.into(), end: end.into() }),
            Some(placement) => placement.locate(from, to),
        }
    }

    fn view(&self, field: &'static Field) -> Option<FieldView<'_>> {
        let layout = self.layout?;
        let (from, to) = field.span.run();
        let raw = match &self.placement {
            None => characters(
                self.lines.get(usize::from(field.span.line))?,
                field.span.start.into(),
                field.span.end.into(),
            ),
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
            (Some(long), name) if layout.digits.iter().any(|digit| digit.overflow == Some(name)) => {
                let used = usize::from(long.digit) + 2 - from;
                Some(Value::plain(characters(text, used.min(to - from), to - from)))
            }
            _ => None,
        };
        let spent = value.is_some_and(|value| value.is_empty());
        let status = if spent { Status::Absent } else { self.status(field, cells, from, to) };
        Some(FieldView { field, raw, text, value, status })
    }

    fn status(&self, field: &Field, cells: &[u8], from: usize, to: usize) -> Status {
        if cells.iter().all(|&cell| cell == alphabet::FILLER) {
            return Status::Absent;
        }
        let unreadable = |finding: &Finding| {
            finding.field == Some(field.name) && finding.severity() == Severity::Error && !finding.code.is_of_a_digit()
        };
        if cells.iter().any(|&cell| alphabet::value(cell).is_none()) || self.findings.iter().any(unreadable) {
            return Status::Unreadable;
        }
        let own = self.digits().find(|(digit, _)| digit.of == field.name);
        let composite = self.digits().find(|(digit, verdict)| {
            *verdict == Verdict::Verified
                && digit.over.iter().map(|&span| span.run()).any(|(first, last)| first <= from && to <= last)
        });
        match own {
            Some((_, Verdict::Verified)) => Status::Verified,
            Some((_, Verdict::Refuted { expected })) => Status::Refuted { expected },
            _ if composite.is_some() => Status::Verified,
            _ => Status::Unchecked,
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

/// A zone that fits its layout and holds no error. Its digits fit; that proves less than it seems, see the guide.
#[derive(Clone, Copy)]
pub struct Zone<'r, 'a>(&'r Report<'a>);

impl<'r, 'a> Zone<'r, 'a> {
    /// The report it was accepted from, with its warnings.
    pub const fn report(self) -> &'r Report<'a> {
        self.0
    }
}

impl fmt::Debug for Zone<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({:?})", self.0.layout)
    }
}

/// A range of characters, as far as the text has them.
pub(crate) fn characters(text: &str, start: usize, end: usize) -> &str {
    if text.is_ascii() {
        return text.get(start.min(text.len())..end.min(text.len())).unwrap_or_default();
    }
    let byte = |index| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
    text.get(byte(start)..byte(end)).unwrap_or_default()
}
