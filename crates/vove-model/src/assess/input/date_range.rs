//! The range of days that a date can stand for.

use super::stated_date::StatedDate;
use crate::{CalendarDate, mrz::ResolvedDate};

/// A closed range of days: a single day if day, month, year and century are known.
#[derive(Clone, Copy)]
pub(crate) struct DateRange {
    pub(crate) first: CalendarDate,
    pub(crate) last: CalendarDate,
}

impl DateRange {
    /// The days of the stated year or month, or the stated day. `None` if the century is unknown, the day does not
    /// exist, or the date is in the Hijri calendar.
    pub(crate) fn of_stated(date: StatedDate) -> Option<Self> {
        let year = date.gregorian_year()?;
        let first = CalendarDate::new(year, date.month.unwrap_or(1), date.day.unwrap_or(1))?;
        let last_day_of = |month| [31, 30, 29, 28].into_iter().find_map(|day| CalendarDate::new(year, month, day));
        let last = match (date.month, date.day) {
            (None, _) => last_day_of(12)?,
            (Some(month), None) => last_day_of(month)?,
            (Some(_), Some(_)) => first,
        };
        Some(Self { first, last })
    }

    /// From the earliest to the latest date that a two-digit year can stand for.
    pub(crate) fn of_resolution(resolution: &ResolvedDate) -> Self {
        let single = Self { first: resolution.date, last: resolution.date };
        resolution
            .alternatives()
            .fold(single, |range, date| Self { first: range.first.min(date), last: range.last.max(date) })
    }

    /// The day, if the range is a single day.
    pub(crate) fn single_day(self) -> Option<CalendarDate> {
        (self.first == self.last).then_some(self.first)
    }
}
