use core::fmt;

use crate::cells::are_digits;

/// A date as a zone carries it, `YYMMDD`: two digits of the year, no century, parts possibly unknown.
///
/// Unknown parts are `<<`, pair by pair. What day it is comes from [`resolve`](crate::resolve_date). `Debug` prints nothing
/// of it.
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

/// What a [`MrzDate`] is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateStatus {
    /// Year, month and day, and some century has such a day.
    Full,
    /// A pair is unknown; the others are possible.
    Partial,
    /// All fillers.
    Unknown,
    /// Neither digits nor a pair of fillers.
    Malformed,
    /// Digits, but no calendar has such a day. 29 February counts as possible when the two-digit year divides by four.
    OutOfCalendar,
}

impl MrzDate {
    /// From six characters as printed.
    pub const fn new(cells: [u8; 6]) -> Self {
        Self(cells)
    }

    /// From text, when it has six characters.
    pub fn from_text(text: &str) -> Option<Self> {
        text.as_bytes().try_into().ok().map(Self)
    }

    /// The characters as printed.
    pub const fn cells(&self) -> &[u8; 6] {
        &self.0
    }

    /// Year within its century.
    pub fn year(self) -> Option<u8> {
        let [y1, y2, ..] = self.0;
        number(y1, y2)
    }

    /// Month, 1 to 12 when the status is good.
    pub fn month(self) -> Option<u8> {
        let [_, _, m1, m2, ..] = self.0;
        number(m1, m2)
    }

    /// Day of the month.
    pub fn day(self) -> Option<u8> {
        let [.., d1, d2] = self.0;
        number(d1, d2)
    }

    /// What it is good for.
    #[inline]
    pub fn status(self) -> DateStatus {
        let [y1, y2, m1, m2, d1, d2] = self.0;
        if are_digits([y1, y2, m1, m2, d1, d2, b'0', b'0']) {
            return if is_day(self.0) { DateStatus::Full } else { DateStatus::OutOfCalendar };
        }
        self.status_in_parts()
    }

    #[inline(never)]
    fn status_in_parts(self) -> DateStatus {
        let [y1, y2, m1, m2, d1, d2] = self.0;
        let pairs = [(y1, y2), (m1, m2), (d1, d2)];
        if !pairs.iter().all(|&(a, b)| number(a, b).is_some() || (a == b'<' && b == b'<')) {
            DateStatus::Malformed
        } else if self.0 == *b"<<<<<<" {
            DateStatus::Unknown
        } else if possible(self.year(), self.month().unwrap_or(1), self.day().unwrap_or(1)) {
            DateStatus::Partial
        } else {
            DateStatus::OutOfCalendar
        }
    }
}

fn number(tens: u8, ones: u8) -> Option<u8> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| tens * 10 + ones)
}

/// Whether some century has the day that six digits are.
#[inline]
pub(crate) fn is_day([y1, y2, m1, m2, d1, d2]: [u8; 6]) -> bool {
    let number = |tens: u8, ones: u8| (tens & 0x0F) * 10 + (ones & 0x0F);
    possible(Some(number(y1, y2)), number(m1, m2), number(d1, d2))
}

#[inline]
fn possible(year: Option<u8>, month: u8, day: u8) -> bool {
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
