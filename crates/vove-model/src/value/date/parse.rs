//! Reads the text of a date, one function for each step: remove a time of day, split the text, find day, month and
//! year, and check them against the calendar.

use super::{
    hijri::{HijriDate, is_hijri},
    month_names::{self, MonthWord},
    partial::PartialDate,
    reading::{DateFault, DateReading},
};
use crate::CalendarDate;

/// Day, month and year as written, before they are checked against a calendar.
#[derive(Clone, Copy)]
pub(crate) struct Written {
    day: Part,
    month: Part,
    year: Digits,
}

/// A day or a month.
#[derive(Clone, Copy)]
enum Part {
    Number(Digits),
    /// `XX` or `00`.
    Unknown,
}

#[derive(Clone, Copy)]
struct Digits {
    value: i16,
    count: usize,
}

pub(crate) fn read(text: &str) -> DateReading {
    let reading = documented_form(text).map_or_else(|| written(text).and_then(check), Ok);
    reading.unwrap_or_else(DateReading::Unreadable)
}

/// The day with day and month swapped.
pub(crate) fn swapped(text: &str) -> Option<CalendarDate> {
    let Written { day, month, year } = written(text).ok()?;
    let (Part::Number(day), Part::Number(month)) = (day, month) else { return None };
    CalendarDate::new(year.value, day.value as u8, month.value as u8).filter(|_| year.count == 4)
}

/// The day of a date that was typed, as [`DocumentDate::typed_by_hand`](crate::DocumentDate::typed_by_hand) describes.
pub(crate) fn by_hand(text: &str, latest: CalendarDate) -> Option<CalendarDate> {
    let Written { day, month, year } = written(text).ok()?;
    let (Part::Number(day), Part::Number(month)) = (day, month) else { return None };
    let of_year = |year| CalendarDate::new(year, month.value as u8, day.value as u8);
    if year.count == 4 {
        return of_year(year.value).filter(|_| !is_hijri(year.value));
    }
    let century = latest.year() - latest.year() % 100;
    [century, century - 100].into_iter().find_map(|century| of_year(century + year.value).filter(|day| *day <= latest))
}

/// The documented format, `DD/MM/YYYY`, which nearly all dates have.
fn documented_form(text: &str) -> Option<DateReading> {
    let [d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0i16, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i16::from(digit - b'0')))
    };
    let (day, month, year) = (number(&[*d1, *d2])?, number(&[*m1, *m2])?, number(&[*y1, *y2, *y3, *y4])?);
    CalendarDate::new(year, month as u8, day as u8).filter(|_| !is_hijri(year)).map(DateReading::Gregorian)
}

fn written(text: &str) -> Result<Written, DateFault> {
    let text = text.trim_matches(is_padding);
    if is_absent(text) {
        return Err(DateFault::Absent);
    }
    let mut parts = Parts::default();
    parts.fill(without_time(text))?;
    match *parts.as_slice() {
        [year] => match digits(year) {
            Some(year) if year.count == 4 => Ok(Written { day: Part::Unknown, month: Part::Unknown, year }),
            Some(zone) if zone.count == 6 => Err(DateFault::NoCentury),
            _ => Err(DateFault::UnknownForm),
        },
        [first, second, third] => match (digits(first), digits(third)) {
            (Some(year), _) if year.count == 4 => Ok(Written { day: part(third)?, month: month(&[second])?, year }),
            (_, Some(year)) if matches!(year.count, 2 | 4) => {
                Ok(Written { day: part(first)?, month: month(&[second])?, year })
            }
            _ if [first, second, third].iter().all(|part| is_not_known(part)) => Err(DateFault::Absent),
            _ => Err(DateFault::UnknownForm),
        },
        [first, one, other, last] => match digits(last) {
            Some(year) if year.count == 4 => Ok(Written { day: part(first)?, month: month(&[one, other])?, year }),
            _ => Err(DateFault::UnknownForm),
        },
        _ => Err(DateFault::UnknownForm),
    }
}

/// The date, if a calendar has it.
fn check(Written { day, month, year }: Written) -> Result<DateReading, DateFault> {
    if year.count < 4 {
        return Err(DateFault::NoCentury);
    }
    let year = year.value;
    let (day, month) = match (day, month) {
        (Part::Unknown, Part::Unknown) if year == 0 => return Err(DateFault::Absent),
        _ if year == 0 => return Err(DateFault::NoSuchDay),
        (_, Part::Unknown) => return Ok(DateReading::Partial(PartialDate { year, month: None })),
        (Part::Unknown, Part::Number(month)) => {
            let month = u8::try_from(month.value).ok().filter(|month| (1..=12).contains(month));
            return month
                .map(|month| DateReading::Partial(PartialDate { year, month: Some(month) }))
                .ok_or(DateFault::NoSuchDay);
        }
        (Part::Number(day), Part::Number(month)) => (day, month),
    };
    if day.count < 2 || month.count < 2 {
        return Err(DateFault::HandTyped);
    }
    let (day, month) = (day.value as u8, month.value as u8);
    let reading = |month, day| {
        if is_hijri(year) {
            HijriDate::new(year, month, day).map(DateReading::Hijri)
        } else {
            CalendarDate::new(year, month, day).map(DateReading::Gregorian)
        }
    };
    match reading(month, day) {
        Some(reading) => Ok(reading),
        None if month > 12 && reading(day, month).is_some() => Err(DateFault::DayMonthSwapped),
        None => Err(DateFault::NoSuchDay),
    }
}

