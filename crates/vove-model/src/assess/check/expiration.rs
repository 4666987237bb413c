//! Checks whether a document has expired on the assessment date.

use crate::{
    CalendarDate,
    assess::{
        input::PreparedDocument,
        report::{Finding, FindingCode, Reason},
    },
};

/// A document is valid up to and including its expiration date.
pub(crate) fn check<'a>(document: &PreparedDocument<'_, 'a>, today: CalendarDate) -> Finding<'a> {
    let Some((operand, range)) = document.expiration.range else {
        let (operand, reason) = document.expiration.why_no_range();
        return Finding::about(FindingCode::ValidityUnknown, reason, operand);
    };
    let (code, reason) = match () {
        () if range.first >= today => (FindingCode::InForce, Reason::Calendar),
        () if range.last < today => (FindingCode::Expired, Reason::Calendar),
        () => (FindingCode::ValidityUnknown, Reason::PartialDate),
    };
    Finding::about(code, reason, operand)
}
