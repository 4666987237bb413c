use super::{EmbeddedSex, check::Check};
use crate::doc9303::calendar::CalendarDate;

/// Which number of which register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PersonalNumberKind {
    /// Morocco, number of the identity card (CIN): one or two letters and five or six digits.
    MoroccoCin,
    /// Tunisia, number of the identity card (CIN): eight digits, perhaps a filler and four more.
    TunisiaCin,
    /// Côte d'Ivoire, national number (NNI): eleven digits.
    CoteDIvoireNni,
    /// Mauritania, national number (NNI): ten digits.
    MauritaniaNni,
    /// Iraq: twelve digits.
    IraqNational,
    /// United Arab Emirates: 784, year of birth, seven digits, a digit by Luhn.
    UaeIdentity,
    /// Egypt: century, date of birth, governorate, four digits of which the last is odd for men, a digit.
    EgyptNational,
    /// Nigeria, national identification number (NIN): eleven digits.
    NigeriaNin,
    /// France, number of a foreigner: ten digits.
    FranceForeigner,
    /// Belgium, national register: date of birth, three digits of which the last is odd for men, two check digits.
    BelgiumNational,
    /// Spain, DNI: eight digits and a letter.
    SpainDni,
    /// Croatia, OIB: ten digits and a digit by ISO 7064.
    CroatiaOib,
    /// Bulgaria, EGN: date of birth with the century in the month, three digits of which the last is even for men, a digit.
    BulgariaEgn,
    /// Estonia: century and sex, date of birth, three digits, a digit.
    EstoniaPersonalCode,
    /// JMBG or EMŠO, of the states of former Yugoslavia: date of birth, region, three digits of which those from 500 on are
    /// women's, a digit.
    CitizenNumber,
    /// Finland: date of birth, a filler for the hyphen, three digits of which the last is odd for men, a check character.
    FinlandPersonalCode,
    /// Latvia: date of birth or 32 and four digits, a filler for the hyphen, five digits.
    LatviaPersonalCode,
    /// Sweden: date of birth, three digits of which the last is odd for men, a digit by Luhn.
    SwedenPersonal,
    /// Czechia: date of birth with women's months from 51 on, three digits and, from 1954 on, a digit.
    CzechBirthNumber,
    /// Netherlands, BSN: nine digits whose weighted sum eleven divides.
    NetherlandsBsn,
}

/// Where in a number a date of birth stands.
enum Birth {
    /// Year of four digits, then month and day.
    Full(usize),
    /// Year of two digits, then month and day, with the century.
    Short(usize, i16),
    /// Day, month, and the last three digits of the year.
    Reversed,
}

impl PersonalNumberKind {
    /// The shapes that such numbers have, as [`Pattern`](crate::layout::Pattern) writes them; fillers stand for hyphens.
    pub const fn shapes(self) -> &'static [&'static str] {
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

    pub(super) const fn check(self) -> Option<Check> {
        Some(match self {
            Self::UaeIdentity => Check::Luhn(0),
            Self::SwedenPersonal => Check::Luhn(2),
            Self::BelgiumNational => Check::NinetySeven,
            Self::SpainDni => Check::Letter(b"TRWAGMYFPDXBNJZSQVHLCKE"),
            Self::CroatiaOib => Check::Iso7064,
            Self::BulgariaEgn => Check::Remainder(11, &[2, 4, 8, 5, 10, 9, 7, 3, 6]),
            Self::EstoniaPersonalCode => Check::Twice(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1], &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]),
            Self::CitizenNumber => Check::Complement(11, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]),
            Self::FinlandPersonalCode => Check::Letter(b"0123456789ABCDEFHJKLMNPRSTUVWXY"),
            Self::CzechBirthNumber => Check::Multiple,
            Self::NetherlandsBsn => Check::Eleven(&[9, 8, 7, 6, 5, 4, 3, 2, -1]),
            _ => return None,
        })
    }

    pub(super) fn birth_year(self, signs: &[u8]) -> Option<i16> {
        match self {
            Self::UaeIdentity => number(signs, 3, 4),
            _ => self.birth_date(signs).map(CalendarDate::year),
        }
    }

    pub(super) fn birth_date(self, signs: &[u8]) -> Option<CalendarDate> {
        let at = |from| number(signs, from, 2);
        let month = |from| at(from + 2);
        let (place, months) = match self {
            Self::EgyptNational => (Birth::Short(1, 1700 + 100 * number(signs, 0, 1)?), 0),
            Self::EstoniaPersonalCode => match number(signs, 0, 1)? {
                first @ 1..=8 => (Birth::Short(1, 1800 + 100 * ((first - 1) / 2)), 0),
                _ => return None,
            },
            Self::SwedenPersonal => (Birth::Full(0), 0),
            Self::CitizenNumber => (Birth::Reversed, 0),
            Self::BulgariaEgn => match month(0)? {
                41.. => (Birth::Short(0, 2000), 40),
                21.. => (Birth::Short(0, 1800), 20),
                _ => (Birth::Short(0, 1900), 0),
            },
            Self::CzechBirthNumber => {
                let months = match month(0)? {
                    71.. => 70,
                    51.. => 50,
                    21.. => 20,
                    _ => 0,
                };
                // Ten digits since 1954.
                (Birth::Short(0, if at(0)? < 54 && signs.len() == 10 { 2000 } else { 1900 }), months)
            }
            _ => return None,
        };
        let (year, month, day) = match place {
            Birth::Full(from) => (number(signs, from, 4)?, at(from + 4)?, at(from + 6)?),
            Birth::Short(from, century) => (century + at(from)?, month(from)? - months, at(from + 4)?),
            Birth::Reversed => {
                let year = number(signs, 4, 3)?;
                (year + if year < 800 { 2000 } else { 1000 }, at(2)?, at(0)?)
            }
        };
        CalendarDate::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    pub(super) fn sex(self, signs: &[u8]) -> Option<EmbeddedSex> {
        let odd_is_male = |place| Some(number(signs, place, 1)? % 2 == 1);
        let is_male = match self {
            Self::EgyptNational => odd_is_male(12)?,
            // Months from 21 on say that the sex was unknown, from 41 on that it was known, of people registered elsewhere.
            Self::BelgiumNational if matches!(number(signs, 2, 2)?, 20..40) => return None,
            Self::BelgiumNational | Self::FinlandPersonalCode => odd_is_male(8)?,
            Self::SwedenPersonal => odd_is_male(10)?,
            Self::EstoniaPersonalCode if !matches!(number(signs, 0, 1)?, 1..=8) => return None,
            Self::EstoniaPersonalCode => odd_is_male(0)?,
            Self::BulgariaEgn => !odd_is_male(8)?,
            Self::CitizenNumber => number(signs, 9, 3)? < 500,
            Self::CzechBirthNumber => number(signs, 2, 2)? < 50,
            _ => return None,
        };
        Some(if is_male { EmbeddedSex::Male } else { EmbeddedSex::Female })
    }
}

fn number(signs: &[u8], from: usize, count: usize) -> Option<i16> {
    let signs = signs.get(from..from + count)?;
    signs.iter().try_fold(0, |number, sign| sign.is_ascii_digit().then(|| number * 10 + i16::from(sign - b'0')))
}
