//! Checks the order of a document's dates, and the holder's age, as of the assessment date.

use alloc::vec::Vec;

use crate::{
    CalendarDate,
    assess::{
        input::{DateRange, PreparedDocument},
        report::{Finding, FindingCode, Operand, Reason},
    },
    mrz::doc9303::MAX_AGE_YEARS,
};

/// Checks that birth, issue and expiration are in this order, that birth and issue are not in the future, and that the
/// holder is not implausibly old. A date that stands for a range of days is reported only if no day of it is possible.
pub(crate) fn check<'a>(document: &PreparedDocument<'_, 'a>, today: CalendarDate, findings: &mut Vec<Finding<'a>>) {
    let (birth, issue, expiration) = (document.birth.range, document.issue.range, document.expiration.range);
    findings.extend(if_reversed(FindingCode::IssuedBeforeBirth, birth, issue));
    findings.extend(if_reversed(FindingCode::ExpiresBeforeIssue, issue, expiration));
    for (code, date) in [(FindingCode::IssuedInFuture, issue), (FindingCode::BornInFuture, birth)] {
        if let Some((operand, range)) = date
            && range.first > today
        {
            findings.push(Finding::about(code, Reason::Calendar, operand));
        }
    }
    if let Some((operand, range)) = birth
        && range.last.age(today) > MAX_AGE_YEARS
    {
        findings.push(Finding::about(FindingCode::AgeImplausible, Reason::Calendar, operand));
    }
    let printed = &document.birth.printed;
    if printed.date.is_ok_and(|date| date.is_new_year()) {
        findings.push(Finding::about(FindingCode::BirthDatePlaceholder, Reason::Placeholder, printed.operand));
    }
}

/// A finding if every day of the second range is before the first range.
fn if_reversed<'a>(
    code: FindingCode,
    first: Option<(Operand<'a>, DateRange)>,
    second: Option<(Operand<'a>, DateRange)>,
) -> Option<Finding<'a>> {
    let ((first, earlier), (second, later)) = first.zip(second)?;
    (later.last < earlier.first).then(|| Finding::between(code, Reason::Calendar, first, second))
}
