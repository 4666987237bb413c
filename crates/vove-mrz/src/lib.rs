#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

mod align;
mod alphabet;
mod calendar;
mod date;
mod finding;
mod fit;
mod grid;
mod ink;
mod inspect;
mod layout;
mod placement;
mod read;
mod report;
pub mod russian;
mod state;
mod transformation;
mod value;

pub use crate::{
    alphabet::{BLIND_CLASSES, check_digit, residue_class},
    calendar::CalendarDate,
    date::{DateStatus, MrzDate},
    finding::{Code, Finding, Findings, Mark, Severity},
    inspect::{Options, Reading, inspect},
    layout::{
        ALGERIA_LICENCE, Digit, FRANCE_ID, FRANCE_LICENCE, Field, FieldName, ISO18013, Kind, LAYOUTS, Layout, MRV_A,
        MRV_B, NETHERLANDS_LICENCE, Picture, SLOVAKIA, SWITZERLAND_LICENCE, Span, TD1, TD2, TD3,
    },
    report::{Choice, Convention, FieldView, Location, LongNumber, Provable, Report, Status, Verdict, Zone},
    state::{State, StateKind},
    transformation::{Transformation, TransformationKind},
    value::Value,
};
