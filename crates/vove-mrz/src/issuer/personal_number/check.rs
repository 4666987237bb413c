/// How a number's last character is computed from the others.
#[derive(Clone, Copy)]
pub(super) enum Check {
    /// ISO/IEC 7812-1 annex B, over everything from a place on.
    Luhn(usize),
    /// The remainder, by a modulus, of what these weights sum up to; ten counts as zero.
    Remainder(u32, &'static [u32]),
    /// The modulus less that remainder, where the result modulo the modulus is one digit.
    Complement(u32, &'static [u32]),
    /// Eleven, with a second row of weights when the first leaves ten.
    Twice(&'static [u32], &'static [u32]),
    /// All weights, that of the last digit among them, sum up to a multiple of eleven.
    Eleven(&'static [i32]),
    /// ISO 7064, MOD 11,10.
    Iso7064,
    /// Ten digits are a multiple of eleven; until 1985 a remainder of ten was written as zero.
    Multiple,
    /// 97 less the remainder by 97 of the first nine, a 2 in front of them for births from 2000 on.
    NinetySeven,
    /// A letter of a row, by the remainder of the digits before it.
    Letter(&'static [u8]),
}

impl Check {
    /// Whether it holds; `None` for a number that the rule isn't for.
    pub(super) fn holds(self, signs: &[u8]) -> Option<bool> {
        let (&last, body) = signs.split_last()?;
        let digit = |sign: u8| sign.is_ascii_digit().then(|| u32::from(sign - b'0'));
        let weighted = |weights: &[u32]| {
            body.iter().zip(weights).try_fold(0, |sum, (&sign, weight)| Some(sum + digit(sign)? * weight))
        };
        let number =
            |signs: &[u8]| signs.iter().try_fold(0u64, |number, &sign| Some(number * 10 + u64::from(digit(sign)?)));
        Some(match self {
            Self::Luhn(start) => {
                let mut sum = 0;
                for (index, &sign) in signs.get(start..)?.iter().rev().enumerate() {
                    let value = digit(sign)? << (index % 2);
                    sum += if value > 9 { value - 9 } else { value };
                }
                sum % 10 == 0
            }
            Self::Remainder(modulus, weights) => weighted(weights)? % modulus % 10 == digit(last)?,
            Self::Complement(modulus, weights) => match (modulus - weighted(weights)? % modulus) % modulus {
                10.. => false,
                due => due == digit(last)?,
            },
            Self::Twice(first, second) => {
                let due = match weighted(first)? % 11 {
                    10 => weighted(second)? % 11 % 10,
                    due => due,
                };
                due == digit(last)?
            }
            Self::Eleven(weights) => {
                let mut sum = 0;
                for (&sign, weight) in signs.iter().zip(weights) {
                    sum += digit(sign)? as i32 * weight;
                }
                sum % 11 == 0
            }
            Self::Iso7064 => {
                let mut product = 10;
                for &sign in body {
                    let sum = (digit(sign)? + product) % 10;
                    product = if sum == 0 { 10 } else { sum } * 2 % 11;
                }
                (product + digit(last)?) % 10 == 1
            }
            Self::Multiple if signs.len() != 10 || last == b'0' && number(body)? % 11 == 10 => return None,
            Self::Multiple => number(signs)? % 11 == 0,
            Self::NinetySeven => {
                let (body, pair) = (number(signs.get(..9)?)?, number(signs.get(9..)?)?);
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

    use crate::issuer::personal_number::PersonalNumberKind::{self, *};

    fn holds(kind: PersonalNumberKind, number: &str) -> Option<bool> {
        kind.check().and_then(|check| check.holds(number.as_bytes()))
    }

    #[test]
    fn digits_of_published_examples_hold_and_any_other_last_character_does_not() {
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
            assert_eq!(holds(kind, number), Some(true), "{kind:?} {number}");
            let (body, last) = number.split_at(number.len() - 1);
            for other in ('0'..='9').chain('A'..='Z').filter(|other| other.to_string() != last) {
                assert_ne!(holds(kind, &format!("{body}{other}")), Some(true), "{kind:?} {number} {other}");
            }
        }
    }

    #[test]
    fn luhn_is_that_of_the_standard() {
        assert_eq!(super::Check::Luhn(0).holds(b"79927398713"), Some(true));
        assert_eq!(super::Check::Luhn(0).holds(b"79927398710"), Some(false));
    }

    #[test]
    fn belgians_born_from_2000_on_count_with_a_two_in_front() {
        let pair = 97 - 2_120_217_144_u64 % 97;
        assert_eq!(holds(BelgiumNational, &format!("120217144{pair:02}")), Some(true));
    }

    #[test]
    fn czech_numbers_without_a_digit_or_with_the_old_zero_are_not_judged() {
        assert_eq!(holds(CzechBirthNumber, "530101111"), None, "nine digits, before 1954");
        let old = (780_101_000..).find(|body| body % 11 == 10).map(|body: u64| format!("{body}0"));
        assert_eq!(holds(CzechBirthNumber, &old.unwrap()), None);
        assert_eq!(holds(CzechBirthNumber, "7103192746"), Some(false));
    }

    #[test]
    fn numbers_whose_rule_is_not_published_have_no_digit() {
        for kind in [MoroccoCin, TunisiaCin, CoteDIvoireNni, MauritaniaNni, IraqNational, EgyptNational, NigeriaNin] {
            assert!(kind.check().is_none(), "{kind:?}");
        }
        assert!(FranceForeigner.check().is_none() && LatviaPersonalCode.check().is_none());
    }
}
