//! Rules of ICAO Doc 9303, each written once.

pub(crate) mod alphabet;
pub(crate) mod calendar;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(crate) mod calendar_conversions;
pub(crate) mod century;
pub(crate) mod mrz_date;
pub(crate) mod state;
