use super::said::Said;
use crate::{CalendarDate, mrz::ResolvedDate};

/// The days that a date can be: one when it is known to the day and the century.
#[derive(Clone, Copy)]
pub(super) struct Days {
    pub(super) from: CalendarDate,
    pub(super) to: CalendarDate,
}

impl Days {
    /// The days of a year, of a month, or one; none where the century or the calendar is not known.
    pub(super) fn of_said(said: Said) -> Option<Self> {
        let year = said.full_year()?;
        let from = CalendarDate::new(year, said.month.unwrap_or(1), said.day.unwrap_or(1))?;
        let last = |month| [31, 30, 29, 28].into_iter().find_map(|day| CalendarDate::new(year, month, day));
        let to = match (said.month, said.day) {
            (None, _) => last(12)?,
            (Some(month), None) => last(month)?,
            (Some(_), Some(_)) => from,
        };
        Some(Self { from, to })
    }

    /// From the earliest reading of a year of two digits to the latest.
    pub(super) fn of_resolution(resolution: &ResolvedDate) -> Self {
        let of = |days: Self, day: CalendarDate| Self { from: days.from.min(day), to: days.to.max(day) };
        resolution.alternatives().fold(Self { from: resolution.date, to: resolution.date }, of)
    }

    pub(super) fn exact(self) -> Option<CalendarDate> {
        (self.from == self.to).then_some(self.from)
    }
}
