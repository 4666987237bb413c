//! Checks a document against its issuer's [`Profile`]: patterns of document numbers, validity periods, and the birth
//! date and sex that personal numbers contain.

use alloc::vec::Vec;

use crate::{
    assess::{
        input::{PreparedDocument, StatedSex},
        report::{Finding, FindingCode, Operand, Reason},
    },
    mrz::{
        FieldName, FieldStatus,
        issuer::{Confidence, EmbeddedSex, PersonalNumber, Profile, personal_number},
        layout::Pattern,
    },
};

/// Does nothing for issuers without a profile.
pub(crate) fn check<'a>(document: &PreparedDocument<'_, 'a>, findings: &mut Vec<Finding<'a>>) {
    let Some(profile) = Profile::of(document.report) else { return };
    findings.extend(check_number_pattern(document, profile));
    findings.extend(check_validity_period(document, profile));
    if let (Some(number), Some(optional)) = (personal_number(document.report), profile.optional)
        && let Some(operand) = document.mrz_operand(optional.field)
    {
        check_personal_number(&number, operand, document, findings);
    }
}

fn check_number_pattern<'a>(document: &PreparedDocument<'_, 'a>, profile: &'static Profile) -> Option<Finding<'a>> {
    let (view, operand) = document.mrz_field(FieldName::DocumentNumber)?;
    if profile.number_patterns.is_empty() || matches!(view.status(), FieldStatus::Absent | FieldStatus::Unreadable) {
        return None;
    }
    let code = match profile.number_patterns.iter().any(|pattern| Pattern(pattern).matches(view.value().chars())) {
        true => FindingCode::NumberPatternAgrees,
        false => FindingCode::NumberPatternDiffers,
    };
    Some(Finding::about(code, Reason::Profile(profile), operand))
}

/// The age at issue from which the validity periods of a profile apply: minors get documents for other periods.
const ADULT_AGE_YEARS: i16 = 18;

/// Checks that the document expires a whole number of years after its issue, or one day less, and that the issuer is
/// known to use this period for adults.
fn check_validity_period<'a>(document: &PreparedDocument<'_, 'a>, profile: &'static Profile) -> Option<Finding<'a>> {
    let ((issue_operand, issue), (expiration_operand, expiration)) =
        document.issue.range.zip(document.expiration.range)?;
    let (issue, expiration) = issue.single_day().zip(expiration.single_day())?;
    let is_minor = document.birth.range.is_some_and(|(_, range)| range.last.age(issue) < ADULT_AGE_YEARS);
    if profile.validity_years.is_empty() || expiration < issue || is_minor {
        return None;
    }
    let days_short =
        |years: u8| issue.add_years(i16::from(years)).map(|day| day.day_number() - expiration.day_number());
    let code = match profile.validity_years.iter().any(|&years| matches!(days_short(years), Some(0 | 1))) {
        true => FindingCode::ValidityPeriodAgrees,
        false => FindingCode::ValidityPeriodDiffers,
    };
    Some(Finding::between(code, Reason::Profile(profile), issue_operand, expiration_operand))
}

/// Checks a personal number's check digit, and the birth date and sex in it. A number that is only assumed to be one
/// can match, but a difference is inconclusive.
fn check_personal_number<'a>(
    number: &PersonalNumber<'_>,
    operand: Operand<'a>,
    document: &PreparedDocument<'_, 'a>,
    findings: &mut Vec<Finding<'a>>,
) {
    if !number.is_well_formed() {
        return findings.push(Finding::about(FindingCode::PersonalNumberUnknown, Reason::OtherKind, operand));
    }
    let is_assumed = number.confidence() == Confidence::Assumed;
    let mut report = |matches: bool, [match_code, mismatch_code]: [FindingCode; 2], second: Option<Operand<'a>>| {
        let code = match matches {
            true => match_code,
            false if is_assumed => FindingCode::PersonalNumberUnknown,
            false => mismatch_code,
        };
        findings.push(Finding { code, reason: Reason::Embedded(number.kind()), first: Some(operand), second });
    };
    if let Some(matches) = number.check_digit_matches() {
        let codes = [FindingCode::PersonalNumberDigitFits, FindingCode::PersonalNumberDigitRefuted];
        report(matches, codes, None);
    }
    if let Some((birth, range)) = document.birth.range {
        let matches = match (number.birth_date(), number.birth_year()) {
            (Some(day), _) => Some(range.first <= day && day <= range.last),
            (None, Some(year)) => Some((range.first.year()..=range.last.year()).contains(&year)),
            (None, None) => None,
        };
        if let Some(matches) = matches {
            report(matches, [FindingCode::EmbeddedBirthAgrees, FindingCode::EmbeddedBirthContradicts], Some(birth));
        }
    }
    if let (Some(embedded), Some(stated)) = (number.sex(), document.stated_sex())
        && let Ok(sex @ (StatedSex::Female | StatedSex::Male)) = stated.sex
    {
        let matches = (embedded == EmbeddedSex::Female) == (sex == StatedSex::Female);
        let codes = [FindingCode::EmbeddedSexAgrees, FindingCode::EmbeddedSexContradicts];
        report(matches, codes, Some(stated.operand));
    }
}
