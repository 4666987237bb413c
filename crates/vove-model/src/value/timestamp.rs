//! Instants.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{CalendarDate, Text};

/// An instant as the API writes it: RFC 3339 with milliseconds, in UTC. The text is kept as it came.
///
/// ```
/// use vove_model::Timestamp;
///
/// let created = Timestamp::from("2024-09-23T22:55:25.894Z".to_owned());
/// assert_eq!(created.as_str(), "2024-09-23T22:55:25.894Z");
/// assert_eq!(created.unix_nanoseconds(), Some(1_727_132_125_894_000_000));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(Text);

impl Timestamp {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nanoseconds since 1970-01-01T00:00:00Z, negative before. `None` if the text is not an instant of RFC 3339.
    ///
    /// Digits beyond nanoseconds are dropped. A leap second is the first second of the next minute.
    pub fn unix_nanoseconds(&self) -> Option<i128> {
        parse(self.as_str().as_bytes())
    }
}

/// Reads `date-time` of RFC 3339, section 5.6.
fn parse(text: &[u8]) -> Option<i128> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2, rest @ ..] =
        text
    else {
        return None;
    };
    let year = number(&[*y1, *y2, *y3, *y4])?;
    let (month, day) = (number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    let date = CalendarDate::new(year as i16, month as u8, day as u8)?;
    let (hour, minute, second) = (number(&[*h1, *h2])?, number(&[*n1, *n2])?, number(&[*s1, *s2])?);
    let (nanoseconds, offset) = match rest {
        [b'.', rest @ ..] => {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (digits, offset) = rest.split_at_checked(digits).filter(|(digits, _)| !digits.is_empty())?;
            let digits = digits.iter().copied().chain(core::iter::repeat(b'0')).take(9);
            (digits.fold(0, |sum, digit| sum * 10 + i128::from(digit - b'0')), offset)
        }
        offset => (0, offset),
    };
    let offset = match offset {
        b"Z" | b"z" => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[*h1, *h2])?, number(&[*m1, *m2])?);
            let offset = hours * 60 + minutes;
            if hours > 23 || minutes > 59 {
                return None;
            }
            if *sign == b'+' { offset } else { -offset }
        }
        _ => return None,
    };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = i128::from(date.day_number() - EPOCH.day_number());
    let minutes = (days * 24 + i128::from(hour)) * 60 + i128::from(minute - offset);
    Some((minutes * 60 + i128::from(second)) * 1_000_000_000 + nanoseconds)
}

const EPOCH: CalendarDate = match CalendarDate::new(1970, 1, 1) {
    Some(date) => date,
    None => unreachable!(),
};

/// The number that a few digits are.
fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')))
}

impl From<String> for Timestamp {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Timestamp {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

crate::json::schema::leaf!(Timestamp: Timestamp);

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Timestamp(..)")
    }
}
