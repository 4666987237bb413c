#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

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
#[cfg(feature = "serde")]
mod serialize;
mod stable_names;

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
