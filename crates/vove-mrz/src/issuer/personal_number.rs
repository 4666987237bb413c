mod check;
mod kind;

use core::fmt;

pub use self::kind::PersonalNumberKind;
use crate::{
    doc9303::calendar::CalendarDate,
    issuer::{Confidence, Profile},
    layout::Pattern,
    report::Report,
    report::Value,
};

/// The most characters that such a number has, fillers left out.
const LENGTH: usize = 15;

/// A holder's number that a [`Profile`] says to be in an optional field. Personal data: `Debug` prints its kind alone.
#[derive(Clone, Copy)]
pub struct PersonalNumber<'r> {
    kind: PersonalNumberKind,
    confidence: Confidence,
    value: Value<'r>,
    /// Its letters and digits, and how many.
    signs: [u8; LENGTH],
    length: usize,
}

/// What a number says about the sex of its holder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum EmbeddedSex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// The holder's number in a zone's optional data, when the issuer's [`Profile`] knows of one and it isn't empty.
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
    let mut number =
        PersonalNumber { kind: optional.kind, confidence: profile.confidence, value, signs: [0; LENGTH], length: 0 };
    let signs = value.chars().filter(char::is_ascii_alphanumeric);
    for (slot, sign) in number.signs.iter_mut().zip(signs) {
        *slot = sign as u8;
        number.length += 1;
    }
    (number.length > 0).then_some(number)
}

impl<'r> PersonalNumber<'r> {
    /// Which number it is.
    pub const fn kind(&self) -> PersonalNumberKind {
        self.kind
    }

    /// The number as the zone has it, fillers inside it included.
    pub const fn value(&self) -> Value<'r> {
        self.value
    }

    /// How well it is known that this field holds this number.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// Whether it has the shape that such numbers have. What does not is perhaps no such number; nothing is read from it.
    pub fn is_well_formed(&self) -> bool {
        self.kind.shapes().iter().any(|shape| {
            let signs = shape.bytes().filter(|&sign| sign != b'<');
            Pattern(shape).matches(self.value.chars()) && signs.count() == self.length
        })
    }

    /// Whether its own check digit holds; `None` when it has none, or none whose rule is published.
    pub fn check_digit_matches(&self) -> Option<bool> {
        self.signs().and_then(|signs| self.kind.check()?.holds(signs))
    }

    /// The holder's year of birth, when the number embeds it.
    pub fn birth_year(&self) -> Option<i16> {
        self.signs().and_then(|signs| self.kind.birth_year(signs))
    }

    /// The holder's date of birth, when the number embeds all of it and there is such a day.
    pub fn birth_date(&self) -> Option<CalendarDate> {
        self.signs().and_then(|signs| self.kind.birth_date(signs))
    }

    /// The holder's sex, when the number embeds it.
    pub fn sex(&self) -> Option<EmbeddedSex> {
        self.signs().and_then(|signs| self.kind.sex(signs))
    }

    /// Letters and digits of a number of the right shape.
    fn signs(&self) -> Option<&[u8]> {
        self.signs.get(..self.length).filter(|_| self.is_well_formed())
    }
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
