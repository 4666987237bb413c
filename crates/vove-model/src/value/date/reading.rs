//! What the text of a date says, or why it says none.

#[cfg(doc)]
use crate::DocumentDate;
use crate::{CalendarDate, HijriDate, PartialDate};

/// What the text of a [`DocumentDate`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateReading {
    /// A day.
    Gregorian(CalendarDate),
    /// A year, or a month of one.
    Partial(PartialDate),
    /// A day of the Hijri calendar.
    Hijri(HijriDate),
    /// No date, and why.
    Unreadable(DateFault),
}

/// Why a text is not read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateFault {
    /// Says that there is none: `N/A`, `-`, nothing but zeros.
    Absent,
    /// None of the known forms.
    UnknownForm,
    /// A known form, but the calendar has no such day.
    NoSuchDay,
    /// The second number can't be a month but the first can: day and month are probably exchanged. Not guessed.
    DayMonthSwapped,
    /// A day or month of one digit: nobody prints that, somebody typed it.
    HandTyped,
    /// The year has two digits.
    NoCentury,
    /// A month by name, which the feature `month-names` reads.
    MonthName,
}
