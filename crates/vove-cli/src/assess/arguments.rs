use std::path::PathBuf;

use clap::Args;
use jiff::{Timestamp, tz::TimeZone};
use vove_model::{CalendarDate, DocumentDate, mrz::State};

use crate::failure::Failure;

#[derive(Args)]
pub(crate) struct Assess {
    /// A saved reply of `GET /v2/users/{refId}` or `…/documents`; `-` for standard input
    pub(crate) file: PathBuf,

    #[command(flatten)]
    pub(crate) day: Day,

    /// JSON file with the claimed `firstName`, `lastName`, `gender`, `dateOfBirth`
    #[arg(long, value_name = "FILE")]
    pub(crate) user: Option<PathBuf>,

    /// Ask for holders of this age
    #[arg(long, value_name = "YEARS")]
    pub(crate) minimum_age: Option<u8>,

    /// Ask for this issuer, `MAR`; may be given several times
    #[arg(long = "issuer", value_name = "CODE", value_parser = issuer)]
    pub(crate) issuers: Vec<String>,

    /// Ask for a document of this step, `ID_DOCUMENT`; may be given several times
    #[arg(long = "require", value_name = "STEP")]
    pub(crate) required: Vec<String>,

    /// Ask for a proof of address that is at most so old
    #[arg(long, value_name = "DAYS")]
    pub(crate) address_proof_within_days: Option<u16>,

    /// Ask for this match level
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    pub(crate) minimum_match_level: Option<f64>,
}

/// The day to assess on.
#[derive(Args)]
pub(crate) struct Day {
    /// Assess as on this day; today in UTC otherwise
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<CalendarDate>,
}

impl Day {
    pub(crate) fn today(&self) -> Result<CalendarDate, Failure> {
        let by_the_clock = || {
            let date = Timestamp::now().to_zoned(TimeZone::UTC).date();
            CalendarDate::new(date.year(), date.month().unsigned_abs(), date.day().unsigned_abs())
        };
        self.today
            .or_else(by_the_clock)
            .ok_or_else(|| Failure::Configuration("this machine's clock is out of range: give --today".to_owned()))
    }
}

fn day(text: &str) -> Result<CalendarDate, &'static str> {
    DocumentDate::from(text).calendar().ok_or("not a day as YYYY-MM-DD")
}

/// A misspelt issuer would be none of any document's.
fn issuer(code: &str) -> Result<String, &'static str> {
    let state = State::of(&code.to_ascii_uppercase()).ok_or("no code of an issuer in a zone: three letters, `MAR`")?;
    Ok(state.code().to_owned())
}

fn level(text: &str) -> Result<f64, &'static str> {
    text.parse().ok().filter(|level: &f64| level.is_finite()).ok_or("not a number")
}
