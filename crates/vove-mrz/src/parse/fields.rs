//! Reads the cells of a zone by its layout: every field, every check digit, every finding.

use core::array;

use crate::{
    cells::{STRIDE, Span},
    doc9303::{DateStatus, LongNumberConvention, alphabet::is_allowed, field_rules::FieldFault},
    issuer::russian,
    layout::{CheckDigit, FieldName, Layout, LayoutField},
    report::{
        CheckDigitStatus, FindingValue, LayoutChoice, MAX_CHECK_DIGITS, MrzFinding, MrzFindingCode, Report,
        check_digits::{CheckResult, CheckedCells},
    },
};

/// Reads the cells of a report by a layout.
pub(super) fn read(report: &mut Report<'_>, layout: &'static Layout, choice: LayoutChoice) {
    (report.layout, report.layout_choice, report.is_read) = (Some(layout), choice, true);
    for field in layout.fields {
        if !report.source_map.as_ref().is_some_and(|source_map| source_map.lacks(field.span)) {
            validate(report, layout, field);
        }
    }
    let checked = CheckedCells::new(layout, &report.cells, report.source_map.as_ref());
    let mut digits = layout.check_digits.iter().map(|digit| (digit, checked.check(digit)));
    let results: [_; MAX_CHECK_DIGITS] = array::from_fn(|_| digits.next());
    let has_illegal = !checked.are_allowed();
    for (index, (digit, result)) in results.iter().flatten().enumerate() {
        if let Some(status) = report.statuses.get_mut(index) {
            *status = Some(result.status);
        }
        report.long_number = report.long_number.or(result.long_number);
        add_check_digit(report, digit, result);
    }
    if has_illegal || report.source_map.as_ref().is_some_and(|source_map| source_map.has_substitutions) {
        add_illegal_characters(report, layout);
    }
}

/// Adds a finding for each rule that a field breaks.
fn validate(report: &mut Report<'_>, layout: &Layout, field: &LayoutField) {
    let cells = field.span.of(&report.cells);
    let finding = |code| MrzFinding::new(code, Some(field.name), field.span);
    match field.name {
        FieldName::DocumentCode if !layout.takes_code(cells) => {
            let found = cells.first().map(|&cell| FindingValue::Character(cell.into()));
            report.findings.push(MrzFinding { found, ..finding(MrzFindingCode::DocumentCode) });
        }
        FieldName::DocumentCode if layout.discourages_code(cells) => {
            report.findings.push(finding(MrzFindingCode::DocumentCodeSecondLetter));
        }
        FieldName::IssuingState if !layout.takes_issuer(cells) => {
            report.findings.push(finding(MrzFindingCode::IssuingState));
        }
        _ => field.kind.validate(cells, |fault| {
            // Names in a Russian internal passport are written with digits.
            if fault != FieldFault::DigitInName || !russian::is_internal_passport(&report.cells) {
                report.findings.push(finding(code_of(fault, field.name)));
            }
        }),
    }
}

