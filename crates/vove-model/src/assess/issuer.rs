//! What the issuer is known to do, by its [`Profile`]: shapes of numbers, years of validity, what a personal number embeds.

use alloc::vec::Vec;

use super::{code::Code, finding::Finding, rule::Rule, sex, side::Side, subject::Subject};
use crate::mrz::{
    FieldName, FieldStatus,
    issuer::{Confidence, EmbeddedSex, PersonalNumber, Profile, personal_number},
    layout::Pattern,
};

pub(super) fn habits<'a>(subject: &Subject<'_, 'a>, out: &mut Vec<Finding<'a>>) {
    if let Some(profile) = Profile::of(subject.report) {
        out.extend(number(subject, profile));
        out.extend(validity(subject, profile));
        if let (Some(number), Some(field)) = (personal_number(subject.report), profile.optional)
            && let Some(side) = subject.zone(field.field)
        {
            personal(subject, &number, side, out);
        }
    }
}

fn number<'a>(subject: &Subject<'_, 'a>, profile: &'static Profile) -> Option<Finding<'a>> {
    let (view, side) = subject.field(FieldName::DocumentNumber)?;
    if profile.number_patterns.is_empty() || matches!(view.status(), FieldStatus::Absent | FieldStatus::Unreadable) {
        return None;
    }
    let code = match profile.number_patterns.iter().any(|picture| Pattern(picture).matches(view.value().chars())) {
        true => Code::NumberPatternAgrees,
        false => Code::NumberPatternDiffers,
    };
    Some(Finding::about(code, Rule::Profile(profile), side))
}

/// Younger holders get documents of other periods.
const ADULT: i16 = 18;

/// Issue and expiry a whole number of years apart that the issuer gives to adults; the last day may be the one before.
fn validity<'a>(subject: &Subject<'_, 'a>, profile: &'static Profile) -> Option<Finding<'a>> {
    let ((issued, issue), (expires, expiry)) = subject.issue.days.zip(subject.expiry.days)?;
    let (issue, expiry) = issue.exact().zip(expiry.exact())?;
    let minor = subject.birth.days.is_some_and(|(_, days)| days.to.age(issue) < ADULT);
    if profile.validity_years.is_empty() || expiry < issue || minor {
        return None;
    }
    let after = |years: u8| issue.add_years(i16::from(years)).map(|day| day.day_number() - expiry.day_number());
    let code = match profile.validity_years.iter().any(|&years| matches!(after(years), Some(0 | 1))) {
        true => Code::ValidityPeriodAgrees,
        false => Code::ValidityPeriodDiffers,
    };
    Some(Finding::between(code, Rule::Profile(profile), issued, expires))
}

fn personal<'a>(subject: &Subject<'_, 'a>, number: &PersonalNumber<'_>, side: Side<'a>, out: &mut Vec<Finding<'a>>) {
    if !number.is_well_formed() {
        return out.push(Finding::about(Code::PersonalNumberUnknown, Rule::OtherKind, side));
    }
    let rule = Rule::Embedded(number.kind());
    // What is only assumed to be the number can agree by more than chance, but not contradict.
    let assumed = number.confidence() == Confidence::Assumed;
    let mut say = |agrees, [yes, no]: [Code; 2], other: Option<Side<'a>>| {
        let (code, rule) = match agrees {
            true => (yes, rule),
            false if assumed => (Code::PersonalNumberUnknown, rule),
            false => (no, rule),
        };
        out.push(Finding { code, rule, first: Some(side), second: other });
    };
    if let Some(holds) = number.check_digit_matches() {
        say(holds, [Code::PersonalNumberDigitFits, Code::PersonalNumberDigitRefuted], None);
    }
    if let Some((born, days)) = subject.birth.days {
        let agrees = match (number.birth_date(), number.birth_year()) {
            (Some(day), _) => Some(days.from <= day && day <= days.to),
            (None, Some(year)) => Some((days.from.year()..=days.to.year()).contains(&year)),
            (None, None) => None,
        };
        if let Some(agrees) = agrees {
            say(agrees, [Code::EmbeddedBirthAgrees, Code::EmbeddedBirthContradicts], Some(born));
        }
    }
    if let (Some(embedded), Some((printed, text))) = (number.sex(), subject.sex()) {
        let letter = if embedded == EmbeddedSex::Female { "F" } else { "M" };
        match sex::compare((side, letter), (printed, text)).code {
            Code::SexUnknown => {}
            code => {
                say(code == Code::SexAgrees, [Code::EmbeddedSexAgrees, Code::EmbeddedSexContradicts], Some(printed))
            }
        }
    }
}
