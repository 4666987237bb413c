#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

mod adopt;
mod align;
mod alphabet;
pub mod arabic;
mod calendar;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod calendar_conversions;
mod candidate;
mod century;
mod chance;
pub mod chinese;
mod confusion;
pub mod crew;
mod cyrillic;
mod date;
mod encode;
mod finding;
mod fit;
mod glance;
mod grid;
pub mod guide;
mod ink;
mod inspect;
mod judge;
mod latin;
mod layout;
mod line;
mod name;
mod personal_number;
mod placement;
mod plan;
mod profile;
mod provable;
mod read;
mod repair;
mod report;
pub mod russian;
mod state;
mod strip;
mod transformation;
mod transliterate;
mod truncate;
mod value;
mod verdict;
mod view;

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub use crate::calendar_conversions::YearOutOfRange;
pub use crate::{
    alphabet::{BLIND_CLASSES, check_digit, residue_class},
    calendar::CalendarDate,
    century::{Basis, DateEvidence, Resolution, Role, resolve},
    confusion::{CONFUSION_GROUPS, is_confusable},
    cyrillic::Cyrillic,
    date::{DateStatus, MrzDate},
    encode::{Encoded, FillerDigits, Losses, Style, encode},
    finding::{Code, Finding, Findings, Mark, Severity},
    inspect::{Options, Reading, inspect},
    latin::Latin,
    layout::{
        ALGERIA_LICENCE, CHINA_PERMIT, Digit, FRANCE_ID, FRANCE_LICENCE, Field, FieldName, ISO18013, Kind, LAYOUTS,
        Layout, MRV_A, MRV_B, NETHERLANDS_LICENCE, Picture, SLOVAKIA, SWITZERLAND_LICENCE, Span, TD1, TD2, TD3,
    },
    name::{Components, NameComparison, NameRule, NameVerdict, PrintedName, compare_names, compare_zone_name},
    personal_number::{EmbeddedSex, PersonalNumber, PersonalNumberKind, personal_number},
    profile::{Confidence, OptionalField, PROFILES, Profile},
    provable::Provable,
    repair::{Candidate, Doubt, Edit, MAX_CANDIDATES, RepairEvidence, Repairs, repairs},
    report::{Choice, Convention, Location, LongNumber, Report, Zone},
    state::{State, StateKind},
    transformation::{Transformation, TransformationKind},
    transliterate::Spelling,
    truncate::Truncation,
    value::Value,
    verdict::{Status, Verdict},
    view::FieldView,
};
