use core::fmt;

use crate::{calendar::CalendarDate, layout::Picture, profile::Profile, report::Report, value::Value};

/// A holder's number that a [`Profile`] says to be in an optional field. Personal data: `Debug` prints its kind alone.
#[derive(Clone, Copy)]
pub struct PersonalNumber<'r> {
    kind: PersonalNumberKind,
    value: Value<'r>,
}

/// Which number of which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PersonalNumberKind {
    /// Number of the Moroccan identity card (CIN): one or two letters and up to six digits.
    MoroccoCin,
    /// Ivorian national number (NNI): eleven digits.
    CoteDIvoireNni,
}

impl PersonalNumberKind {
    /// The shapes that such numbers have.
    pub const fn shapes(self) -> &'static [Picture] {
        match self {
            Self::MoroccoCin => &[Picture("@@999999"), Picture("@999999"), Picture("@@99999"), Picture("@99999")],
            Self::CoteDIvoireNni => &[Picture("99999999999")],
        }
    }
}

/// What a number says about the sex of its holder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum EmbeddedSex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl<'r> PersonalNumber<'r> {
    /// Which number it is.
    pub const fn kind(&self) -> PersonalNumberKind {
        self.kind
    }

    /// The number as the zone has it.
    pub const fn value(&self) -> Value<'r> {
        self.value
    }

    /// Whether it has the shape that such numbers have.
    pub fn fits(&self) -> bool {
        false
    }

    /// Whether its own check digit holds; `None` when it has none or none that is publicly known.
    pub fn digit_holds(&self) -> Option<bool> {
        None
    }

    /// The holder's year of birth, when the number embeds it.
    pub fn birth_year(&self) -> Option<i16> {
        None
    }

    /// The holder's date of birth, when the number embeds it.
    pub fn birth_date(&self) -> Option<CalendarDate> {
        None
    }

    /// The holder's sex, when the number embeds it.
    pub fn sex(&self) -> Option<EmbeddedSex> {
        None
    }
}

/// The holder's number in a zone's optional data, when the issuer's [`Profile`] knows of one and it isn't empty.
pub fn personal_number<'r>(report: &'r Report<'_>) -> Option<PersonalNumber<'r>> {
    let optional = Profile::of(report)?.personal_number()?;
    let value = report.field(optional.field)?.value();
    (!value.is_empty()).then_some(PersonalNumber { kind: optional.holds, value })
}

impl fmt::Debug for PersonalNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalNumber({:?})", self.kind)
    }
}

impl fmt::Debug for EmbeddedSex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmbeddedSex(..)")
    }
}
