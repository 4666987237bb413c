//! Days of the Gregorian calendar.

use core::fmt;

/// A day of the proleptic Gregorian calendar in the years 1 to 9999. Every value is a day that exists.
///
/// ```
/// use vove_mrz::CalendarDate;
///
/// assert!(CalendarDate::new(2024, 2, 29).is_some());
/// assert!(CalendarDate::new(2023, 2, 29).is_none());
/// assert!(CalendarDate::new(1990, 1, 1) < CalendarDate::new(1990, 1, 2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CalendarDate {
    year: i16,
    month: u8,
    day: u8,
}

impl CalendarDate {
    /// A day; `None` when the calendar doesn't have it or the year is not one of 1 to 9999.
    pub const fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let exists =
            year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
        if exists { Some(Self { year, month, day }) } else { None }
    }

    /// The year, 1 to 9999.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The number of days since 1 January of the year 1, which is day 0.
    ///
    /// ```
    /// use vove_mrz::CalendarDate;
    ///
    /// let day = |year, month, day| CalendarDate::new(year, month, day).unwrap().day_number();
    /// assert_eq!(day(1, 1, 1), 0);
    /// assert_eq!(day(1970, 1, 1), 719_162);
    /// assert_eq!(day(2024, 3, 1) - day(2024, 2, 28), 2);
    /// ```
    pub const fn day_number(self) -> i32 {
        // Years that begin in March put the leap day last.
        let (month, year) = match self.month {
            1 | 2 => (self.month as i32 + 9, self.year as i32 - 1),
            _ => (self.month as i32 - 3, self.year as i32),
        };
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + self.day as i32 - 307
    }

    /// The distance to another day, in days.
    pub(crate) const fn days_from(self, other: Self) -> u32 {
        self.day_number().abs_diff(other.day_number())
    }

    /// The age on a day, in completed years, of a person born on this one; negative on days before it. A person born on
    /// 29 February completes a year on 1 March of common years.
    ///
    /// ```
    /// use vove_mrz::CalendarDate;
    ///
    /// let born = CalendarDate::new(2000, 2, 29).unwrap();
    /// assert_eq!(born.age(CalendarDate::new(2018, 2, 28).unwrap()), 17);
    /// assert_eq!(born.age(CalendarDate::new(2018, 3, 1).unwrap()), 18);
    /// ```
    pub const fn age(self, on: Self) -> i16 {
        let before_birthday = on.month < self.month || (on.month == self.month && on.day < self.day);
        on.year - self.year - before_birthday as i16
    }

    /// The same day a number of years later, or earlier when it is negative; 29 February becomes 1 March in a common
    /// year. `None` outside the years 1 to 9999.
    ///
    /// ```
    /// use vove_mrz::CalendarDate;
    ///
    /// let issued = CalendarDate::new(2020, 7, 15).unwrap();
    /// assert_eq!(issued.add_years(10), CalendarDate::new(2030, 7, 15));
    /// ```
    pub const fn add_years(self, years: i16) -> Option<Self> {
        let Some(year) = self.year.checked_add(years) else { return None };
        match Self::new(year, self.month, self.day) {
            None if self.month == 2 && self.day == 29 => Self::new(year, 3, 1),
            date => date,
        }
    }
}

const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for CalendarDate {
    /// ISO 8601: `1990-01-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// ISO 8601: `1990-01-01`.
#[cfg(feature = "serde")]
impl serde::Serialize for CalendarDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
