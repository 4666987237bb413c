//! The emulator's clock, and how the API writes and reads instants.

use std::{sync::Arc, time::SystemTime};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Returns the current time.
pub(crate) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// RFC 3339 in UTC with milliseconds, such as `2026-10-01T08:30:00.000Z`.
pub(crate) fn rfc3339(at: SystemTime) -> String {
    Timestamp::try_from(at).map(|at| at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()).unwrap_or_default()
}

/// Parses an RFC 3339 instant, or a date as the beginning of the day in UTC.
pub(crate) fn parse_instant(text: &str) -> Option<Timestamp> {
    let day = || text.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    text.parse().ok().or_else(day)
}
