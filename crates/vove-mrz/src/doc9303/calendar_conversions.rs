//! Conversions from and to the dates of other crates, each behind the feature of its name. All of them have the years
//! 1 to 9999: the fallbacks are never taken.

use crate::CalendarDate;

/// The error of conversions to [`CalendarDate`]: the year is not one of 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearOutOfRange;

impl core::fmt::Display for YearOutOfRange {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("the year is not one of 1 to 9999")
    }
}

impl core::error::Error for YearOutOfRange {}

#[cfg(feature = "jiff")]
impl From<CalendarDate> for jiff::civil::Date {
    fn from(date: CalendarDate) -> Self {
        Self::new(date.year(), date.month() as i8, date.day() as i8).unwrap_or(Self::ZERO)
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<jiff::civil::Date> for CalendarDate {
    type Error = YearOutOfRange;

    fn try_from(date: jiff::civil::Date) -> Result<Self, YearOutOfRange> {
        Self::new(date.year(), date.month() as u8, date.day() as u8).ok_or(YearOutOfRange)
    }
}

#[cfg(feature = "time")]
impl From<CalendarDate> for time::Date {
    fn from(date: CalendarDate) -> Self {
        let month = time::Month::try_from(date.month());
        let date = month.and_then(|month| Self::from_calendar_date(date.year().into(), month, date.day()));
        date.unwrap_or(Self::MIN)
    }
}

#[cfg(feature = "time")]
impl TryFrom<time::Date> for CalendarDate {
    type Error = YearOutOfRange;

    fn try_from(date: time::Date) -> Result<Self, YearOutOfRange> {
        let year = i16::try_from(date.year()).map_err(|_| YearOutOfRange)?;
        Self::new(year, date.month().into(), date.day()).ok_or(YearOutOfRange)
    }
}

#[cfg(feature = "chrono")]
impl From<CalendarDate> for chrono::NaiveDate {
    fn from(date: CalendarDate) -> Self {
        Self::from_ymd_opt(date.year().into(), date.month().into(), date.day().into()).unwrap_or_default()
    }
}

#[cfg(feature = "chrono")]
impl TryFrom<chrono::NaiveDate> for CalendarDate {
    type Error = YearOutOfRange;

    fn try_from(date: chrono::NaiveDate) -> Result<Self, YearOutOfRange> {
        use chrono::Datelike;

        let year = i16::try_from(date.year()).map_err(|_| YearOutOfRange)?;
        Self::new(year, date.month() as u8, date.day() as u8).ok_or(YearOutOfRange)
    }
}
