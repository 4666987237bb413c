//! Machine-readable zones of the invented people, straight from the tables of ICAO Doc 9303 parts 3, 4 and 5. Kept apart
//! from the library's own reader so that a mistake there can't agree with itself.

use crate::people::Day;

/// What a zone says about a person.
pub(crate) struct Holder<'a> {
    pub(crate) country: &'a str,
    pub(crate) surname: &'a str,
    pub(crate) given_names: &'a str,
    pub(crate) sex: char,
    pub(crate) born: Day,
    pub(crate) expires: Day,
}

/// Part 4: two lines of 44.
pub(crate) fn td3(holder: &Holder<'_>, number: &str, personal_number: &str) -> [String; 2] {
    let (number, personal) = (filled(number, 9), filled(personal_number, 14));
    let (birth, expiry) = (yymmdd(holder.born), yymmdd(holder.expires));
    let personal_digit = if personal_number.is_empty() { '<' } else { check_digit(&personal) };
    let checked = format!(
        "{number}{}{birth}{}{expiry}{}{personal}{personal_digit}",
        check_digit(&number),
        check_digit(&birth),
        check_digit(&expiry)
    );
    let (before, after) = checked.split_at(10);
    let (birth_part, rest) = after.split_at(7);
    [
        filled(&format!("P<{}{}", holder.country, names(holder)), 44),
        format!("{before}{}{birth_part}{}{rest}{}", holder.country, holder.sex, check_digit(&checked)),
    ]
}

/// Part 5: three lines of 30. A number of more than nine characters runs on in the first optional field.
pub(crate) fn td1(holder: &Holder<'_>, code: &str, number: &str, optional1: &str, optional2: &str) -> [String; 3] {
    let number_field = match number.split_at_checked(9) {
        Some((principal, rest)) if !rest.is_empty() => format!("{principal}<{rest}{}", check_digit(number)),
        _ => format!("{}{}{optional1}", filled(number, 9), check_digit(&filled(number, 9))),
    };
    let upper = filled(&number_field, 25);
    let (birth, expiry) = (yymmdd(holder.born), yymmdd(holder.expires));
    let (birth, expiry) = (format!("{birth}{}", check_digit(&birth)), format!("{expiry}{}", check_digit(&expiry)));
    let optional2 = filled(optional2, 11);
    let composite = check_digit(&format!("{upper}{birth}{expiry}{optional2}"));
    [
        format!("{code}{}{upper}", holder.country),
        format!("{birth}{}{expiry}{}{optional2}{composite}", holder.sex, holder.country),
        filled(&names(holder), 30),
    ]
}

fn names(holder: &Holder<'_>) -> String {
    let zone = |text: &str| text.replace('\'', "").replace([' ', '-'], "<");
    format!("{}<<{}", zone(holder.surname), zone(holder.given_names))
}

fn filled(text: &str, width: usize) -> String {
    format!("{text:<<width$}")
}

fn yymmdd((year, month, day): Day) -> String {
    format!("{:02}{month:02}{day:02}", year % 100)
}

/// Part 3, section 4.9: weights 7, 3, 1; sum modulo 10.
fn check_digit(text: &str) -> char {
    let value = |c: char| match c {
        '<' => 0,
        c => c.to_digit(36).unwrap_or(0),
    };
    let sum: u32 = text.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum();
    char::from_digit(sum % 10, 10).unwrap_or('<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_the_standard_come_out() {
        assert_eq!(check_digit("520727"), '3');
        assert_eq!(check_digit("AB2134<<<"), '5');
        assert_eq!(check_digit("HA672242<658022549601086<<<<<<<<<<<<<<0"), '8');
        assert_eq!(check_digit("D231458907<<<<<<<<<<<<<<<34071279507122<<<<<<<<<<<"), '2');
    }

    #[test]
    fn the_specimen_passport_of_part_4_comes_out() {
        let holder = Holder {
            country: "UTO",
            surname: "ERIKSSON",
            given_names: "ANNA MARIA",
            sex: 'F',
            born: (1974, 8, 12),
            expires: (2012, 4, 15),
        };
        let lines = td3(&holder, "L898902C3", "ZE184226B");
        assert_eq!(lines[0], "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
        assert_eq!(lines[1], "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    }
}
