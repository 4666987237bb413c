//! What the issuer is known to do, by its [`Profile`]: shapes of numbers, years of validity, what a personal number embeds.

use alloc::vec::Vec;

use super::{code::Code, finding::Finding, rule::Rule, sex, side::Side, subject::Subject};
use crate::mrz::{EmbeddedSex, FieldName, PersonalNumber, Picture, Profile, Status, Value, personal_number};

pub(super) fn habits<'a>(subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
    if let Some(profile) = Profile::of(subject.report) {
        out.extend(number(subject, profile));
        out.extend(validity(subject, profile));
        if let (Some(number), Some(field)) = (personal_number(subject.report), profile.personal_number())
            && let Some(side) = subject.zone(field.field)
        {
            personal(subject, &number, side, out);
        }
    }
}

fn number<'a>(subject: &Subject<'_, 'a>, profile: &'static Profile) -> Option<Finding<'a>> {
    let view = subject.report.field(FieldName::DocumentNumber)?;
    if profile.number.is_empty() || matches!(view.status(), Status::Absent | Status::Unreadable) {
        return None;
    }
    let code = match profile.number.iter().any(|&picture| fits(picture, view.value())) {
        true => Code::NumberPatternAgrees,
        false => Code::NumberPatternDiffers,
    };
    Some(Finding::about(code, Rule::Profile(profile), subject.zone(FieldName::DocumentNumber)?))
}

/// [`Picture`]'s signs; an issuer's number has no language letters.
fn fits(picture: Picture, value: Value<'_>) -> bool {
    let mut shape = picture.0.chars();
    value.chars().all(|cell| match shape.next() {
        Some('?') => true,
        Some('@') => cell.is_ascii_uppercase(),
        Some('9') => cell.is_ascii_digit(),
        itself => itself == Some(cell),
    }) && shape.next().is_none()
}

/// Issue and expiry a whole number of years apart that the issuer gives; the last day may be the one before.
fn validity<'a>(subject: &Subject<'_, 'a>, profile: &'static Profile) -> Option<Finding<'a>> {
    let ((issued, issue), (expires, expiry)) = subject.issue.days.zip(subject.expiry.days)?;
    let (issue, expiry) = issue.exact().zip(expiry.exact())?;
    if profile.validity.is_empty() || expiry < issue {
        return None;
    }
    let after = |years: u8| issue.add_years(i16::from(years)).map(|day| day.day_number() - expiry.day_number());
    let code = match profile.validity.iter().any(|&years| matches!(after(years), Some(0 | 1))) {
        true => Code::ValidityPeriodAgrees,
        false => Code::ValidityPeriodDiffers,
    };
    Some(Finding::between(code, Rule::Profile(profile), issued, expires))
}

fn personal<'a>(subject: &Subject<'_, 'a>, number: &PersonalNumber<'_>, side: Side<'a>, out: &mut Vec<Finding<'a>>) {
    let rule = Rule::Embedded(number.kind());
    if let Some(holds) = number.digit_holds() {
        let code = if holds { Code::PersonalNumberDigitFits } else { Code::PersonalNumberDigitRefuted };
        out.push(Finding::about(code, rule, side));
    }
    if let Some((born, days)) = subject.birth.days {
        let agrees = match (number.birth_date(), number.birth_year()) {
            (Some(day), _) => Some(days.from <= day && day <= days.to),
            (None, Some(year)) => Some((days.from.year()..=days.to.year()).contains(&year)),
            (None, None) => None,
        };
        out.extend(agrees.map(|agrees| {
            let code = if agrees { Code::EmbeddedBirthAgrees } else { Code::EmbeddedBirthContradicts };
            Finding::between(code, rule, side, born)
        }));
    }
    if let (Some(embedded), Some((printed, text))) = (number.sex(), subject.sex()) {
        let letter = match embedded {
            EmbeddedSex::Female => "F",
            EmbeddedSex::Male => "M",
        };
        let code = match sex::compare((side, letter), (printed, text)).code {
            Code::SexAgrees => Some(Code::EmbeddedSexAgrees),
            Code::SexContradicts => Some(Code::EmbeddedSexContradicts),
            _ => None,
        };
        out.extend(code.map(|code| Finding::between(code, rule, side, printed)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mrz::{Options, inspect};

    #[test]
    fn a_number_fits_the_picture_that_is_drawn_of_it_and_no_other() {
        let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
        let report = inspect(&lines, &Options::default());
        let number = report.field(FieldName::DocumentNumber).unwrap().value();
        for (picture, fitting) in [
            ("L898902C3", true),
            ("@999999@9", true),
            ("?????????", true),
            ("@99999999", false),
            ("@999999@", false),
            ("@999999@99", false),
            ("", false),
        ] {
            assert_eq!(fits(Picture(picture), number), fitting, "{picture}");
        }
    }
}
