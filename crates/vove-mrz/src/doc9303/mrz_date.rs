//! Dates of a zone: `YYMMDD` without a century, with fillers for what is unknown (Doc 9303-3, section 4.8).

use core::fmt;

/// A date of a zone, `YYMMDD`: two digits of the year without a century; pairs that are unknown are `<<`
/// (Doc 9303-3, section 4.8).
///
/// [`resolve_date`](crate::resolve_date) finds the century. `Debug` prints only the status.
///
/// ```
/// use vove_mrz::{MrzDate, doc9303::DateStatus};
///
/// assert_eq!(MrzDate::new(*b"740812").status(), DateStatus::Full);
/// assert_eq!(MrzDate::new(*b"85<<<<").status(), DateStatus::Partial);
/// assert_eq!(MrzDate::new(*b"741312").status(), DateStatus::OutOfCalendar);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MrzDate([u8; 6]);

/// How complete and possible a [`MrzDate`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStatus {
    /// Year, month and day are known, and the day exists in some century.
    Full,
    /// One or two pairs are unknown; the others are possible.
    Partial,
    /// All pairs are unknown.
    Unknown,
    /// A pair is neither two digits nor two fillers.
    Malformed,
    /// No calendar has such a day. 29 February counts as possible when the two-digit year is divisible by four.
    OutOfCalendar,
}

impl MrzDate {
    /// A date from its six characters.
    pub const fn new(cells: [u8; 6]) -> Self {
        Self(cells)
    }

    /// A date from text; `None` unless the text has six bytes.
    pub fn from_text(text: &str) -> Option<Self> {
        text.as_bytes().try_into().ok().map(Self)
    }

    /// Its six characters.
    pub const fn cells(&self) -> &[u8; 6] {
        &self.0
    }

    /// The year within its century, 0 to 99.
    pub fn year(self) -> Option<u8> {
        let [y1, y2, ..] = self.0;
        number(y1, y2)
    }

    /// The month, 1 to 12 when the status is `Full` or `Partial`.
    pub fn month(self) -> Option<u8> {
        let [_, _, m1, m2, ..] = self.0;
        number(m1, m2)
    }

    /// The day of the month, 1 to 31 when the status is `Full` or `Partial`.
    pub fn day(self) -> Option<u8> {
        let [.., d1, d2] = self.0;
        number(d1, d2)
    }

    /// How complete and possible it is.
    pub fn status(self) -> DateStatus {
        let (pairs, _) = self.0.as_chunks();
        if !pairs.iter().all(|&[a, b]| number(a, b).is_some() || [a, b] == *b"<<") {
            DateStatus::Malformed
        } else if self.0 == *b"<<<<<<" {
            DateStatus::Unknown
        } else if !exists(self.year(), self.month().unwrap_or(1), self.day().unwrap_or(1)) {
            DateStatus::OutOfCalendar
        } else if self.0.contains(&b'<') {
            DateStatus::Partial
        } else {
            DateStatus::Full
        }
    }
}

fn number(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| tens * 10 + ones)
}

/// Whether six cells that are all digits are a day of some century.
#[inline]
pub(crate) fn is_day([y1, y2, m1, m2, d1, d2]: [u8; 6]) -> bool {
    let number = |tens: u8, ones: u8| (tens & 0x0F) * 10 + (ones & 0x0F);
    exists(Some(number(y1, y2)), number(m1, m2), number(d1, d2))
}

/// Whether some century has a day; 29 February of an unknown year does.
#[inline]
fn exists(year: Option<u8>, month: u8, day: u8) -> bool {
    const DAYS: [u8; 13] = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = DAYS.get(usize::from(month)).copied().unwrap_or(0);
    let is_short = month == 2 && year.is_some_and(|year| year % 4 != 0);
    day.wrapping_sub(1) < days - u8::from(is_short)
}

impl fmt::Debug for MrzDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MrzDate({:?})", self.status())
    }
}
