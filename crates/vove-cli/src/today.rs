//! The day on which documents are assessed.

use jiff::{Timestamp, tz::TimeZone};
use vove_model::{CalendarDate, DocumentDate};

use crate::error::{Error, Result};

/// The day of an assessment.
#[derive(clap::Args)]
pub(crate) struct Today {
    /// Assess as of this day instead of today's date in UTC
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<CalendarDate>,
}

impl Today {
    /// The given day, or the current date in UTC.
    pub(crate) fn date(&self) -> Result<CalendarDate> {
        let current = || {
            let date = Timestamp::now().to_zoned(TimeZone::UTC).date();
            CalendarDate::new(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
        };
        self.today
            .or_else(current)
            .ok_or_else(|| Error::configuration("the system clock is out of range: pass --today"))
    }
}

fn day(text: &str) -> std::result::Result<CalendarDate, &'static str> {
    DocumentDate::from(text).calendar().ok_or("not a date as YYYY-MM-DD")
}
