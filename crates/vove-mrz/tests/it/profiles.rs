//! Every row of the table, on two documents of invented people each.

use serde_json::Value;
use vove_mrz::{
    CalendarDate, FieldName, Options, inspect,
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
fn every_row_has_two_cases_and_every_case_its_row() {
    let cases = cases();
    for profile in PROFILES {
        let count = cases.iter().filter(|case| case["profile"] == profile.document).count();
        assert!(count >= 2, "{profile:?} has {count} in fixtures/profiles/cases.json, two are asked for");
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
fn numbers_are_as_the_rows_say() {
    for case in cases() {
        let lines = lines(&case);
        let report = inspect(&lines, &Options::default());
        let number = report.field(FieldName::DocumentNumber).unwrap().value();
        assert_eq!(number, case["number"].as_str().unwrap(), "{case}");
        let shapes = Profile::of(&report).unwrap().number_patterns;
        assert!(shapes.is_empty() || shapes.iter().any(|shape| fits(shape, &number.to_string())), "{case}");
    }
}

fn fits(shape: &str, number: &str) -> bool {
    shape.len() == number.len()
        && shape.chars().zip(number.chars()).all(|(shape, sign)| match shape {
            '@' => sign.is_ascii_uppercase(),
            '9' => sign.is_ascii_digit(),
            itself => itself == sign,
        })
}

#[test]
fn personal_numbers_are_named_and_read() {
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
    }
}

#[test]
fn a_number_that_a_row_describes_survives_any_one_confusion() {
    const GROUPS: [&str; 6] = ["0ODQ", "1IL", "2Z", "5S", "6G", "8B"];
    let mut repaired = 0;
    for case in cases() {
        let whole = lines(&case);
        let report = inspect(&whole, &Options::default());
        if Profile::of(&report).unwrap().number_patterns.is_empty() {
            continue;
        }
        let span = report.field(FieldName::DocumentNumber).unwrap().span();
        for column in span.start..span.end {
            let cell = whole[span.line].as_bytes()[column] as char;
            for other in GROUPS.iter().filter(|group| group.contains(cell)).flat_map(|group| group.chars()) {
                let mut damaged = whole[span.line].to_owned();
                damaged.replace_range(column..=column, other.encode_utf8(&mut [0; 4]));
                let mut lines = whole.clone();
                lines[span.line] = &damaged;
                // A letter where the shape has one is a number as good as any.
                if other == cell || (cell.is_ascii_uppercase() && other.is_ascii_uppercase()) {
                    continue;
                }
                let report = inspect(&lines, &Options { layout: report.layout(), ..Options::default() });
                let repairs = repairs(&report, &RepairEvidence::default());
                assert!(repairs.best().is_some_and(|best| best.lines().eq(whole.iter().copied())), "{lines:?} {case}");
                repaired += 1;
            }
        }
    }
    assert!(repaired > 200, "{repaired}");
}
