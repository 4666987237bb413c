//! The kinds of personal numbers: their patterns, check digits, and the birth date and sex that they contain.

mod check_digit;

use core::fmt;

use self::check_digit::PersonalCheckDigit;
use crate::doc9303::CalendarDate;

/// A kind of personal number: a register and its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PersonalNumberKind {
    /// Morocco, number of the identity card (CIN): one or two letters and five or six digits.
    MoroccoCin,
    /// Tunisia, number of the identity card (CIN): eight digits, optionally followed by a filler and four more.
    TunisiaCin,
    /// Côte d'Ivoire, national number (NNI): eleven digits.
    CoteDIvoireNni,
    /// Mauritania, national number (NNI): ten digits.
    MauritaniaNni,
    /// Iraq: twelve digits.
    IraqNational,
    /// United Arab Emirates: 784, year of birth, seven digits, a Luhn check digit.
    UaeIdentity,
    /// Egypt: century, date of birth, governorate, four digits of which the last is odd for males, a check digit.
    EgyptNational,
    /// Nigeria, national identification number (NIN): eleven digits.
    NigeriaNin,
    /// France, number of a foreigner: ten digits.
    FranceForeigner,
    /// Belgium, national register: date of birth, three digits of which the last is odd for males, two check digits.
    BelgiumNational,
    /// Spain, DNI: eight digits and a check letter.
    SpainDni,
    /// Croatia, OIB: ten digits and a check digit (ISO/IEC 7064).
    CroatiaOib,
    /// Bulgaria, EGN: date of birth with the century in the month, three digits of which the last is even for males, a
    /// check digit.
    BulgariaEgn,
    /// Estonia: century and sex, date of birth, three digits, a check digit.
    EstoniaPersonalCode,
    /// JMBG or EMŠO, of the states of former Yugoslavia: date of birth, region, three digits (from 500 on for females),
    /// a check digit.
    CitizenNumber,
    /// Finland: date of birth, a filler for the hyphen, three digits of which the last is odd for males, a check
    /// character.
    FinlandPersonalCode,
    /// Latvia: date of birth or 32 and four digits, a filler for the hyphen, five digits.
    LatviaPersonalCode,
    /// Sweden: date of birth, three digits of which the last is odd for males, a Luhn check digit.
    SwedenPersonal,
    /// Czechia: date of birth (months plus 50 for females), three digits and, since 1954, a check digit.
    CzechBirthNumber,
    /// Netherlands, BSN: nine digits whose weighted sum is a multiple of 11.
    NetherlandsBsn,
}

/// The sex of the holder that a personal number contains. `Debug` prints no value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum EmbeddedSex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl fmt::Debug for EmbeddedSex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmbeddedSex(..)")
    }
}

/// The format of a date of birth and its position.
enum BirthFormat {
    /// `YYYYMMDD` at an index.
    LongYear(usize),
    /// `YYMMDD` at an index, and the first year of the century.
    ShortYear(usize, i16),
    /// `DDMMYYY` at index 0, without the first digit of the year.
    DayFirst,
}

