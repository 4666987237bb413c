//! Dates as they are written on either side, brought to one form so that any two can be compared.

use super::rule::Rule;
use crate::{
    CalendarDate, DateFault, DateReading,
    mrz::{
        MrzDate,
        doc9303::{CenturyBasis, DateStatus},
    },
    value::date::parse,
};

/// Year, month and day as far as a side says them.
#[derive(Clone, Copy)]
pub(super) struct Said {
    year: Year,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    /// Said in a way that is to be named: typed by hand, no day of the calendar.
    fault: Option<DateFault>,
}

#[derive(Clone, Copy)]
enum Year {
    Full(i16),
    Short(u8),
    Hijri(i16),
    NotKnown,
}

/// How two dates compare, and by which rule.
#[derive(Clone, Copy)]
pub(super) enum Comparison {
    Agree(Rule),
    Partly(Rule),
    Swapped(Rule),
    Contradict(Rule),
    Unknown(Rule),
}

impl Said {
    pub(super) fn in_text(text: &str) -> Result<Self, Rule> {
        let of = |year, month, day, fault| Self { year, month, day, fault };
        let of_day = |day: CalendarDate, year| of(year, Some(day.month()), Some(day.day()), None);
        match parse::read(text) {
            DateReading::Gregorian(day) => Ok(of_day(day, Year::Full(day.year()))),
            DateReading::Partial(date) if date.is_hijri() => Ok(of(Year::Hijri(date.year()), date.month(), None, None)),
            DateReading::Partial(date) => Ok(of(Year::Full(date.year()), date.month(), None, None)),
            DateReading::Hijri(date) => Ok(of(Year::Hijri(date.year()), Some(date.month()), Some(date.day()), None)),
            DateReading::Unreadable(fault) => {
                let last = CalendarDate::new(2099, 12, 31);
                let by_hand = || last.and_then(|last| parse::by_hand(text, last));
                let said = match fault {
                    DateFault::DayMonthSwapped => parse::swapped(text)
                        .map(|day| of(Year::Full(day.year()), Some(day.day()), Some(day.month()), None)),
                    DateFault::HandTyped => by_hand().map(|day| of_day(day, Year::Full(day.year()))),
                    DateFault::NoCentury => by_hand().map(|day| of_day(day, Year::Short((day.year() % 100) as u8))),
                    _ => None,
                };
                said.map(|said| Self { fault: Some(fault), ..said }).ok_or(Rule::Date(fault))
            }
        }
    }

    pub(super) fn in_zone(date: MrzDate) -> Result<Self, Rule> {
        let year = date.year().map_or(Year::NotKnown, Year::Short);
        let said = |fault| Self { year, month: date.month(), day: date.day(), fault };
        match date.status() {
            DateStatus::Full | DateStatus::Partial => Ok(said(None)),
            DateStatus::OutOfCalendar => Ok(said(Some(DateFault::NoSuchDay))),
            DateStatus::Unknown => Err(Rule::Date(DateFault::Absent)),
            DateStatus::Malformed => Err(Rule::Date(DateFault::UnknownForm)),
        }
    }

    /// A year and a month, of a zone that holds no day.
    pub(super) fn month_in_zone(cells: &str) -> Result<Self, Rule> {
        let number = |from| cells.get(from..from + 2)?.parse().ok();
        match (number(0), number(2)) {
            (Some(year), Some(month @ 1..=12))
                if cells.len() == 4 && cells.bytes().all(|cell| cell.is_ascii_digit()) =>
            {
                Ok(Self { year: Year::Short(year), month: Some(month), day: None, fault: None })
            }
            _ => Err(Rule::Date(DateFault::UnknownForm)),
        }
    }

    /// The year with its century, when it is said and of the common calendar, and the day is one.
    pub(super) const fn full_year(self) -> Option<i16> {
        match (self.year, self.fault) {
            (Year::Full(year), None) => Some(year),
            _ => None,
        }
    }

    pub(super) const fn is_new_year(self) -> bool {
        matches!((self.month, self.day), (Some(1), Some(1)))
    }

    /// Why it is no day of the common calendar.
    pub(super) fn why_no_day(self) -> Rule {
        match (self.fault, self.year) {
            (Some(fault), _) => Rule::Date(fault),
            (None, Year::Hijri(_)) => Rule::Hijri,
            (None, _) => Rule::PartialDate,
        }
    }

    /// `births`: a 1 January may stand for a year alone.
    pub(super) fn compare(self, other: Self, births: bool) -> Comparison {
        let Some((years, basis)) = self.years(other) else { return Comparison::Unknown(Rule::Hijri) };
        let impossible = |said: Self| {
            matches!(said.fault, Some(DateFault::NoSuchDay | DateFault::DayMonthSwapped))
                .then_some(said.fault)
                .flatten()
        };
        let same = |one: Option<u8>, other: Option<u8>| one.zip(other).is_none_or(|(one, other)| one == other);
        let whole = [self.month, self.day, other.month, other.day].iter().all(Option::is_some);
        let swapped = whole && self.month == other.day && self.day == other.month && self.month != self.day;
        let fault = impossible(self).or(impossible(other));
        if years != Some(false) && swapped {
            return Comparison::Swapped(Rule::DayMonthSwapped);
        }
        if let Some(fault) = fault {
            return Comparison::Unknown(Rule::Date(fault));
        }
        if years != Some(false) && same(self.month, other.month) && same(self.day, other.day) {
            return match (whole, years, self.fault.or(other.fault)) {
                (true, Some(_), Some(fault)) => Comparison::Agree(Rule::Date(fault)),
                (true, Some(_), None) => Comparison::Agree(basis),
                // Nothing in common is no agreement.
                _ if !self.shares(other) => Comparison::Unknown(Rule::PartialDate),
                _ => Comparison::Partly(Rule::PartialDate),
            };
        }
        if births && years == Some(true) && whole && (self.is_new_year() || other.is_new_year()) {
            return Comparison::Partly(Rule::Placeholder);
        }
        Comparison::Contradict(Rule::Different)
    }

    /// Whether the years are the same, where both are known, and what an agreement rests on; `None` for two calendars.
    fn years(self, other: Self) -> Option<(Option<bool>, Rule)> {
        Some(match (self.year, other.year) {
            (Year::NotKnown, _) | (_, Year::NotKnown) => (None, Rule::PartialDate),
            (Year::Full(one), Year::Full(other)) | (Year::Hijri(one), Year::Hijri(other)) => {
                (Some(one == other), Rule::SameDay)
            }
            (Year::Short(one), Year::Short(other)) => (Some(one == other), Rule::Date(DateFault::NoCentury)),
            (Year::Full(full), Year::Short(short)) | (Year::Short(short), Year::Full(full)) => {
                (Some(full % 100 == i16::from(short)), Rule::Century(CenturyBasis::Visual))
            }
            (Year::Hijri(_), _) | (_, Year::Hijri(_)) => return None,
        })
    }

    fn shares(self, other: Self) -> bool {
        let years = !matches!(self.year, Year::NotKnown) && !matches!(other.year, Year::NotKnown);
        years || self.month.and(other.month).is_some() || self.day.and(other.day).is_some()
    }
}
