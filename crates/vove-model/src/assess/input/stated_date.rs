//! A date as stated in an MRZ, in print or in the submitted data, reduced to the parts that it contains.

use crate::{
    CalendarDate, DateFault, DateReading,
    assess::report::Reason,
    mrz::{MrzDate, doc9303::DateStatus},
    value::date::parse,
};

/// The year, month and day that a text states, each as far as it is known.
#[derive(Clone, Copy)]
pub(crate) struct StatedDate {
    pub(crate) year: StatedYear,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
    /// What is wrong or undocumented about the text, if it could be read nevertheless.
    pub(crate) fault: Option<DateFault>,
}

/// A year as stated.
#[derive(Clone, Copy)]
pub(crate) enum StatedYear {
    /// Four digits of the Gregorian calendar.
    Gregorian(i16),
    /// Two digits of the Gregorian calendar.
    TwoDigits(u8),
    /// Four digits of the Hijri calendar.
    Hijri(i16),
    Unknown,
}

impl StatedDate {
    /// Reads a printed or submitted date. The error says why the text states no date.
    pub(crate) fn from_text(text: &str) -> Result<Self, Reason> {
        use StatedYear::{Gregorian, Hijri, TwoDigits};

        let date = |year, month, day| Self { year, month, day, fault: None };
        let full = |year, day: CalendarDate| date(year, Some(day.month()), Some(day.day()));
        match parse::read(text) {
            DateReading::Gregorian(day) => Ok(full(Gregorian(day.year()), day)),
            DateReading::Partial(partial) if partial.is_hijri() => {
                Ok(date(Hijri(partial.year()), partial.month(), None))
            }
            DateReading::Partial(partial) => Ok(date(Gregorian(partial.year()), partial.month(), None)),
            DateReading::Hijri(day) => Ok(date(Hijri(day.year()), Some(day.month()), Some(day.day()))),
            DateReading::Unreadable(fault) => {
                let latest = CalendarDate::new(2099, 12, 31);
                let hand_typed = || latest.and_then(|latest| parse::by_hand(text, latest));
                let stated = match fault {
                    DateFault::DayMonthSwapped => {
                        parse::swapped(text).map(|day| date(Gregorian(day.year()), Some(day.day()), Some(day.month())))
                    }
                    DateFault::HandTyped => hand_typed().map(|day| full(Gregorian(day.year()), day)),
                    DateFault::NoCentury => hand_typed().map(|day| full(TwoDigits((day.year() % 100) as u8), day)),
                    _ => None,
                };
                stated.map(|stated| Self { fault: Some(fault), ..stated }).ok_or(Reason::Date(fault))
            }
        }
    }

    /// Reads a date of six characters in an MRZ. The error says why they state no date.
    pub(crate) fn from_mrz(date: MrzDate) -> Result<Self, Reason> {
        let year = date.year().map_or(StatedYear::Unknown, StatedYear::TwoDigits);
        let stated = |fault| Self { year, month: date.month(), day: date.day(), fault };
        match date.status() {
            DateStatus::Full | DateStatus::Partial => Ok(stated(None)),
            DateStatus::OutOfCalendar => Ok(stated(Some(DateFault::NoSuchDay))),
            DateStatus::Unknown => Err(Reason::Date(DateFault::Absent)),
            DateStatus::Malformed => Err(Reason::Date(DateFault::UnknownForm)),
        }
    }

    /// Reads a year and a month in an MRZ: the four characters of the date of issue on French identity cards.
    pub(crate) fn from_mrz_month(text: &str) -> Result<Self, Reason> {
        let number = |start| text.get(start..start + 2)?.parse().ok();
        match (number(0), number(2)) {
            (Some(year), Some(month @ 1..=12)) if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) => {
                Ok(Self { year: StatedYear::TwoDigits(year), month: Some(month), day: None, fault: None })
            }
            _ => Err(Reason::Date(DateFault::UnknownForm)),
        }
    }

    /// The four-digit year, if it is Gregorian and the text is a date of a documented form.
    pub(crate) const fn gregorian_year(self) -> Option<i16> {
        match (self.year, self.fault) {
            (StatedYear::Gregorian(year), None) => Some(year),
            _ => None,
        }
    }

    /// Whether it is 1 January, which some registries record if only the year is known.
    pub(crate) const fn is_new_year(self) -> bool {
        matches!((self.month, self.day), (Some(1), Some(1)))
    }

    /// Why it stands for no range of days.
    pub(crate) fn why_no_range(self) -> Reason {
        match (self.fault, self.year) {
            (Some(fault), _) => Reason::Date(fault),
            (None, StatedYear::Hijri(_)) => Reason::Hijri,
            (None, _) => Reason::PartialDate,
        }
    }
}
