#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

mod align;
mod cells;
mod confusion;
mod doc9303;
pub mod encode;
pub mod guide;
pub mod issuer;
mod layout;
pub mod names;
mod parse;
pub mod repair;
mod report;
pub mod script;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use crate::doc9303::calendar_conversions::YearOutOfRange;
pub use crate::{
    confusion::{CONFUSION_GROUPS, is_confusable},
    doc9303::alphabet::{BLIND_CLASSES, check_digit, residue_class},
    doc9303::calendar::CalendarDate,
    doc9303::century::{Basis, DateEvidence, MAX_AGE_YEARS, Resolution, Role, resolve},
    doc9303::mrz_date::{DateStatus, MrzDate},
    doc9303::state::{State, StateKind},
    layout::{
        ALGERIA_LICENCE, CHINA_PERMIT, Digit, FRANCE_ID, FRANCE_LICENCE, Field, FieldName, ISO18013, Kind, LAYOUTS,
        Layout, MRV_A, MRV_B, NETHERLANDS_LICENCE, Picture, SLOVAKIA, SWITZERLAND_LICENCE, Span, TD1, TD2, TD3,
    },
    parse::{Options, Reading, inspect},
    report::detectability::Provable,
    report::field::FieldView,
    report::finding::{Code, Finding, Findings, Mark, Severity},
    report::normalization::{Transformation, TransformationKind},
    report::status::{Status, Verdict},
    report::value::Value,
    report::{Choice, Convention, Location, LongNumber, Report, Zone},
};
