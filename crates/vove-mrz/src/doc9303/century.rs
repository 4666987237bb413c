use crate::{
    doc9303::calendar::CalendarDate,
    doc9303::mrz_date::{DateStatus, MrzDate},
};

/// What a date in a zone is the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateRole {
    /// Birth of the holder.
    Birth,
    /// Expiration of the document, or the last day to enter or to leave on a visa.
    Expiration,
    /// Issue of the document.
    Issue,
}

/// What else is known that tells centuries apart. All of it optional.
#[derive(Clone, Copy, Default)]
pub struct DateEvidence {
    /// The same date with its century, as printed beside the zone.
    pub visual: Option<CalendarDate>,
    /// The year of birth that a national number contains.
    pub birth_year: Option<i16>,
    /// Date of issue of the document.
    pub issue: Option<CalendarDate>,
    /// Date of expiration of the document.
    pub expiration: Option<CalendarDate>,
}

/// A day for a date without a century.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ResolvedDate {
    /// The most plausible reading.
    pub date: CalendarDate,
    /// What it rests on.
    pub basis: CenturyBasis,
    others: [Option<CalendarDate>; 2],
}

/// What a [`ResolvedDate`] rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CenturyBasis {
    /// The same date is printed with its century.
    Visual,
    /// A national number contains the year.
    NationalNumber,
    /// Only one century has such a day: 29 February.
    Calendar,
    /// Dates of the document leave one reading.
    Document,
    /// The reference date and the span of human life, or of documents.
    Window,
}

/// The greatest plausible age of a holder, in completed years: [`resolve_date`] rules out earlier dates of birth.
pub const MAX_AGE_YEARS: i16 = 120;

/// Finds the day that a date without a century is, as seen on a reference date; today is an argument.
///
/// `None` when the date isn't a full one of the calendar or when no reading is possible. A birth is the latest that is
/// not after the reference, the document's issue and its expiry, with the holder at most 120 years old; an expiry lies
/// from 25 years before the reference to 75 after it and not before the issue; an issue is the latest not after the
/// reference.
///
/// ```
/// use vove_mrz::{CalendarDate, DateEvidence, MrzDate, DateRole, resolve_date, doc9303::CenturyBasis};
///
/// let today = CalendarDate::new(2026, 11, 23).unwrap();
/// let born = resolve_date(MrzDate::new(*b"740812"), DateRole::Birth, today, &DateEvidence::default()).unwrap();
/// assert_eq!(born.date, CalendarDate::new(1974, 8, 12).unwrap());
///
/// // A child or a person of a hundred: the other reading is kept.
/// let born = resolve_date(MrzDate::new(*b"260101"), DateRole::Birth, today, &DateEvidence::default()).unwrap();
/// assert_eq!(born.date.year(), 2026);
/// assert_eq!(born.alternatives().next().map(CalendarDate::year), Some(1926));
/// ```
pub fn resolve_date(
    raw: MrzDate,
    role: DateRole,
    reference: CalendarDate,
    evidence: &DateEvidence,
) -> Option<ResolvedDate> {
    if raw.status() != DateStatus::Full {
        return None;
    }
    let (short, month, day) = (i16::from(raw.year()?), raw.month()?, raw.day()?);
    let same = |date: &CalendarDate| date.year() % 100 == short && date.month() == month && date.day() == day;
    if let Some(date) = evidence.visual.filter(same) {
        return Some(ResolvedDate { date, basis: CenturyBasis::Visual, others: [None; 2] });
    }
    if let Some(date) =
        evidence.birth_year.filter(|_| role == DateRole::Birth).and_then(|year| CalendarDate::new(year, month, day))
        && same(&date)
    {
        return Some(ResolvedDate { date, basis: CenturyBasis::NationalNumber, others: [None; 2] });
    }

    let century = reference.year() - reference.year() % 100;
    let mut in_window = [None; 4];
    let mut possible = 0;
    let mut exists = 0;
    for (slot, offset) in in_window.iter_mut().zip([100, 0, -100, -200]) {
        let in_reach = |year: i16| match role {
            DateRole::Expiration => (reference.year() - 25..=reference.year() + 75).contains(&year),
            DateRole::Birth => year <= reference.year() && year >= reference.year() - MAX_AGE_YEARS - 1,
            DateRole::Issue => year <= reference.year() && year >= reference.year() - 100,
        };
        let year = century + offset + short;
        if !in_reach(year) {
            continue;
        }
        possible += 1;
        let Some(date) = CalendarDate::new(year, month, day) else { continue };
        exists += 1;
        let fits = match role {
            DateRole::Birth => {
                let after = |limit: Option<CalendarDate>| limit.is_some_and(|limit| date > limit);
                date <= reference
                    && date.age(reference) <= MAX_AGE_YEARS
                    && !after(evidence.issue)
                    && !after(evidence.expiration)
            }
            DateRole::Expiration => evidence.issue.is_none_or(|issue| date >= issue),
            DateRole::Issue => date <= reference && evidence.expiration.is_none_or(|expiration| date <= expiration),
        };
        *slot = fits.then_some(date);
    }
    let mut readings = in_window.into_iter().flatten();
    let mut date = readings.next()?;
    let mut others = [readings.next(), readings.next()];
    if role == DateRole::Expiration
        && let [Some(other), _] = &mut others
        && (other.day_number() - reference.day_number()).abs() < (date.day_number() - reference.day_number()).abs()
    {
        core::mem::swap(other, &mut date);
    }
    let alone = others == [None; 2];
    let basis = match () {
        () if alone && exists < possible => CenturyBasis::Calendar,
        () if alone && exists > 1 && (evidence.issue.is_some() || evidence.expiration.is_some()) => {
            CenturyBasis::Document
        }
        () => CenturyBasis::Window,
    };
    Some(ResolvedDate { date, basis, others })
}

impl ResolvedDate {
    /// The other readings that can't be ruled out, the next plausible first.
    pub fn alternatives(&self) -> impl Iterator<Item = CalendarDate> {
        self.others.into_iter().flatten()
    }
}

impl core::fmt::Debug for ResolvedDate {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "ResolvedDate({:?}, {} others)", self.basis, self.alternatives().count())
    }
}

impl core::fmt::Debug for DateEvidence {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("DateEvidence(..)")
    }
}