/// The code of a finding for a rule that a field breaks.
const fn code_of(fault: FieldFault, field: FieldName) -> MrzFindingCode {
    use MrzFindingCode as Code;

    let is_issuer = matches!(field, FieldName::IssuingState);
    let is_birth = matches!(field, FieldName::BirthDate);
    match fault {
        FieldFault::StateMalformed if is_issuer => Code::IssuingState,
        FieldFault::StateMalformed => Code::Nationality,
        FieldFault::StateUnknown if is_issuer => Code::IssuingStateUnknown,
        FieldFault::StateUnknown => Code::NationalityUnknown,
        FieldFault::StateWithdrawn => Code::StateWithdrawn,
        FieldFault::GermanyAsDeu => Code::GermanyAsDeu,
        FieldFault::LeadingFiller => Code::DocumentNumberLeadingFiller,
        FieldFault::Date(status) => match (status, is_birth) {
            (DateStatus::Partial, true) => Code::BirthDatePartial,
            (DateStatus::Unknown, true) => Code::BirthDateUnknown,
            (DateStatus::OutOfCalendar, true) => Code::BirthDateOutOfCalendar,
            (_, true) => Code::BirthDateMalformed,
            (DateStatus::Partial, false) => Code::ExpirationDatePartial,
            (DateStatus::Unknown, false) => Code::ExpirationDateUnknown,
            (DateStatus::OutOfCalendar, false) => Code::ExpirationDateOutOfCalendar,
            (_, false) => Code::ExpirationDateMalformed,
        },
        FieldFault::YearMonth => Code::IssueDate,
        FieldFault::Sex => Code::Sex,
        FieldFault::Pattern => match field {
            FieldName::PinCode => Code::PinCode,
            FieldName::VersionNumber => Code::VersionNumber,
            FieldName::LanguageCode => Code::LanguageCode,
            FieldName::DocumentNumber => Code::DocumentNumber,
            _ => Code::Separator,
        },
        FieldFault::NoSurname => Code::NoPrimaryIdentifier,
        FieldFault::NoGivenNames => Code::NoSecondaryIdentifier,
        FieldFault::ExtraSeparator => Code::ExtraDoubleFiller,
        FieldFault::NameMayBeTruncated => Code::NameMayBeTruncated,
        FieldFault::DigitInName => Code::DigitInName,
    }
}

/// Adds the findings about a check digit.
fn add_check_digit(report: &mut Report<'_>, digit: &CheckDigit, result: &CheckResult) {
    let finding = |code, span| MrzFinding::new(code, Some(digit.field), span);
    if let Some(long_number) = result.long_number {
        report.findings.push(finding(MrzFindingCode::LongDocumentNumber, digit.position));
        if long_number.convention == LongNumberConvention::CountsFiller {
            report.findings.push(finding(MrzFindingCode::OverflowCheckDigitCountsFiller, result.position));
        }
    }
    match result.status {
        CheckDigitStatus::Missing => {
            report.findings.push(finding(MrzFindingCode::CheckDigitMissing, result.position));
        }
        CheckDigitStatus::Refuted { expected } => {
            let code = match digit.field {
                FieldName::DocumentNumber => MrzFindingCode::DocumentNumberCheckDigit,
                FieldName::BirthDate => MrzFindingCode::BirthDateCheckDigit,
                FieldName::ExpirationDate => MrzFindingCode::ExpirationDateCheckDigit,
                FieldName::PersonalNumber => MrzFindingCode::PersonalNumberCheckDigit,
                _ => MrzFindingCode::CompositeCheckDigit,
            };
            let found = report.character(result.position.range().start).map(FindingValue::Character);
            let expected = expected.map(FindingValue::Character);
            report.findings.push(MrzFinding { expected, found, ..finding(code, result.position) });
        }
        CheckDigitStatus::Verified if result.is_filler => report.findings.push(filler_digit(digit)),
        CheckDigitStatus::Verified | CheckDigitStatus::Uncheckable => {}
    }
}

/// Adds the findings about check digits that are fillers, one bit a digit of the layout.
#[cold]
pub(super) fn add_filler_digits(report: &mut Report<'_>, layout: &Layout, filler_digits: u8) {
    for (_, digit) in layout.check_digits.iter().enumerate().filter(|(index, _)| filler_digits >> index & 1 == 1) {
        report.findings.push(filler_digit(digit));
    }
}

const fn filler_digit(digit: &CheckDigit) -> MrzFinding {
    MrzFinding::new(MrzFindingCode::FillerCheckDigit, Some(digit.field), digit.position)
}

/// Adds a finding for each character of the input that is not of the alphabet.
#[cold]
fn add_illegal_characters(report: &mut Report<'_>, layout: &Layout) {
    for (line, width) in layout.line_widths().enumerate() {
        for column in 0..width {
            if let Some(character) = report.character(line * STRIDE + column)
                && !u8::try_from(character).is_ok_and(is_allowed)
            {
                report.findings.push(MrzFinding {
                    found: Some(FindingValue::Character(character)),
                    ..MrzFinding::new(MrzFindingCode::IllegalCharacter, None, Span::cell(line, column))
                });
            }
        }
    }
}
