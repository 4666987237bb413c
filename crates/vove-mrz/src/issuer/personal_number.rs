//! The personal number in a zone's optional data.

use core::fmt;

use super::{Confidence, EmbeddedSex, PersonalNumberKind, Profile};
use crate::{
    doc9303::CalendarDate,
    layout::Pattern,
    report::{Report, Value},
};

/// The most letters and digits of a personal number.
const MAX_LENGTH: usize = 15;

/// A personal number in an optional data field, according to the issuer's [`Profile`]. Personal data: `Debug` prints
/// its kind only.
#[derive(Clone, Copy)]
pub struct PersonalNumber<'r> {
    kind: PersonalNumberKind,
    confidence: Confidence,
    value: Value<'r>,
    /// The letters and digits, and their number.
    characters: [u8; MAX_LENGTH],
    length: usize,
}

/// The personal number in a zone's optional data, if the issuer's [`Profile`] has one and the field is not empty.
///
/// ```
/// use vove_mrz::{Options, inspect, issuer::{PersonalNumberKind, personal_number}};
///
/// let lines = ["ILARE1000045615784198000000012", "8001014F3001019ARE<<<<<<<<<<<2", "EXEMPLE<<LAYLA<<<<<<<<<<<<<<<<"];
/// let report = inspect(&lines, &Options::default());
/// let number = personal_number(&report).unwrap();
///
/// assert_eq!(number.kind(), PersonalNumberKind::UaeIdentity);
/// assert_eq!(number.birth_year(), Some(1980));
/// assert_eq!(number.check_digit_matches(), Some(true));
/// ```
pub fn personal_number<'r>(report: &'r Report<'_>) -> Option<PersonalNumber<'r>> {
    let profile = Profile::of(report)?;
    let optional = profile.optional?;
    let value = report.field(optional.field)?.value();
    let mut number = PersonalNumber {
        kind: optional.kind,
        confidence: profile.confidence,
        value,
        characters: [0; MAX_LENGTH],
        length: 0,
    };
    let characters = value.chars().filter(char::is_ascii_alphanumeric);
    for (slot, character) in number.characters.iter_mut().zip(characters) {
        *slot = character as u8;
        number.length += 1;
    }
    (number.length > 0).then_some(number)
}

impl<'r> PersonalNumber<'r> {
    /// The kind of number.
    pub const fn kind(&self) -> PersonalNumberKind {
        self.kind
    }

    /// The number as written in the zone, including fillers inside it.
    pub const fn value(&self) -> Value<'r> {
        self.value
    }

    /// How well it is known that the field contains this kind of number.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Whether the number matches a pattern of its kind. If not, it may be another number, and the methods below return
    /// `None`.
    pub fn is_well_formed(&self) -> bool {
        self.kind.patterns().iter().any(|pattern| {
            let length = pattern.bytes().filter(|&class| class != b'<').count();
            Pattern(pattern).matches(self.value.chars()) && length == self.length
        })
    }

    /// Whether the number's own check digit matches. `None` if the kind has none, or its rule is not published.
    pub fn check_digit_matches(&self) -> Option<bool> {
        self.characters().and_then(|characters| self.kind.check_digit_matches(characters))
    }

    /// The year of birth, if the number contains it.
    pub fn birth_year(&self) -> Option<i16> {
        self.characters().and_then(|characters| self.kind.birth_year(characters))
    }

    /// The date of birth, if the number contains a complete and valid one.
    pub fn birth_date(&self) -> Option<CalendarDate> {
        self.characters().and_then(|characters| self.kind.birth_date(characters))
    }

    /// The sex, if the number contains it.
    pub fn sex(&self) -> Option<EmbeddedSex> {
        self.characters().and_then(|characters| self.kind.sex(characters))
    }

    /// The letters and digits of a well-formed number.
    fn characters(&self) -> Option<&[u8]> {
        self.characters.get(..self.length).filter(|_| self.is_well_formed())
    }
}

impl fmt::Debug for PersonalNumber<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonalNumber({:?})", self.kind)
    }
}
