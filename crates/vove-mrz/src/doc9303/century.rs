//! The century of a date that has none: which years are considered, and what evidence decides between them.
//!
//! Doc 9303 leaves the century to the reader. The windows are [`years`] and [`MAX_AGE_YEARS`].

use core::{fmt, ops::RangeInclusive};

use super::{
    calendar::CalendarDate,
    mrz_date::{DateStatus, MrzDate},
};

/// The highest age of a holder that is considered possible, in years.
pub const MAX_AGE_YEARS: i16 = 120;

/// What a date of a zone is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateRole {
    /// Birth of the holder.
    Birth,
    /// Expiration of the document; on a visa also the last day on which it may be used.
    Expiration,
    /// Issue of the document.
    Issue,
}

/// What is known besides the date itself; all of it is optional. `Debug` prints none of it.
#[derive(Clone, Copy, Default)]
pub struct DateEvidence {
    /// The same date with its century, from the visual zone.
    pub visual: Option<CalendarDate>,
    /// The year of birth, from a national number.
    pub birth_year: Option<i16>,
    /// The date on which the document was issued.
    pub issue: Option<CalendarDate>,
    /// The date on which the document expires.
    pub expiration: Option<CalendarDate>,
}

/// The result of [`resolve_date`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ResolvedDate {
    /// The most plausible date.
    pub date: CalendarDate,
    /// What decided.
    pub basis: CenturyBasis,
    alternatives: [Option<CalendarDate>; 2],
}

/// What decided the century of a [`ResolvedDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CenturyBasis {
    /// The visual zone has the same date with its century.
    Visual,
    /// A national number contains the year of birth.
    NationalNumber,
    /// Only one of the possible centuries has such a day: 29 February.
    Calendar,
    /// Other dates of the document exclude all centuries but one.
    Document,
    /// The window of years around the reference date.
    Window,
}

/// Finds the century of a date, relative to a reference date: today, or the date on which the document was presented.
///
/// - A birth date is the latest date up to the reference with a holder of at most [`MAX_AGE_YEARS`], not after the
///   dates of issue and expiration.
/// - An expiration date lies from 25 years before the reference to 75 years after it and not before the date of issue;
///   of two the one nearer to the reference.
/// - A date of issue is the latest date up to the reference, at most 100 years before it and not after the date of
///   expiration.
///
/// `None` when the date is not [`DateStatus::Full`] or when no century is possible.
///
/// ```
/// use vove_mrz::{CalendarDate, DateEvidence, DateRole, MrzDate, resolve_date};
///
/// let today = CalendarDate::new(2026, 11, 23).unwrap();
/// let birth = resolve_date(MrzDate::new(*b"740812"), DateRole::Birth, today, &DateEvidence::default()).unwrap();
/// assert_eq!(birth.date, CalendarDate::new(1974, 8, 12).unwrap());
///
/// // An infant or a person of a hundred years.
/// let birth = resolve_date(MrzDate::new(*b"260101"), DateRole::Birth, today, &DateEvidence::default()).unwrap();
/// assert_eq!(birth.date.year(), 2026);
/// assert_eq!(birth.alternatives().next().map(CalendarDate::year), Some(1926));
/// ```
pub fn resolve_date(
    date: MrzDate,
    role: DateRole,
    reference: CalendarDate,
    evidence: &DateEvidence,
) -> Option<ResolvedDate> {
    if date.status() != DateStatus::Full {
        return None;
    }
    let (short_year, month, day) = (i16::from(date.year()?), date.month()?, date.day()?);
    let decided = |date, basis| Some(ResolvedDate { date, basis, alternatives: [None; 2] });
    let is_same = |date: &CalendarDate| (date.year() % 100, date.month(), date.day()) == (short_year, month, day);
    if let Some(date) = evidence.visual.filter(is_same) {
        return decided(date, CenturyBasis::Visual);
    }
    let birth_year = evidence.birth_year.filter(|_| role == DateRole::Birth);
    if let Some(date) = birth_year.and_then(|year| CalendarDate::new(year, month, day)).filter(is_same) {
        return decided(date, CenturyBasis::NationalNumber);
    }

    let century = reference.year() - reference.year() % 100;
    let years = [100, 0, -100, -200].map(|offset| century + offset + short_year);
    let considered = || years.into_iter().filter(|year| self::years(role, reference).contains(year));
    let existing = || considered().filter_map(|year| CalendarDate::new(year, month, day));
    let mut possible = existing().filter(|&date| is_possible(date, role, reference, evidence));

    let mut date = possible.next()?;
    let mut alternatives = [possible.next(), possible.next()];
    if role == DateRole::Expiration
        && let [Some(other), _] = &mut alternatives
        && other.days_from(reference) < date.days_from(reference)
    {
        core::mem::swap(other, &mut date);
    }
    let has_document_dates = evidence.issue.is_some() || evidence.expiration.is_some();
    let basis = match alternatives {
        [None, None] if existing().count() < considered().count() => CenturyBasis::Calendar,
        [None, None] if existing().count() > 1 && has_document_dates => CenturyBasis::Document,
        _ => CenturyBasis::Window,
    };
    Some(ResolvedDate { date, basis, alternatives })
}

/// The years in which a date may lie.
const fn years(role: DateRole, reference: CalendarDate) -> RangeInclusive<i16> {
    let year = reference.year();
    match role {
        // The year before the oldest is needed until the birthday.
        DateRole::Birth => year - MAX_AGE_YEARS - 1..=year,
        DateRole::Expiration => year - 25..=year + 75,
        DateRole::Issue => year - 100..=year,
    }
}

fn is_possible(date: CalendarDate, role: DateRole, reference: CalendarDate, evidence: &DateEvidence) -> bool {
    let is_not_after = |limit: Option<CalendarDate>| limit.is_none_or(|limit| date <= limit);
    match role {
        DateRole::Birth => {
            date <= reference
                && date.age(reference) <= MAX_AGE_YEARS
                && is_not_after(evidence.issue)
                && is_not_after(evidence.expiration)
        }
        DateRole::Expiration => evidence.issue.is_none_or(|issue| date >= issue),
        DateRole::Issue => date <= reference && is_not_after(evidence.expiration),
    }
}

impl ResolvedDate {
    /// The dates of other centuries that are possible too, the more plausible first.
    pub fn alternatives(&self) -> impl Iterator<Item = CalendarDate> {
        self.alternatives.into_iter().flatten()
    }
}

impl fmt::Debug for ResolvedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ResolvedDate({:?}, {} alternatives)", self.basis, self.alternatives().count())
    }
}

impl fmt::Debug for DateEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DateEvidence(..)")
    }
}
