//! The result of reading the text of a date.

#[cfg(doc)]
use crate::DocumentDate;
use crate::{CalendarDate, HijriDate, PartialDate};

/// The result of reading a [`DocumentDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateReading {
    /// A day.
    Gregorian(CalendarDate),
    /// A year, or a year and a month.
    Partial(PartialDate),
    /// A day of the Hijri calendar.
    Hijri(HijriDate),
    /// Not a date, and why.
    Unreadable(DateFault),
}

/// The reason why a text is not read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateFault {
    /// The text stands for an absent date: `N/A`, `-`, only zeros.
    Absent,
    /// The text is not in a known format.
    UnknownForm,
    /// A known format, but the calendar has no such day.
    NoSuchDay,
    /// The second number can't be a month but the first can: day and month are probably swapped. Not corrected.
    DayMonthSwapped,
    /// A day or month of one digit, which documents don't print: the date was probably typed.
    HandTyped,
    /// The year has two digits.
    NoCentury,
    /// A month by name, which the feature `month-names` reads.
    MonthName,
}