impl PersonalNumberKind {
    /// The patterns of the numbers in the notation of [`Pattern`](crate::layout::Pattern). Fillers stand for hyphens.
    pub const fn patterns(self) -> &'static [&'static str] {
        match self {
            Self::MoroccoCin => &["@@999999", "@999999", "@@99999", "@99999"],
            Self::TunisiaCin => &["99999999", "99999999<9999"],
            Self::CoteDIvoireNni
            | Self::NigeriaNin
            | Self::BelgiumNational
            | Self::CroatiaOib
            | Self::EstoniaPersonalCode => &["99999999999"],
            Self::MauritaniaNni | Self::FranceForeigner | Self::BulgariaEgn => &["9999999999"],
            Self::IraqNational | Self::SwedenPersonal => &["999999999999"],
            Self::UaeIdentity => &["784999999999999"],
            Self::EgyptNational => &["29999999999999", "39999999999999"],
            Self::SpainDni => &["99999999@"],
            Self::CitizenNumber => &["9999999999999"],
            Self::FinlandPersonalCode => &["999999<9999", "999999<999@"],
            Self::LatviaPersonalCode => &["999999<99999"],
            Self::CzechBirthNumber => &["9999999999", "999999999"],
            Self::NetherlandsBsn => &["999999999"],
        }
    }

    const fn check_digit(self) -> Option<PersonalCheckDigit> {
        Some(match self {
            Self::UaeIdentity => PersonalCheckDigit::Luhn(0),
            Self::SwedenPersonal => PersonalCheckDigit::Luhn(2),
            Self::BelgiumNational => PersonalCheckDigit::Mod97,
            Self::SpainDni => PersonalCheckDigit::Letter(b"TRWAGMYFPDXBNJZSQVHLCKE"),
            Self::CroatiaOib => PersonalCheckDigit::Iso7064,
            Self::BulgariaEgn => PersonalCheckDigit::Mod11(&[2, 4, 8, 5, 10, 9, 7, 3, 6]),
            Self::EstoniaPersonalCode => {
                PersonalCheckDigit::Mod11TwoRows(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1], &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3])
            }
            Self::CitizenNumber => PersonalCheckDigit::Mod11Complement(&[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]),
            Self::FinlandPersonalCode => PersonalCheckDigit::Letter(b"0123456789ABCDEFHJKLMNPRSTUVWXY"),
            Self::CzechBirthNumber => PersonalCheckDigit::CzechMod11,
            Self::NetherlandsBsn => PersonalCheckDigit::WeightedMultipleOf11(&[9, 8, 7, 6, 5, 4, 3, 2, -1]),
            _ => return None,
        })
    }

    /// Whether the check digit matches; `None` without a check digit, or if its rule is not published.
    pub(super) fn check_digit_matches(self, characters: &[u8]) -> Option<bool> {
        self.check_digit()?.matches(characters)
    }

    pub(super) fn birth_year(self, characters: &[u8]) -> Option<i16> {
        match self {
            Self::UaeIdentity => number(characters, 3, 4),
            _ => self.birth_date(characters).map(CalendarDate::year),
        }
    }

    pub(super) fn birth_date(self, characters: &[u8]) -> Option<CalendarDate> {
        let at = |from| number(characters, from, 2);
        let month = |from| at(from + 2);
        let (format, month_offset) = match self {
            Self::EgyptNational => (BirthFormat::ShortYear(1, 1700 + 100 * number(characters, 0, 1)?), 0),
            Self::EstoniaPersonalCode => match number(characters, 0, 1)? {
                first @ 1..=8 => (BirthFormat::ShortYear(1, 1800 + 100 * ((first - 1) / 2)), 0),
                _ => return None,
            },
            Self::SwedenPersonal => (BirthFormat::LongYear(0), 0),
            Self::CitizenNumber => (BirthFormat::DayFirst, 0),
            Self::BulgariaEgn => match month(0)? {
                41.. => (BirthFormat::ShortYear(0, 2000), 40),
                21.. => (BirthFormat::ShortYear(0, 1800), 20),
                _ => (BirthFormat::ShortYear(0, 1900), 0),
            },
            Self::CzechBirthNumber => {
                let offset = match month(0)? {
                    71.. => 70,
                    51.. => 50,
                    21.. => 20,
                    _ => 0,
                };
                // Numbers have ten digits since 1954.
                (BirthFormat::ShortYear(0, if at(0)? < 54 && characters.len() == 10 { 2000 } else { 1900 }), offset)
            }
            _ => return None,
        };
        let (year, month, day) = match format {
            BirthFormat::LongYear(from) => (number(characters, from, 4)?, at(from + 4)?, at(from + 6)?),
            BirthFormat::ShortYear(from, century) => (century + at(from)?, month(from)? - month_offset, at(from + 4)?),
            BirthFormat::DayFirst => {
                let year = number(characters, 4, 3)?;
                (year + if year < 800 { 2000 } else { 1000 }, at(2)?, at(0)?)
            }
        };
        CalendarDate::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    pub(super) fn sex(self, characters: &[u8]) -> Option<EmbeddedSex> {
        let is_odd = |index| Some(number(characters, index, 1)? % 2 == 1);
        let is_male = match self {
            Self::EgyptNational => is_odd(12)?,
            // Bis numbers: months plus 20 if the sex was unknown at registration, plus 40 if it was known.
            Self::BelgiumNational if matches!(number(characters, 2, 2)?, 20..40) => return None,
            Self::BelgiumNational | Self::FinlandPersonalCode => is_odd(8)?,
            Self::SwedenPersonal => is_odd(10)?,
            Self::EstoniaPersonalCode if !matches!(number(characters, 0, 1)?, 1..=8) => return None,
            Self::EstoniaPersonalCode => is_odd(0)?,
            Self::BulgariaEgn => !is_odd(8)?,
            Self::CitizenNumber => number(characters, 9, 3)? < 500,
            Self::CzechBirthNumber => number(characters, 2, 2)? < 50,
            _ => return None,
        };
        Some(if is_male { EmbeddedSex::Male } else { EmbeddedSex::Female })
    }
}

/// The value of `count` digits at an index.
fn number(characters: &[u8], from: usize, count: usize) -> Option<i16> {
    let characters = characters.get(from..from + count)?;
    characters.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0')))
}