/// White space, and the marks that set the direction of writing.
fn is_padding(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_absent(text: &str) -> bool {
    text.is_empty() || ["-", "--", "n/a", "na", "null", "none"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The text before a time of day (RFC 3339, section 5.6; a space instead of the `T`; seconds and offset may be
/// missing). The offset never changes the day.
fn without_time(text: &str) -> &str {
    let date = text.find(':').and_then(|colon| text.split_at_checked(colon.checked_sub(3)?));
    match date {
        Some((date, time)) if is_time(time.as_bytes()) => date,
        _ => text,
    }
}

/// `Thh:mm[:ss[.fraction]][Z|±hh:mm]`
fn is_time(text: &[u8]) -> bool {
    let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, rest @ ..] = text else { return false };
    let offset = match rest {
        [b':', s1, s2, rest @ ..] if is_below(61, *s1, *s2) => without_fraction(rest),
        rest => rest,
    };
    let is_offset = match offset {
        [] | [b'Z' | b'z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => is_below(24, *h1, *h2) && is_below(60, *m1, *m2),
        _ => false,
    };
    is_below(24, *h1, *h2) && is_below(60, *m1, *m2) && is_offset
}

fn without_fraction(text: &[u8]) -> &[u8] {
    let [b'.', digits @ ..] = text else { return text };
    match digits.iter().take_while(|byte| byte.is_ascii_digit()).count() {
        0 => text,
        count => digits.get(count..).unwrap_or_default(),
    }
}

fn is_below(end: u8, tens: u8, ones: u8) -> bool {
    tens.is_ascii_digit() && ones.is_ascii_digit() && (tens - b'0') * 10 + (ones - b'0') < end
}

/// The words and numbers between separators: `/`, `-`, `.` and white space.
#[derive(Default)]
struct Parts<'a> {
    found: [&'a str; 4],
    count: usize,
}

impl<'a> Parts<'a> {
    fn fill(&mut self, text: &'a str) -> Result<(), DateFault> {
        for word in text.split_whitespace() {
            // A word may be a separator only, or end in one: `15 / 07 / 2030`, `14 janv. 1991`.
            let inner = word.strip_prefix(is_separator).unwrap_or(word);
            let inner = inner.strip_suffix(is_separator).unwrap_or(inner);
            if inner.is_empty() {
                continue;
            }
            for part in inner.split(is_separator) {
                let part = part.trim_matches(is_padding);
                let place =
                    self.found.get_mut(self.count).filter(|_| !part.is_empty()).ok_or(DateFault::UnknownForm)?;
                *place = part;
                self.count += 1;
            }
        }
        Ok(())
    }

    fn as_slice(&self) -> &[&'a str] {
        self.found.get(..self.count).unwrap_or_default()
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '/' | '-' | '.')
}

/// A number of ASCII, Arabic-Indic or extended Arabic-Indic digits, at most 6.
fn digits(text: &str) -> Option<Digits> {
    let mut digits = Digits { value: 0, count: 0 };
    for c in text.chars() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '\u{660}'..='\u{669}' => c as u32 - 0x660,
            '\u{6f0}'..='\u{6f9}' => c as u32 - 0x6f0,
            _ => return None,
        };
        // The value of a number with six digits, which may overflow, is not used.
        digits.value = digits.value.wrapping_mul(10).wrapping_add(digit as i16);
        digits.count += 1;
    }
    matches!(digits.count, 1..=6).then_some(digits)
}

fn is_not_known(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'X' | 'x' | '*' | '?'))
}

fn part(text: &str) -> Result<Part, DateFault> {
    match digits(text) {
        Some(Digits { value: 0, count: 2 }) => Ok(Part::Unknown),
        Some(digits) if digits.count <= 2 => Ok(Part::Number(digits)),
        None if is_not_known(text) => Ok(Part::Unknown),
        _ => Err(DateFault::UnknownForm),
    }
}

/// A month: a number, or a name, or the same name in two languages.
fn month(words: &[&str]) -> Result<Part, DateFault> {
    if let [word] = words
        && let Ok(part) = part(word)
    {
        return Ok(part);
    }
    match month_names::read(words) {
        MonthWord::Month(month) => Ok(Part::Number(Digits { value: i16::from(month), count: 2 })),
        MonthWord::NotRead => Err(DateFault::MonthName),
        MonthWord::Unknown => Err(DateFault::UnknownForm),
    }
}
