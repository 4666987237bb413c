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

/// What decided, or why nothing could be decided. [`as_str`](Self::as_str) is stable.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Rule {
    /// How names were compared, and which components differ.
    Name(NameComparison),
    /// Character for character.
    SameCharacters,
    /// The same without fillers, blanks, hyphens and other separators.
    Separators,
    /// Different.
    Different,
    /// One side is not there.
    Absent,

    /// A number in the zone's optional data.
    PersonalNumber,
    /// All that differs are characters that readers confuse: `O` and `0`, `I` and `1`.
    Confusable,
    /// All that differs are characters that no check digit tells apart: `1` and `L`, `6` and `G`.
    ResidueClass,
    /// One character more or less, or two neighbours exchanged.
    OneEdit,
    /// The numbers have different lengths: a card's own number and a national one that the zone may not hold.
    OtherKind,
    /// A visa may carry the passport's number in place of its own.
    VisaNumber,

    /// Two digits of a year were compared with four; what tells the century.
    Century(CenturyBasis),
    /// Year, month and day.
    SameDay,
    /// Day and month are exchanged.
    DayMonthSwapped,
    /// A part is unknown on one side.
    PartialDate,
    /// A 1 January stands for an unknown day.
    Placeholder,
    /// One side is of the Hijri calendar, which is not converted.
    Hijri,
    /// Why a text is not read as a date, or how it was.
    Date(DateFault),
    /// Arithmetic of days.
    Calendar,

    /// One side says that the sex is unspecified.
    Unspecified,
    /// A word that this version doesn't know.
    UnknownWord,
    /// Free text, which need not say it.
    FreeText,

    /// The check digits of the zone.
    CheckDigits,
    /// A finding of the zone's reader.
    Zone(mrz::MrzFindingCode),
    /// What the issuer is known to do, with source and confidence.
    Profile(&'static Profile),
    /// What a personal number of this kind embeds.
    Embedded(PersonalNumberKind),
    /// How the zone was made to fit.
    Transformation(NormalizationKind),

    /// What is there begins like no known kind of file.
    UnknownKind,
    /// What the step promises.
    Step,
    /// The very same bytes.
    SameBytes,
    /// The verification's status.
    ApiStatus,
    /// The API doesn't document the values.
    Undocumented,
    /// The caller's own expectation or reading.
    Expectation,
}

impl Rule {
    /// A stable name for machines. Rules of another part carry its own: `expirationDateCheckDigit`.
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
            Self::Zone(code) => code.as_str(),
            Self::Profile(_) => "profile",
            Self::Embedded(_) => "embedded",
            Self::Transformation(kind) => kind.as_str(),
            Self::UnknownKind => "unknownKind",
            Self::Step => "step",
            Self::SameBytes => "sameBytes",
            Self::ApiStatus => "apiStatus",
            Self::Undocumented => "undocumented",
            Self::Expectation => "expectation",
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Profile(one), Self::Profile(other)) => core::ptr::eq(*one, *other),
            (Self::Embedded(one), Self::Embedded(other)) => one == other,
            (Self::Name(one), Self::Name(other)) => one == other,
            _ => self.as_str() == other.as_str(),
        }
    }
}

impl Eq for Rule {}

impl fmt::Display for Rule {
    /// The name, and which issuer's or whose number's rule it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())?;
        match self {
            Self::Profile(profile) => write!(f, " of the {}", profile.document),
            Self::Embedded(kind) => write!(f, " in {kind:?}"),
            _ => Ok(()),
        }
    }
}
