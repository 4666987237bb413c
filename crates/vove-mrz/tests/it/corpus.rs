//! The cases of `fixtures/mrz/cases.json`.

use std::collections::BTreeSet;

use serde_json::Value;
use vove_mrz::{
    CheckDigitStatus, FieldName, Layout, Options, ReadingMode, Report, Severity, Span, inspect, layout::FieldKind,
};

pub(crate) struct Case(Value);

impl Case {
    pub(crate) fn id(&self) -> &str {
        self.0["id"].as_str().unwrap()
    }

    pub(crate) fn lines(&self) -> Vec<&str> {
        self.0["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect()
    }

    /// The undamaged lines of a damaged zone, where they are known.
    pub(crate) fn true_lines(&self) -> Option<impl Iterator<Item = &str>> {
        Some(self.0["true_lines"].as_array()?.iter().filter_map(Value::as_str))
    }

    pub(crate) fn layout(&self) -> Option<&'static Layout> {
        Layout::from_name(self.0["format"].as_str().unwrap())
    }

    pub(crate) fn visual(&self) -> Option<&Value> {
        self.0.get("visual")
    }

    pub(crate) fn is_valid(&self) -> bool {
        self.0["expect"]["valid"] == true
    }
}

pub(crate) fn cases() -> Vec<Case> {
    let text = include_str!("../../../../fixtures/mrz/cases.json");
    serde_json::from_str::<Vec<Value>>(text).unwrap().into_iter().map(Case).collect()
}

fn value(report: &Report<'_>, key: &str) -> String {
    let value = match key {
        "lastName" => report.surname(),
        "firstName" => report.given_names(),
        _ => report.fields().find(|field| field.name().as_str() == key).map(|field| field.value()),
    };
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn codes(items: &Value) -> BTreeSet<&str> {
    items.as_array().into_iter().flatten().map(|item| item["code"].as_str().unwrap()).collect()
}

#[test]
fn every_case_is_read_as_expected() {
    const META: [&str; 5] = ["valid", "checksValid", "errors", "warnings", "checks"];
    for case in cases() {
        let (id, lines, expect) = (case.id(), case.lines(), &case.0["expect"]);
        let report = inspect(&lines, &Options { layout: case.layout(), mode: ReadingMode::AsPrinted });
        assert_eq!(report.is_valid(), case.is_valid(), "{id}");
        assert_eq!(report.check_digits_match(), expect["checksValid"].as_bool(), "{id}");
        for (severity, key) in [(Severity::Error, "errors"), (Severity::Warning, "warnings")] {
            let found = report.findings().iter().filter(|finding| finding.severity() == severity);
            let found: BTreeSet<&str> = found.map(|finding| finding.code.as_str()).collect();
            assert_eq!(found, codes(&expect[key]), "{id} {key}");
        }
        for error in expect["errors"].as_array().unwrap() {
            let number = |key: &str| error[key].as_u64().map(|number| number as usize);
            let Some(start) = number("start") else { continue };
            let place = Span { line: number("line").unwrap(), start, end: number("end").unwrap() };
            let expected = error["expected"].as_str();
            let same = report.findings().iter().any(|finding| {
                finding.code.as_str() == error["code"]
                    && finding.span == place
                    && (!finding.code.as_str().ends_with("CheckDigit")
                        || finding.expected.map(|mark| mark.to_string()).as_deref() == expected)
            });
            assert!(same, "{id} {error}");
        }
        for (of, holds) in expect["checks"].as_object().into_iter().flatten() {
            let verdict =
                report.check_digits().find(|(digit, _)| digit.field.as_str() == of).map(|(_, verdict)| verdict);
            assert_eq!(verdict.map(|verdict| verdict == CheckDigitStatus::Verified), holds.as_bool(), "{id} {of}");
        }
        if case.0["assert_fields"] == true {
            for (key, expected) in expect.as_object().unwrap() {
                if !META.contains(&key.as_str()) {
                    assert_eq!(value(&report, key), expected.as_str().unwrap_or_default(), "{id} {key}");
                }
            }
        }
    }
}

#[test]
fn recoverable_cases_are_recovered() {
    let mut recovered = 0;
    for case in cases() {
        let Some(fields) = case.0["recoverable"]["fields"].as_object() else { continue };
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), ..Options::default() });
        assert!(!report.is_valid() && report.normalization_steps().count() > 0, "{}", case.id());
        for (key, expected) in fields {
            assert_eq!(value(&report, key), expected.as_str().unwrap(), "{} {key}", case.id());
        }
        recovered += 1;
    }
    assert!(recovered >= 4, "{recovered} cases");
}

#[test]
fn the_layout_of_a_valid_zone_is_recognized() {
    let cases = cases();
    let valid: Vec<_> = cases.iter().filter(|case| case.is_valid()).collect();
    assert!(valid.len() >= 100, "{} cases", valid.len());
    for case in valid {
        let lines = case.lines();
        assert_eq!(inspect(&lines, &Options::default()).layout(), case.layout(), "{}", case.id());
    }
}

#[test]
fn fields_that_no_check_digit_covers_are_not_verified() {
    let mut unchecked = 0;
    for case in cases().iter().filter(|case| case.is_valid()) {
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), ..Options::default() });
        let covers_all =
            report.check_digits().any(|(digit, _)| digit.covers.iter().any(|span| span.line == 0 && span.start == 0));
        for field in report.fields().filter(|_| !covers_all) {
            if matches!(field.kind(), FieldKind::Name | FieldKind::Sex | FieldKind::State | FieldKind::DocumentCode) {
                assert!(matches!(field.status().as_str(), "unchecked" | "absent"), "{} {field:?}", case.id());
                unchecked += 1;
            }
        }
        assert!(report.field(FieldName::Composite).is_none());
    }
    assert!(unchecked > 400, "{unchecked} fields");
}
