//! Partial dates.

use super::hijri::is_hijri;

/// A date without a day, or without day and month: common where births were not registered to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    pub(crate) year: i16,
    pub(crate) month: Option<u8>,
}

impl PartialDate {
    /// The year as written; 1300 to 1500 are years of the Hijri calendar.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// Whether the year is one of the Hijri calendar.
    pub const fn is_hijri(self) -> bool {
        is_hijri(self.year)
    }
}
