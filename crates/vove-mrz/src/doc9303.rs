//! Rules of ICAO Doc 9303 (8th edition), each written once; the other modules call them.

pub(crate) mod alphabet;
pub(crate) mod calendar;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod calendar_conversions;
mod century;
pub(crate) mod check_digit;
pub(crate) mod document_number;
pub(crate) mod field_rules;
pub(crate) mod mrz_date;
pub(crate) mod name_field;
pub(crate) mod pattern;
pub(crate) mod state;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use self::calendar_conversions::YearOutOfRange;
pub use self::{
    calendar::CalendarDate,
    century::{CenturyBasis, DateEvidence, DateRole, MAX_AGE_YEARS, ResolvedDate, resolve_date},
    check_digit::{RESIDUE_CLASSES, check_digit, residue_class},
    document_number::LongNumberConvention,
    mrz_date::{DateStatus, MrzDate},
    state::{State, StateKind},
};
