/// A date of which the day, or day and month, are not known: common where births were not registered to the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    pub(crate) year: i16,
    pub(crate) month: Option<u8>,
}

impl PartialDate {
    /// Year, as written: 1300 to 1500 counts from the Hijra.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// Month, 1 to 12, when it is known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// Whether the year counts from the Hijra.
    pub const fn is_hijri(self) -> bool {
        is_hijri(self.year)
    }
}

/// A day of the Hijri calendar, as written. Not converted: the tabular calendar and that of Umm al-Qura differ by a day or
/// two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: i16,
    month: u8,
    day: u8,
}

impl HijriDate {
    /// The day, if its year is one of 1300 to 1500, its month one of 12 and its day one of 30.
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

    /// Day of the month, 1 to 30. Months have 29 or 30 days; which is not checked.
    pub const fn day(self) -> u8 {
        self.day
    }
}

/// No document alive is dated in these years of the Gregorian calendar (1882 to 2077 in truth).
pub(crate) const fn is_hijri(year: i16) -> bool {
    matches!(year, 1300..=1500)
}
