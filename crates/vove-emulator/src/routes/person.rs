//! What requests say about a person: a name, a date of birth, a gender.

use jiff::civil::Date;

use super::request::Fields;
use crate::{clock::parse_instant, response::Result};

/// Checks the person that is screened, and returns the name: `dob` is `DD/MM/YYYY` and `gender` is `male` or `female`,
/// if they are given. Source: API page "AML Screening".
pub(super) fn screened_name<'a>(person: &Fields<'a>) -> Result<&'a str> {
    let name = person.required_text("name")?;
    if person.optional_string("dob")?.is_some_and(|text| parse_day_month_year(text).is_none()) {
        return Err(person.invalid("dob", "a date, DD/MM/YYYY"));
    }
    if person.optional_string("gender")?.is_some_and(|text| !["male", "female"].contains(&text)) {
        return Err(person.invalid("gender", "male or female"));
    }
    Ok(name)
}

/// Checks `user` of a session. Its fields are optional strings. The format of `dateOfBirth` is not documented:
/// `DD/MM/YYYY` and ISO 8601 are accepted. Source: API page "Verification session".
pub(super) fn check_user(user: &Fields<'_>) -> Result<()> {
    for key in ["firstName", "lastName", "gender", "email"] {
        user.optional_string(key)?;
    }
    let is_date = |text: &str| parse_day_month_year(text).is_some() || parse_instant(text).is_some();
    match user.optional_string("dateOfBirth")? {
        Some(text) if !is_date(text) => Err(user.invalid("dateOfBirth", "a date, DD/MM/YYYY or ISO 8601")),
        _ => Ok(()),
    }
}

/// Parses ten characters `DD/MM/YYYY` that are a day of the calendar.
fn parse_day_month_year(text: &str) -> Option<Date> {
    let digits = |range| text.get(range).filter(|digits: &&str| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if text.len() != 10 || text.get(2..3) != Some("/") || text.get(5..6) != Some("/") {
        return None;
    }
    let (day, month, year) = (digits(0..2)?, digits(3..5)?, digits(6..10)?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
