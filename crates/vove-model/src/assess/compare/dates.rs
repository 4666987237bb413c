//! Compares two statements of one date: of birth, of issue or of expiration.

use alloc::vec::Vec;

use crate::{
    DateFault,
    assess::{
        input::{DateOperand, PreparedDocument, StatedDate, StatedYear},
        report::{Finding, FindingCode, Reason},
    },
    mrz::doc9303::CenturyBasis,
};

/// How two stated dates relate.
#[derive(Clone, Copy)]
enum Relation {
    Same,
    /// The same in the parts that both contain.
    PartlySame,
    /// The same if day and month are swapped in one of them.
    Swapped,
    Different,
    Unknown,
}

/// The finding codes for one kind of date.
struct DateCodes {
    same: FindingCode,
    partly_same: FindingCode,
    swapped: FindingCode,
    different: FindingCode,
    unknown: FindingCode,
    /// Whether 1 January may stand for an unknown day of the year.
    new_year_is_placeholder: bool,
}

const BIRTH: DateCodes = DateCodes {
    same: FindingCode::BirthDateAgrees,
    partly_same: FindingCode::BirthDatePartial,
    swapped: FindingCode::BirthDateSwapped,
    different: FindingCode::BirthDateContradicts,
    unknown: FindingCode::BirthDateUnknown,
    new_year_is_placeholder: true,
};

const EXPIRATION: DateCodes = DateCodes {
    same: FindingCode::ExpiryDateAgrees,
    partly_same: FindingCode::ExpiryDatePartial,
    swapped: FindingCode::ExpiryDateSwapped,
    different: FindingCode::ExpiryDateContradicts,
    unknown: FindingCode::ExpiryDateUnknown,
    new_year_is_placeholder: false,
};

/// An MRZ contains only the month of issue, if anything: a match of year and month is a full match.
const ISSUE: DateCodes = DateCodes {
    same: FindingCode::IssueDateAgrees,
    partly_same: FindingCode::IssueDateAgrees,
    swapped: FindingCode::IssueDateContradicts,
    different: FindingCode::IssueDateContradicts,
    unknown: FindingCode::IssueDateUnknown,
    new_year_is_placeholder: false,
};

/// Compares the dates in the MRZ with the printed dates.
pub(crate) fn compare_mrz_with_printed<'a>(document: &PreparedDocument<'_, 'a>, findings: &mut Vec<Finding<'a>>) {
    for (codes, date) in [(&BIRTH, &document.birth), (&EXPIRATION, &document.expiration), (&ISSUE, &document.issue)] {
        findings.extend(date.mrz.map(|mrz| compare(codes, mrz, date.printed)));
    }
}

/// Compares two dates of birth.
pub(crate) fn compare_births<'a>(first: DateOperand<'a>, second: DateOperand<'a>) -> Finding<'a> {
    compare(&BIRTH, first, second)
}

fn compare<'a>(codes: &DateCodes, first: DateOperand<'a>, second: DateOperand<'a>) -> Finding<'a> {
    let (relation, reason) = match (first.date, second.date) {
        (Ok(one), Ok(other)) => relate(one, other, codes.new_year_is_placeholder),
        (_, Err(reason)) | (Err(reason), _) => (Relation::Unknown, reason),
    };
    let code = match relation {
        Relation::Same => codes.same,
        Relation::PartlySame => codes.partly_same,
        Relation::Swapped => codes.swapped,
        Relation::Different => codes.different,
        Relation::Unknown => codes.unknown,
    };
    Finding::between(code, reason, first.operand, second.operand)
}

/// The one comparison of two dates: relation and reason.
fn relate(first: StatedDate, second: StatedDate, new_year_is_placeholder: bool) -> (Relation, Reason) {
    let Some((same_year, year_reason)) = compare_years(first.year, second.year) else {
        return (Relation::Unknown, Reason::Hijri);
    };
    let have_day_and_month = [first.month, first.day, second.month, second.day].iter().all(Option::is_some);
    if same_year != Some(false)
        && have_day_and_month
        && first.month == second.day
        && first.day == second.month
        && first.month != first.day
    {
        return (Relation::Swapped, Reason::DayMonthSwapped);
    }
    if let Some(fault) = impossible_day(first).or(impossible_day(second)) {
        return (Relation::Unknown, Reason::Date(fault));
    }
    let compatible = |one: Option<u8>, other: Option<u8>| one.zip(other).is_none_or(|(one, other)| one == other);
    if same_year != Some(false) && compatible(first.month, second.month) && compatible(first.day, second.day) {
        return match (have_day_and_month, same_year, first.fault.or(second.fault)) {
            (true, Some(_), Some(fault)) => (Relation::Same, Reason::Date(fault)),
            (true, Some(_), None) => (Relation::Same, year_reason),
            _ if same_year.is_none() && !share_day_or_month(first, second) => (Relation::Unknown, Reason::PartialDate),
            _ => (Relation::PartlySame, Reason::PartialDate),
        };
    }
    if new_year_is_placeholder
        && same_year == Some(true)
        && have_day_and_month
        && (first.is_new_year() || second.is_new_year())
    {
        return (Relation::PartlySame, Reason::Placeholder);
    }
    (Relation::Different, Reason::Different)
}

/// Whether the years are equal, `None` inside if one is unknown, and the reason of a match. `None` for two calendars.
fn compare_years(first: StatedYear, second: StatedYear) -> Option<(Option<bool>, Reason)> {
    use StatedYear::{Gregorian, Hijri, TwoDigits, Unknown};

    Some(match (first, second) {
        (Unknown, _) | (_, Unknown) => (None, Reason::PartialDate),
        (Gregorian(one), Gregorian(other)) | (Hijri(one), Hijri(other)) => (Some(one == other), Reason::SameDay),
        (TwoDigits(one), TwoDigits(other)) => (Some(one == other), Reason::Date(DateFault::NoCentury)),
        (Gregorian(full), TwoDigits(short)) | (TwoDigits(short), Gregorian(full)) => {
            (Some(full % 100 == i16::from(short)), Reason::Century(CenturyBasis::Visual))
        }
        (Hijri(_), _) | (_, Hijri(_)) => return None,
    })
}

/// The fault of a date that is no day of the calendar.
fn impossible_day(date: StatedDate) -> Option<DateFault> {
    date.fault.filter(|fault| matches!(fault, DateFault::NoSuchDay | DateFault::DayMonthSwapped))
}

fn share_day_or_month(first: StatedDate, second: StatedDate) -> bool {
    first.month.and(second.month).is_some() || first.day.and(second.day).is_some()
}
