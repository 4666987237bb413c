//! Rules of ICAO Doc 9303, each written once.

pub(crate) mod alphabet;
pub(crate) mod calendar;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(crate) mod calendar_conversions;
pub(crate) mod century;
pub(crate) mod mrz_date;
pub(crate) mod state;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use self::calendar_conversions::YearOutOfRange;
pub use self::{
    alphabet::{RESIDUE_CLASSES, check_digit, residue_class},
    calendar::CalendarDate,
    century::{CenturyBasis, DateEvidence, DateRole, MAX_AGE_YEARS, ResolvedDate, resolve_date},
    mrz_date::{DateStatus, MrzDate},
    state::{State, StateKind},
};
