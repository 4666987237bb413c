//! Every kind of damage that documents arrive with, done to every valid zone of the corpus.

use vove_mrz::{FieldName, Options, Report, inspect, report::NormalizationKind};

use crate::corpus::{Case, cases};

fn fields(report: &Report<'_>) -> Vec<(FieldName, String)> {
    let name = |value: Option<vove_mrz::Value<'_>>| value.map(|value| value.to_string()).unwrap_or_default();
    let mut fields: Vec<_> = report.fields().map(|field| (field.name(), field.value().to_string())).collect();
    fields.retain(|field| field.0 != FieldName::Name);
    fields.push((FieldName::Surname, name(report.surname())));
    fields.push((FieldName::GivenNames, name(report.given_names())));
    fields
}

/// Damages every valid zone and counts those that read as before.
fn recovered(told: bool, damage: impl Fn(&Case) -> Vec<String>) -> (usize, usize) {
    let (mut same, mut all) = (0, 0);
    for case in cases().iter().filter(|case| case.is_valid()) {
        let whole = case.lines();
        let damaged = damage(case);
        let damaged: Vec<&str> = damaged.iter().map(String::as_str).collect();
        if damaged == whole {
            continue;
        }
        let layout = case.layout();
        let options = Options { layout: layout.filter(|_| told), ..Options::default() };
        let (before, after) = (inspect(&whole, &Options { layout, ..options }), inspect(&damaged, &options));
        assert!(after.validate().is_err(), "{}: {damaged:?}", case.id());
        all += 1;
        same += usize::from(fields(&before) == fields(&after));
    }
    (same, all)
}

#[track_caller]
fn all_recovered(damage: impl Fn(&Case) -> Vec<String> + Copy) {
    for told in [true, false] {
        let (same, all) = recovered(told, damage);
        assert_eq!(same, all, "told {told}");
    }
}

fn each(case: &Case, change: impl Fn(&str) -> String) -> Vec<String> {
    case.lines().into_iter().map(change).collect()
}

#[test]
fn one_joined_string_is_split() {
    all_recovered(|case| vec![case.lines().concat()]);
    all_recovered(|case| vec![case.lines().join("\n")]);
    all_recovered(|case| vec![case.lines().join(" ")]);
}

#[test]
fn fillers_cut_at_the_end_come_back() {
    all_recovered(|case| each(case, |line| line.trim_end_matches('<').to_owned()));
}

#[test]
fn case_and_guillemets_and_strays_are_seen_through() {
    all_recovered(|case| each(case, str::to_lowercase));
    all_recovered(|case| each(case, |line| line.replace("<<", "«")));
    all_recovered(|case| each(case, |line| line.replace('<', " ")));
    all_recovered(|case| each(case, |line| format!("  {line}\r\n")));
    all_recovered(|case| each(case, |line| format!("{} {} {}", &line[..5], &line[5..8], &line[8..])));
}

#[test]
fn nearly_all_swapped_lines_find_their_places() {
    for told in [true, false] {
        let (same, all) = recovered(told, |case| case.lines().iter().rev().map(ToString::to_string).collect());
        assert!(same + 1 >= all, "{same} of {all}");
    }
}

/// Where optional data follows and no composite covers it, a digit less and a filler less at the end look alike; a
/// long number without its filler looks like a plain one.
#[test]
fn a_check_digit_missing_in_the_middle_moves_little_else() {
    let floors = [(FieldName::DocumentNumber, 80), (FieldName::BirthDate, 100), (FieldName::ExpirationDate, 95)];
    for (of, floor) in floors {
        for told in [true, false] {
            let (same, all) = recovered(told, |case| {
                let mut lines = each(case, str::to_owned);
                if let Some(digit) =
                    case.layout().and_then(|layout| layout.check_digits.iter().find(|digit| digit.field == of))
                {
                    lines[digit.position.line].remove(digit.position.start);
                }
                lines
            });
            assert!(all > 100 && same * 100 >= all * floor, "{of:?} told {told}: {same} of {all}");
        }
    }
}

#[test]
fn a_composite_over_two_lines_tells_a_missing_digit_from_a_refuted_one() {
    let kinds = |lines: &[&str]| {
        let report = inspect(lines, &Options::default());
        let steps: Vec<_> = report.normalization_steps().map(|step| step.kind).collect();
        (steps, report.field(FieldName::Optional1).unwrap().value().to_string())
    };
    use NormalizationKind::{CheckDigitMissing, PaddedRight};
    let second = "8001014F2501017ESP<<<<<<<<<<<7";
    let third = "ESPANOLA<ESPANOLA<<CARMEN<<<<<";
    // The digit before the personal number is lost.
    let (steps, optional) = kinds(&["IDESPBAA00058999999999R<<<<<<", second, third]);
    assert_eq!((steps.as_slice(), optional.as_str()), ([CheckDigitMissing].as_slice(), "99999999R"));
    // A character of the document number is misread and a filler lost: of ten composites nine speak against a missing
    // digit.
    let (steps, optional) = kinds(&["IDESPBAAO00589999999999R<<<<<", second, third]);
    assert_eq!((steps.as_slice(), optional.as_str()), ([PaddedRight].as_slice(), "99999999R"));
    // The same and all fillers cut, where the composite happens to agree: too much is lost for one missing digit.
    let lines = ["I<UTO2S85RXQX60959672431", "2004220F9907135UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<<<<<<<<<<<<<<<<"];
    let (steps, optional) = kinds(&lines);
    assert_eq!((steps.as_slice(), optional.as_str()), ([PaddedRight].as_slice(), "959672431"));
    // What would be all of the optional data is the digit.
    let (steps, optional) = kinds(&["I<UTOD2314589O6<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", third]);
    assert_eq!((steps.as_slice(), optional.as_str()), ([PaddedRight].as_slice(), ""));
}

#[test]
fn fillers_cut_before_a_line_come_back() {
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "0UTO7408122F1204159ZE184226B<<<<<16"];
    let report = inspect(&lines, &Options::default());
    assert_eq!(report.normalization_steps().map(|step| step.kind).collect::<Vec<_>>(), [NormalizationKind::PaddedLeft]);
    assert_eq!(report.field(FieldName::BirthDate).unwrap().value(), "740812");
    assert_eq!(report.field(FieldName::BirthDate).unwrap().raw(), "740812");
    assert_eq!(report.lines(), lines);
}

#[test]
fn a_card_is_verified_without_its_third_line() {
    let lines = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6"];
    let report = inspect(&lines, &Options::default());
    assert_eq!(report.check_digits_match(), Some(true));
    assert_eq!(
        report.normalization_steps().map(|step| step.kind).collect::<Vec<_>>(),
        [NormalizationKind::LineMissing]
    );
    assert_eq!(report.field(FieldName::Name).unwrap().status(), vove_mrz::FieldStatus::Absent);
    assert!(!report.is_valid());
}
