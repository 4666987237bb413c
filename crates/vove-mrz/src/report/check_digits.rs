//! What a check digit of a layout says about the cells of a zone.

use super::{LongDocumentNumber, source_map::SourceMap, status::CheckDigitStatus};
use crate::{
    cells::{Grid, Span},
    doc9303::{
        LongNumberConvention,
        alphabet::{FILLER, is_blank},
        check_digit::{self, cells::CellValues},
        document_number,
    },
    layout::{CheckDigit, Layout},
};

/// The cells of a zone, with what is needed to compute check digits over them.
pub(crate) struct CheckedCells<'z> {
    layout: &'static Layout,
    cells: &'z Grid,
    values: CellValues,
    source_map: Option<&'z SourceMap>,
}

/// The result for one check digit.
pub(crate) struct CheckResult {
    pub(crate) status: CheckDigitStatus,
    /// Where the digit stands: behind the rest of a long number, else in its own cell.
    pub(crate) position: Span,
    /// A filler stands for the digit of cells that are all fillers.
    pub(crate) is_filler: bool,
    pub(crate) long_number: Option<LongDocumentNumber>,
}

impl<'z> CheckedCells<'z> {
    pub(crate) fn new(layout: &'static Layout, cells: &'z Grid, source_map: Option<&'z SourceMap>) -> Self {
        Self { layout, cells, values: CellValues::of(cells), source_map }
    }

    /// Whether all cells are of the alphabet.
    pub(crate) const fn are_allowed(&self) -> bool {
        self.values.allowed
    }

    /// Checks one digit of the layout.
    pub(crate) fn check(&self, digit: &'static CheckDigit) -> CheckResult {
        let result = |status| CheckResult { status, position: digit.position, is_filler: false, long_number: None };
        let lacks = |span: &Span| self.source_map.is_some_and(|source_map| source_map.lacks(*span));
        if lacks(&digit.position) {
            return result(CheckDigitStatus::Missing);
        }
        if digit.covers.iter().any(lacks) {
            return result(CheckDigitStatus::Uncheckable);
        }
        let is_filler = digit.position.of(self.cells) == [FILLER];
        if is_filler && let Some(long_number) = self.long_number(digit) {
            return long_number;
        }
        if is_filler && digit.covers.iter().all(|span| is_blank(span.of(self.cells))) {
            return CheckResult { is_filler, ..result(CheckDigitStatus::Verified) };
        }
        result(self.compare(digit.position, self.expected(digit)))
    }

    /// The digit due; `None` when a covered cell is not of the alphabet.
    fn expected(&self, digit: &CheckDigit) -> Option<u8> {
        if self.values.allowed {
            return Some(self.values.check_digit(&digit.weights));
        }
        check_digit::over(digit.covers.iter().flat_map(|span| span.of(self.cells)))
    }

    fn long_number(&self, digit: &CheckDigit) -> Option<CheckResult> {
        let span = self.layout.field(digit.overflow?)?.span;
        let (rest, printed) = document_number::rest(span.of(self.cells))?;
        let number = digit.covers.first()?.of(self.cells);
        let position = Span::cell(span.line, span.start + rest.len());
        let convention = document_number::convention(number, rest, printed);
        let status = match convention {
            LongNumberConvention::Neither => self.compare(position, document_number::digit_of(number, rest, false)),
            _ => CheckDigitStatus::Verified,
        };
        let (start, digit) = (span.range().start, position.range().start);
        let long_number = Some(LongDocumentNumber { start, digit, convention });
        Some(CheckResult { status, position, is_filler: false, long_number })
    }

    fn compare(&self, position: Span, expected: Option<u8>) -> CheckDigitStatus {
        match expected {
            Some(expected) if position.of(self.cells) == [expected] => CheckDigitStatus::Verified,
            expected => CheckDigitStatus::Refuted { expected: expected.map(char::from) },
        }
    }
}
