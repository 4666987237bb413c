//! Recognition of dates of the Hijri calendar.

/// A day of the Hijri calendar, as written. It is not converted: the tabular and the Umm al-Qura calendar differ by a
/// day or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: i16,
    month: u8,
    day: u8,
}

impl HijriDate {
    /// The day, if the year is 1300 to 1500, the month 1 to 12 and the day 1 to 30.
    pub(crate) const fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let possible = is_hijri(year) && month >= 1 && month <= 12 && day >= 1 && day <= 30;
        if possible { Some(Self { year, month, day }) } else { None }
    }

    /// Year, 1300 to 1500.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 30. Whether the month has 29 or 30 days is not checked.
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// Whether a year is taken for one of the Hijri calendar: 1300 to 1500 (1882 to 2077). No document in use has a
/// Gregorian date in these years.
pub(crate) const fn is_hijri(year: i16) -> bool {
    matches!(year, 1300..=1500)
}
