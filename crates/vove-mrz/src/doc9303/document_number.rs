//! Document numbers of more than nine characters (Doc 9303-5, section 4.2.2, note j; Doc 9303-6 the same).
//!
//! The first nine characters stand in the document number. A filler in the place of the check digit says that the rest
//! follows in the optional data: the remaining characters, their check digit, a filler.

use super::{alphabet::FILLER, check_digit};

/// How the check digit of a document number of more than nine characters was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LongNumberConvention {
    /// Over the characters of the number, as the standard says.
    Standard,
    /// The filler between the two parts counts as a character: older Belgian and Portuguese cards.
    CountsFiller,
    /// Both give the digit that the zone has.
    Either,
    /// Neither does.
    Neither,
}

impl LongNumberConvention {
    /// A stable name for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::CountsFiller => "countsFiller",
            Self::Either => "either",
            Self::Neither => "neither",
        }
    }
}

display_stable_name!(LongNumberConvention);

/// Cells of the optional data that are not available to the number: its check digit and the filler behind it.
pub(crate) const RESERVED: usize = 2;

/// The rest of a long number in the optional data and the check digit behind it; `None` when it begins with a filler.
pub(crate) fn rest(optional: &[u8]) -> Option<(&[u8], u8)> {
    let length = optional.iter().position(|&cell| cell == FILLER).unwrap_or(optional.len());
    let (&digit, rest) = optional.get(..length)?.split_last()?;
    Some((rest, digit))
}

/// The check digit of a long number; `None` when a cell is not of the alphabet.
pub(crate) fn digit_of(number: &[u8], rest: &[u8], counts_filler: bool) -> Option<u8> {
    let between: &[u8] = if counts_filler { &[FILLER] } else { &[] };
    check_digit::over(number.iter().chain(between).chain(rest))
}

/// The convention by which a check digit is that of a long number.
pub(crate) fn convention(number: &[u8], rest: &[u8], digit: u8) -> LongNumberConvention {
    match [false, true].map(|counts_filler| digit_of(number, rest, counts_filler) == Some(digit)) {
        [true, true] => LongNumberConvention::Either,
        [true, false] => LongNumberConvention::Standard,
        [false, true] => LongNumberConvention::CountsFiller,
        [false, false] => LongNumberConvention::Neither,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_is_read() {
        // Doc 9303-5, section 4.2.2, note j: the number D23145890734.
        assert_eq!(rest(b"7349<<<<<<<<<<<"), Some((&b"734"[..], b'9')));
        assert_eq!(digit_of(b"D23145890", b"734", false), Some(b'9'));
        assert_eq!(convention(b"D23145890", b"734", b'9'), LongNumberConvention::Either);
        assert_eq!(convention(b"D23145890", b"735", b'0'), LongNumberConvention::Standard);
        assert_eq!(convention(b"000024759", b"ZZ7", b'2'), LongNumberConvention::CountsFiller);
        assert_eq!(convention(b"D23145890", b"734", b'8'), LongNumberConvention::Neither);
        assert_eq!((rest(b"<<<"), rest(b"5<<"), rest(b"57")), (None, Some((&b""[..], b'5')), Some((&b"5"[..], b'7'))));
    }
}
