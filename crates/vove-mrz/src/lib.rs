#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

/// Implements `Display`, and `Serialize` with the feature `serde`, for a type with a stable name: both write its
/// `as_str`.
macro_rules! display_stable_name {
    ($type:ty) => {
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

mod align;
mod cells;
pub mod confusion;
pub mod doc9303;
pub mod encode;
pub mod guide;
pub mod issuer;
pub mod layout;
pub mod names;
mod parse;
pub mod repair;
pub mod report;
pub mod script;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use crate::doc9303::YearOutOfRange;
pub use crate::{
    cells::Span,
    doc9303::{CalendarDate, DateEvidence, DateRole, MrzDate, ResolvedDate, State, check_digit, resolve_date},
    layout::{FieldName, LAYOUTS, Layout, all::*},
    parse::{Options, ReadingMode, inspect},
    report::{
        CheckDigitStatus, FieldStatus, InvalidZone, Location, MrzFinding, MrzFindingCode, MrzFindings, Report,
        ReportField, Severity, Value,
    },
};
