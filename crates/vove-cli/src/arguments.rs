//! Parsers of arguments whose messages say what is allowed.

use std::{
    ops::RangeInclusive,
    str::FromStr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jiff::{Timestamp, civil::DateTime};

/// Parses a whole number of a range.
pub(crate) fn whole_number<T: TryFrom<u64>>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = u64::from_str(text).ok().filter(|number| range.contains(number));
        let number = number.and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| format!("expected a whole number from {} to {}", range.start(), range.end()))
    }
}

/// Parses a number of a range.
pub(crate) fn number(
    range: RangeInclusive<f64>,
) -> impl Fn(&str) -> Result<f64, String> + Clone + Send + Sync + 'static {
    move |text| {
        let number = f64::from_str(text).ok().filter(|number| range.contains(number));
        number.ok_or_else(|| format!("expected a number from {} to {}", range.start(), range.end()))
    }
}

/// The last second of the year 9999.
const MAX_UNIX_SECONDS: u64 = 253_402_300_799;

/// Parses a time as a number of seconds since 1970.
pub(crate) fn unix_seconds(text: &str) -> Result<SystemTime, String> {
    whole_number(0..=MAX_UNIX_SECONDS)(text).map(|seconds| UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Checks that a text is a date or a time of ISO 8601, with or without an offset from UTC.
pub(crate) fn instant(text: &str) -> Result<String, &'static str> {
    match text.parse::<Timestamp>().is_ok() || text.parse::<DateTime>().is_ok() {
        true => Ok(text.to_owned()),
        false => Err("expected a date or a time of ISO 8601, such as 2026-02-01 or 2026-02-01T09:30:00Z"),
    }
}
