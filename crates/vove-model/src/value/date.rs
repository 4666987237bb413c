//! Dates as documents print them: the text, and its reading.

pub(crate) mod hijri;
mod month_names;
pub(crate) mod parse;
mod partial;
mod reading;

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

pub use self::{
    hijri::HijriDate,
    partial::PartialDate,
    reading::{DateFault, DateReading},
};
use crate::{CalendarDate, Text};

/// A date of a document: the text as it came, and its reading.
///
/// | text | reading |
/// | --- | --- |
/// | `15/07/2030`; also with `-`, `.` or blanks | the day |
/// | `2030-07-15`, `2030/07/15`, an RFC 3339 timestamp | the day; time and offset are ignored |
/// | `٢٠٣٠/٠٧/١٥` (Arabic-Indic and extended Arabic-Indic digits) | the day |
/// | `15 JUL 2030`, `15 JUL/JUIL 2030` | the day with the feature `month-names` (English, French, Spanish, Arabic), else [`MonthName`](DateFault::MonthName) |
/// | `01/01/1950` | the day; [`may_be_placeholder`](Self::may_be_placeholder) |
/// | `1950`, `00/00/1950`, `XX/XX/1950`, `00/07/1950` | [`Partial`](DateReading::Partial) |
/// | `15/07/1410`, `1410/07/15` | [`Hijri`](DateReading::Hijri), not converted |
/// | `07/15/2030`, `2030-15-07` | [`DayMonthSwapped`](DateFault::DayMonthSwapped), never corrected; call [`swapped`](Self::swapped) for that |
/// | `5/7/2030`, `15/07/30` | [`HandTyped`](DateFault::HandTyped), [`NoCentury`](DateFault::NoCentury): see [`typed_by_hand`](Self::typed_by_hand) |
/// | empty, `N/A`, `-`, `null`, `00/00/0000` | [`Absent`](DateFault::Absent) |
/// | `31/02/2020` | [`NoSuchDay`](DateFault::NoSuchDay) |
///
/// Every text is accepted and serializes back as it came. `Debug` prints nothing of it. No clock is read: the caller
/// passes the current day.
///
/// ```
/// use vove_model::{CalendarDate, DateFault, DocumentDate};
///
/// let expires = DocumentDate::from("15/07/2030");
/// assert_eq!(expires.calendar(), CalendarDate::new(2030, 7, 15));
/// let today = CalendarDate::new(2030, 7, 10).unwrap();
/// assert_eq!((expires.is_expired(today), expires.days_until(today)), (Some(false), Some(5)));
///
/// let impossible = DocumentDate::from("31/02/2020");
/// assert_eq!(impossible.fault(), Some(DateFault::NoSuchDay));
/// assert_eq!(impossible.raw(), "31/02/2020");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentDate(Text);

impl DocumentDate {
    /// The text as it came.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// Reads the text, on every call.
    pub fn reading(&self) -> DateReading {
        parse::read(&self.0)
    }

    /// The day, if the text is one of the Gregorian calendar.
    pub fn calendar(&self) -> Option<CalendarDate> {
        match self.reading() {
            DateReading::Gregorian(date) => Some(date),
            _ => None,
        }
    }

    /// Why the text is not a date; `None` if it is one.
    pub fn fault(&self) -> Option<DateFault> {
        match self.reading() {
            DateReading::Unreadable(fault) => Some(fault),
            _ => None,
        }
    }

    /// Whether the day is 1 January, which registries write for a birth of which only the year is known.
    pub fn may_be_placeholder(&self) -> bool {
        self.calendar().is_some_and(|date| date.month() == 1 && date.day() == 1)
    }

    /// The age in full years on a day, for a date of birth. `None` if the text is not a day, or a later one.
    ///
    /// In common years, a person born on 29 February turns a year older on 1 March.
    pub fn age_on(&self, day: CalendarDate) -> Option<i16> {
        self.calendar().filter(|born| *born <= day).map(|born| born.age(day))
    }

    /// Whether a document that is valid through this day has expired on another. `None` if the text is not a day.
    pub fn is_expired(&self, on: CalendarDate) -> Option<bool> {
        self.calendar().map(|last| on > last)
    }

    /// The number of days from a day until this one, negative if it has passed. `None` if the text is not a day.
    pub fn days_until(&self, from: CalendarDate) -> Option<i32> {
        self.calendar().map(|date| date.day_number() - from.day_number())
    }

    /// The day with day and month swapped, if [`fault`](Self::fault) is
    /// [`DayMonthSwapped`](DateFault::DayMonthSwapped).
    ///
    /// ```
    /// use vove_model::{CalendarDate, DocumentDate};
    ///
    /// let date = DocumentDate::from("07/15/2030");
    /// assert_eq!((date.calendar(), date.swapped()), (None, CalendarDate::new(2030, 7, 15)));
    /// ```
    pub fn swapped(&self) -> Option<CalendarDate> {
        if self.fault() == Some(DateFault::DayMonthSwapped) { parse::swapped(&self.0) } else { None }
    }

    /// The day, also of a text that is probably typed: `5/7/1990`, `5/7/90`.
    ///
    /// A year of two digits is placed in the latest century that gives a day not after `latest`: pass the current day
    /// for a date of birth or issue, and the latest plausible day for an expiration date.
    ///
    /// ```
    /// use vove_model::{CalendarDate, DocumentDate};
    ///
    /// let today = CalendarDate::new(2026, 11, 23).unwrap();
    /// assert_eq!(DocumentDate::from("5/7/90").typed_by_hand(today), CalendarDate::new(1990, 7, 5));
    /// assert_eq!(DocumentDate::from("05/07/19").typed_by_hand(today), CalendarDate::new(2019, 7, 5));
    /// ```
    pub fn typed_by_hand(&self, latest: CalendarDate) -> Option<CalendarDate> {
        match self.fault() {
            Some(DateFault::HandTyped | DateFault::NoCentury) => parse::by_hand(&self.0, latest),
            _ => self.calendar(),
        }
    }
}

impl From<Text> for DocumentDate {
    fn from(raw: Text) -> Self {
        Self(raw)
    }
}

impl From<&str> for DocumentDate {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for DocumentDate {
    fn from(text: String) -> Self {
        Text::from(text).into()
    }
}

impl From<CalendarDate> for DocumentDate {
    /// As `DD/MM/YYYY`, the format that the API documents.
    fn from(date: CalendarDate) -> Self {
        alloc::format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()).into()
    }
}

impl From<DocumentDate> for String {
    fn from(date: DocumentDate) -> Self {
        date.0.into()
    }
}

impl fmt::Debug for DocumentDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reading() {
            DateReading::Unreadable(fault) => write!(f, "DocumentDate({fault:?})"),
            _ => f.write_str("DocumentDate(..)"),
        }
    }
}

crate::json::schema::leaf!(Date: DocumentDate);
