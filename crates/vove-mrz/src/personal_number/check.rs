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
    /// The whole number is a multiple of eleven.
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
