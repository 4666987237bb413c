//! The check digits of personal numbers. None of them is the 7-3-1 check digit of Doc 9303.

/// The rule for the last character of a personal number.
#[derive(Clone, Copy)]
pub(super) enum PersonalCheckDigit {
    /// Luhn (ISO/IEC 7812-1 annex B) over the digits from an index on.
    Luhn(usize),
    /// The weighted sum modulo 11; 10 is written as 0.
    Mod11(&'static [u32]),
    /// 11 minus the weighted sum modulo 11; 11 is written as 0, and numbers with 10 are not issued.
    Mod11Complement(&'static [u32]),
    /// The weighted sum modulo 11; with the second weights if that is 10, and 0 if it still is.
    Mod11TwoRows(&'static [u32], &'static [u32]),
    /// The weighted sum of all digits, including the last, is a multiple of 11.
    WeightedMultipleOf11(&'static [i32]),
    /// MOD 11,10 (ISO/IEC 7064).
    Iso7064,
    /// A number of ten digits is a multiple of 11. Until 1985, a check digit of 10 was written as 0.
    CzechMod11,
    /// 97 minus the first nine digits modulo 97, as two digits; for births from 2000 on with a 2 before the nine
    /// digits.
    Mod97,
    /// The letter at the index of the digits before it modulo the number of letters.
    Letter(&'static [u8]),
}

impl PersonalCheckDigit {
    /// Whether the check digit of a number matches. `None` if the rule does not apply to it.
    pub(super) fn matches(self, characters: &[u8]) -> Option<bool> {
        let (&last, body) = characters.split_last()?;
        let digit = |character: u8| character.is_ascii_digit().then(|| u32::from(character - b'0'));
        let weighted_sum = |weights: &[u32]| {
            let mut weighted = body.iter().zip(weights);
            weighted.try_fold(0, |sum, (&character, weight)| Some(sum + digit(character)? * weight))
        };
        let number = |characters: &[u8]| {
            characters.iter().try_fold(0u64, |number, &character| Some(number * 10 + u64::from(digit(character)?)))
        };
        Some(match self {
            Self::Luhn(start) => {
                let mut sum = 0;
                for (index, &character) in characters.get(start..)?.iter().rev().enumerate() {
                    let value = digit(character)? << (index % 2);
                    sum += if value > 9 { value - 9 } else { value };
                }
                sum % 10 == 0
            }
            Self::Mod11(weights) => weighted_sum(weights)? % 11 % 10 == digit(last)?,
            Self::Mod11Complement(weights) => match (11 - weighted_sum(weights)? % 11) % 11 {
                10.. => false,
                expected => expected == digit(last)?,
            },
            Self::Mod11TwoRows(first, second) => {
                let expected = match weighted_sum(first)? % 11 {
                    10 => weighted_sum(second)? % 11 % 10,
                    expected => expected,
                };
                expected == digit(last)?
            }
            Self::WeightedMultipleOf11(weights) => {
                let mut sum = 0;
                for (&character, weight) in characters.iter().zip(weights) {
                    sum += digit(character)? as i32 * weight;
                }
                sum % 11 == 0
            }
            Self::Iso7064 => {
                let mut product = 10;
                for &character in body {
                    let sum = (digit(character)? + product) % 10;
                    product = if sum == 0 { 10 } else { sum } * 2 % 11;
                }
                (product + digit(last)?) % 10 == 1
            }
            Self::CzechMod11 if characters.len() != 10 || last == b'0' && number(body)? % 11 == 10 => return None,
            Self::CzechMod11 => number(characters)? % 11 == 0,
            Self::Mod97 => {
                let (body, pair) = (number(characters.get(..9)?)?, number(characters.get(9..)?)?);
                [body, body + 2_000_000_000].iter().any(|body| 97 - body % 97 == pair)
            }
            Self::Letter(letters) => {
                let index = usize::try_from(number(body)? % letters.len() as u64).ok()?;
                letters.get(index) == Some(&last)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::{format, string::ToString};

    use super::PersonalCheckDigit;
    use crate::issuer::PersonalNumberKind::{self, *};

    fn matches(kind: PersonalNumberKind, number: &str) -> Option<bool> {
        kind.check_digit().and_then(|rule| rule.matches(number.as_bytes()))
    }

    #[test]
    fn published_examples_match_and_no_other_last_character_does() {
        for (kind, number) in [
            (SpainDni, "12345678Z"),
            (SpainDni, "99999999R"),
            (BelgiumNational, "93051822361"),
            (BelgiumNational, "85073003328"),
            (NetherlandsBsn, "111222333"),
            (NetherlandsBsn, "123456782"),
            (NetherlandsBsn, "999999990"),
            (BulgariaEgn, "7523169263"),
            (BulgariaEgn, "8032056031"),
            (CitizenNumber, "0101006500006"),
            (CroatiaOib, "33392005961"),
            (CroatiaOib, "94577403194"),
            (EstoniaPersonalCode, "37605030299"),
            (EstoniaPersonalCode, "36805280109"),
            (FinlandPersonalCode, "131052308T"),
            (SwedenPersonal, "198112189876"),
            (CzechBirthNumber, "7103192745"),
        ] {
            assert_eq!(matches(kind, number), Some(true), "{kind:?} {number}");
            let (body, last) = number.split_at(number.len() - 1);
            for other in ('0'..='9').chain('A'..='Z').filter(|other| other.to_string() != last) {
                assert_ne!(matches(kind, &format!("{body}{other}")), Some(true), "{kind:?} {number} {other}");
            }
        }
    }

    #[test]
    fn luhn_follows_the_standard() {
        assert_eq!(PersonalCheckDigit::Luhn(0).matches(b"79927398713"), Some(true));
        assert_eq!(PersonalCheckDigit::Luhn(0).matches(b"79927398710"), Some(false));
    }

    #[test]
    fn belgian_numbers_of_births_from_2000_on_are_computed_with_a_leading_two() {
        let pair = 97 - 2_120_217_144_u64 % 97;
        assert_eq!(matches(BelgiumNational, &format!("120217144{pair:02}")), Some(true));
    }

    #[test]
    fn czech_numbers_without_a_check_digit_or_with_the_old_zero_are_not_checked() {
        assert_eq!(matches(CzechBirthNumber, "530101111"), None, "nine digits, before 1954");
        let old = (780_101_000..).find(|body| body % 11 == 10).map(|body: u64| format!("{body}0"));
        assert_eq!(matches(CzechBirthNumber, &old.unwrap()), None);
        assert_eq!(matches(CzechBirthNumber, "7103192746"), Some(false));
    }

    #[test]
    fn kinds_whose_rule_is_not_published_have_no_check_digit() {
        for kind in [MoroccoCin, TunisiaCin, CoteDIvoireNni, MauritaniaNni, IraqNational, EgyptNational, NigeriaNin] {
            assert!(kind.check_digit().is_none(), "{kind:?}");
        }
        assert!(FranceForeigner.check_digit().is_none() && LatviaPersonalCode.check_digit().is_none());
    }
}
