//! Every issuer profile, with two documents of invented holders each.

use serde_json::Value;
use vove_mrz::{
    CalendarDate, FieldName, Options,
    confusion::CONFUSION_GROUPS,
    inspect,
    issuer::{EmbeddedSex, PROFILES, Profile, personal_number},
    repair::{RepairEvidence, repairs},
};

fn cases() -> Vec<Value> {
    serde_json::from_str(include_str!("../../../../fixtures/profiles/cases.json")).unwrap()
}

fn lines(case: &Value) -> Vec<&str> {
    case["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect()
}

#[test]
fn every_profile_has_two_cases_and_every_case_a_profile() {
    let cases = cases();
    for profile in PROFILES {
        let count = cases.iter().filter(|case| case["profile"] == profile.document).count();
        assert!(count >= 2, "{profile:?}: {count} of at least 2 cases in fixtures/profiles/cases.json");
        assert!(profile.layout.field(FieldName::IssuingState).is_some() && profile.issuer.len() == 3);
        assert!(profile.validity_years.is_sorted() && !profile.source.is_empty());
    }
    for case in &cases {
        let lines = lines(case);
        let report = inspect(&lines, &Options::default());
        assert!(report.is_valid(), "{case} {report:?}");
        let profile = Profile::of(&report).unwrap_or_else(|| panic!("{case}"));
        assert_eq!(case["profile"], profile.document);
        assert!(repairs(&report, &RepairEvidence::default()).is_empty(), "{case}");
    }
}

#[test]
fn document_numbers_match_the_patterns_of_their_profiles() {
    let mut with_pattern = 0;
    for case in cases() {
        let lines = lines(&case);
        let report = inspect(&lines, &Options::default());
        let number = report.field(FieldName::DocumentNumber).unwrap().value();
        assert_eq!(number, case["number"].as_str().unwrap(), "{case}");
        let patterns = Profile::of(&report).unwrap().number_patterns;
        assert!(patterns.is_empty() || patterns.iter().any(|pattern| matches(pattern, &number.to_string())), "{case}");
        with_pattern += usize::from(!patterns.is_empty());
    }
    assert!(with_pattern >= 30, "{with_pattern} cases");
}

fn matches(pattern: &str, number: &str) -> bool {
    pattern.len() == number.len()
        && pattern.chars().zip(number.chars()).all(|(class, character)| match class {
            '@' => character.is_ascii_uppercase(),
            '9' => character.is_ascii_digit(),
            literal => literal == character,
        })
}

#[test]
fn personal_numbers_have_the_expected_kind_and_content() {
    let mut found = 0;
    for case in cases() {
        let lines = lines(&case);
        let report = inspect(&lines, &Options::default());
        let (number, expect) = (personal_number(&report), &case["personalNumber"]);
        let Some(number) = number else {
            assert!(expect.is_null(), "{case}");
            continue;
        };
        assert_eq!(format!("{:?}", number.kind()), expect["kind"].as_str().unwrap(), "{case}");
        assert_eq!(number.value(), expect["value"].as_str().unwrap());
        assert!(number.is_well_formed(), "{case}");
        assert_eq!(number.check_digit_matches(), expect["digitHolds"].as_bool(), "{case}");
        let birth = number.birth_date().map(|date| date.to_string());
        assert_eq!(birth.as_deref(), expect["birthDate"].as_str(), "{case}");
        let year = expect["birthYear"].as_i64().or_else(|| expect["birthDate"].as_str()?.get(..4)?.parse().ok());
        assert_eq!(number.birth_year().map(i64::from), year, "{case}");
        let sex = number.sex().map(|sex| if sex == EmbeddedSex::Female { "F" } else { "M" });
        assert_eq!(sex, expect["sex"].as_str(), "{case}");
        let zone = report.date(FieldName::BirthDate).unwrap();
        let agrees = |date: CalendarDate| (date.month(), date.day()) == (zone.month().unwrap(), zone.day().unwrap());
        assert!(number.birth_date().is_none_or(agrees), "{case}");
        found += 1;
    }
    assert!(found >= 40, "{found} cases");
}

#[test]
fn any_one_confusion_in_a_number_with_a_pattern_is_repaired() {
    // The last group is the filler's.
    let groups = &CONFUSION_GROUPS[..6];
    let mut repaired = 0;
    for case in cases() {
        let truth = lines(&case);
        let report = inspect(&truth, &Options::default());
        if Profile::of(&report).unwrap().number_patterns.is_empty() {
            continue;
        }
        let span = report.field(FieldName::DocumentNumber).unwrap().span();
        for column in span.start..span.end {
            let cell = truth[span.line].as_bytes()[column] as char;
            for other in groups.iter().filter(|group| group.contains(cell)).flat_map(|group| group.chars()) {
                let mut misread = truth[span.line].to_owned();
                misread.replace_range(column..=column, other.encode_utf8(&mut [0; 4]));
                let mut lines = truth.clone();
                lines[span.line] = &misread;
                // A letter for a letter matches the pattern as well.
                if other == cell || (cell.is_ascii_uppercase() && other.is_ascii_uppercase()) {
                    continue;
                }
                let report = inspect(&lines, &Options { layout: report.layout(), ..Options::default() });
                let repairs = repairs(&report, &RepairEvidence::default());
                assert!(repairs.best().is_some_and(|best| best.lines().eq(truth.iter().copied())), "{lines:?} {case}");
                repaired += 1;
            }
        }
    }
    assert!(repaired > 200, "{repaired}");
}
