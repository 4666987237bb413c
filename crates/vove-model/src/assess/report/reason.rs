//! Why a finding has its code: the rule that decided, or what prevented a comparison.

use core::fmt;

use crate::{
    DateFault,
    mrz::{
        self,
        doc9303::CenturyBasis,
        issuer::{PersonalNumberKind, Profile},
        names::NameComparison,
        report::NormalizationKind,
    },
};

/// The rule that led to a finding's code, or what prevented a comparison.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Reason {
    /// The rule of the name comparison, and the name parts that differ.
    Name(NameComparison),
    /// The texts or values are identical.
    SameCharacters,
    /// The texts are identical apart from fillers, spaces, hyphens and other separators.
    Separators,
    /// The values differ.
    Different,
    /// An operand is missing or empty.
    Absent,

    /// The number is in the optional data of the MRZ.
    PersonalNumber,
    /// At most two characters differ, and OCR commonly confuses them: `O` and `0`, `I` and `1`.
    Confusable,
    /// At most two characters differ, and no check digit can detect the difference: `1` and `L`, `6` and `G`.
    ResidueClass,
    /// One character is added or removed, or two adjacent characters are swapped.
    OneEdit,
    /// The numbers have different lengths, as a card number and a national number do, or the optional data of the MRZ
    /// does not have the form of a personal number.
    OtherKind,
    /// The MRZ of a visa may contain the passport number instead of the visa number.
    VisaNumber,

    /// Two-digit and four-digit years were compared; the basis says how the century was found.
    Century(CenturyBasis),
    /// Year, month and day are equal.
    SameDay,
    /// Day and month are swapped.
    DayMonthSwapped,
    /// One of the dates lacks a day, a month or a year.
    PartialDate,
    /// The date is 1 January, which may stand for an unknown day.
    Placeholder,
    /// One of the dates is in the Hijri calendar; it is not converted.
    Hijri,
    /// The text is not a valid date, or is one only in a form that is not documented.
    Date(DateFault),
    /// Date arithmetic.
    Calendar,

    /// The sex is stated as unspecified.
    Unspecified,
    /// The value is not known to this version.
    UnknownWord,
    /// The field is free text, which does not have to contain the value.
    FreeText,

    /// The check digits of the MRZ.
    CheckDigits,
    /// A finding of the MRZ parser.
    Mrz(mrz::MrzFindingCode),
    /// A known practice of the issuer.
    Profile(&'static Profile),
    /// A value embedded in a personal number of this kind.
    Embedded(PersonalNumberKind),
    /// A step of the MRZ's normalization.
    Normalization(NormalizationKind),

    /// The data has no known image format.
    UnknownKind,
    /// The images that the step's documents have.
    Step,
    /// The image data is identical.
    SameBytes,
    /// The status of the verification.
    ApiStatus,
    /// The API does not document the values.
    Undocumented,
    /// A requirement of the caller.
    Requirement,
    /// The caller's interpretation of an undocumented value.
    CallerInterpretation,
}

impl Reason {
    /// The machine-readable name: `sameDay`. It is stable. Reasons that come from the MRZ parser or the name comparison
    /// have the names used there: `expirationDateCheckDigit`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Name(comparison) => comparison.rule.as_str(),
            Self::SameCharacters => "sameCharacters",
            Self::Separators => "separators",
            Self::Different => "different",
            Self::Absent => "absent",
            Self::PersonalNumber => "personalNumber",
            Self::Confusable => "confusable",
            Self::ResidueClass => "residueClass",
            Self::OneEdit => "oneEdit",
            Self::OtherKind => "otherKind",
            Self::VisaNumber => "visaNumber",
            Self::Century(CenturyBasis::Visual) => "printedYear",
            Self::Century(CenturyBasis::NationalNumber) => "nationalNumber",
            Self::Century(CenturyBasis::Calendar) => "calendarHasOne",
            Self::Century(CenturyBasis::Document) => "documentDates",
            Self::Century(CenturyBasis::Window) => "likelyCentury",
            Self::SameDay => "sameDay",
            Self::DayMonthSwapped | Self::Date(DateFault::DayMonthSwapped) => "dayMonthSwapped",
            Self::PartialDate => "partialDate",
            Self::Placeholder => "placeholder",
            Self::Hijri => "hijri",
            Self::Date(DateFault::Absent) => "absentDate",
            Self::Date(DateFault::UnknownForm) => "unknownForm",
            Self::Date(DateFault::NoSuchDay) => "noSuchDay",
            Self::Date(DateFault::HandTyped) => "handTyped",
            Self::Date(DateFault::NoCentury) => "noCentury",
            Self::Date(DateFault::MonthName) => "monthName",
            Self::Calendar => "calendar",
            Self::Unspecified => "unspecified",
            Self::UnknownWord => "unknownWord",
            Self::FreeText => "freeText",
            Self::CheckDigits => "checkDigits",
            Self::Mrz(code) => code.as_str(),
            Self::Profile(_) => "profile",
            Self::Embedded(_) => "embedded",
            Self::Normalization(kind) => kind.as_str(),
            Self::UnknownKind => "unknownKind",
            Self::Step => "step",
            Self::SameBytes => "sameBytes",
            Self::ApiStatus => "apiStatus",
            Self::Undocumented => "undocumented",
            Self::Requirement => "requirement",
            Self::CallerInterpretation => "callerInterpretation",
        }
    }
}

impl PartialEq for Reason {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Profile(one), Self::Profile(other)) => core::ptr::eq(*one, *other),
            (Self::Embedded(one), Self::Embedded(other)) => one == other,
            (Self::Name(one), Self::Name(other)) => one == other,
            _ => self.as_str() == other.as_str(),
        }
    }
}

impl Eq for Reason {}

/// The machine-readable name, and the issuer's document or the kind of personal number it refers to.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())?;
        match self {
            Self::Profile(profile) => write!(f, " of the {}", profile.document),
            Self::Embedded(kind) => write!(f, " in {kind:?}"),
            _ => Ok(()),
        }
    }
}
