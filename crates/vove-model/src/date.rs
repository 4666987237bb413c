use alloc::{boxed::Box, string::String};
use core::fmt;

use serde::{Deserialize, Serialize};
use vove_mrz::CalendarDate;

/// A date as a document's data carries it: the text that came, and what it says.
///
/// The API writes `DD/MM/YYYY`; ISO 8601 days and RFC 3339 timestamps (their day alone) are read too. A month first is
/// never guessed. A text that is no date is a value with a [`DateFault`], not a failed reply, and serialises back as it
/// came. `Debug` prints nothing of it.
///
/// ```
/// use vove_model::{CalendarDate, DateFault, DocumentDate};
///
/// let date = DocumentDate::from("15/07/2030");
/// assert_eq!(date.calendar(), CalendarDate::new(2030, 7, 15));
///
/// let odd = DocumentDate::from("31/02/2020");
/// assert_eq!(odd.fault(), Some(DateFault::NoSuchDay));
/// assert_eq!(odd.raw(), "31/02/2020");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct DocumentDate {
    raw: Box<str>,
    reading: DateReading,
}

/// What the text of a [`DocumentDate`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateReading {
    /// A day.
    Gregorian(CalendarDate),
    /// No day, and why.
    Unreadable(DateFault),
}

/// Why a text is not read as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateFault {
    /// Neither `DD/MM/YYYY` nor `YYYY-MM-DD`.
    UnknownForm,
    /// The right form, but the calendar has no such day.
    NoSuchDay,
    /// The second number can't be a month but the first can: day and month are probably exchanged. Not guessed.
    DayMonthSwapped,
}

impl DocumentDate {
    /// The text as it came.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// What the text says.
    pub const fn reading(&self) -> DateReading {
        self.reading
    }

    /// The day, when the text says one.
    pub const fn calendar(&self) -> Option<CalendarDate> {
        match self.reading {
            DateReading::Gregorian(date) => Some(date),
            DateReading::Unreadable(_) => None,
        }
    }

    /// Why there is no day, when there is none.
    pub const fn fault(&self) -> Option<DateFault> {
        match self.reading {
            DateReading::Gregorian(_) => None,
            DateReading::Unreadable(fault) => Some(fault),
        }
    }
}

impl From<&str> for DocumentDate {
    fn from(text: &str) -> Self {
        Self { raw: text.into(), reading: read(text) }
    }
}

impl From<String> for DocumentDate {
    fn from(text: String) -> Self {
        Self { reading: read(&text), raw: text.into() }
    }
}

impl From<CalendarDate> for DocumentDate {
    /// As `DD/MM/YYYY`, the form that the API documents.
    fn from(date: CalendarDate) -> Self {
        let raw = alloc::format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
        Self { raw: raw.into(), reading: DateReading::Gregorian(date) }
    }
}

impl From<DocumentDate> for String {
    fn from(date: DocumentDate) -> Self {
        date.raw.into()
    }
}

crate::shape::leaf!(DocumentDate);

impl fmt::Debug for DocumentDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reading {
            DateReading::Gregorian(_) => f.write_str("DocumentDate(..)"),
            DateReading::Unreadable(fault) => write!(f, "DocumentDate({fault:?})"),
        }
    }
}

fn read(text: &str) -> DateReading {
    let (year, month, day) = match text.trim().as_bytes() {
        [d1, d2, b'/', m1, m2, b'/', year @ ..] => (number(year, 4), number(&[*m1, *m2], 2), number(&[*d1, *d2], 2)),
        [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2]
        | [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b't' | b' ', ..] => {
            (number(&[*y1, *y2, *y3, *y4], 4), number(&[*m1, *m2], 2), number(&[*d1, *d2], 2))
        }
        _ => return DateReading::Unreadable(DateFault::UnknownForm),
    };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return DateReading::Unreadable(DateFault::UnknownForm);
    };
    let (month, day) = (month as u8, day as u8);
    match CalendarDate::new(year, month, day) {
        Some(date) => DateReading::Gregorian(date),
        None if CalendarDate::new(year, day, month).is_some() => DateReading::Unreadable(DateFault::DayMonthSwapped),
        None => DateReading::Unreadable(DateFault::NoSuchDay),
    }
}

/// A decimal number of exactly `width` (at most 4) ASCII digits.
pub(crate) fn number(digits: &[u8], width: usize) -> Option<i16> {
    if digits.len() != width {
        return None;
    }
    digits.iter().try_fold(0i16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
}
