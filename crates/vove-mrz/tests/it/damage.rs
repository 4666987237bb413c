//! Damage of every kind, applied to every valid zone of the corpus.

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

/// Damages every valid zone. Returns the number of those with the same fields as before, and of all.
fn recovered(is_layout_given: bool, damage: impl Fn(&Case) -> Vec<String>) -> (usize, usize) {
    let (mut same, mut all) = (0, 0);
    for case in cases().iter().filter(|case| case.is_valid()) {
        let whole = case.lines();
        let damaged = damage(case);
        let damaged: Vec<&str> = damaged.iter().map(String::as_str).collect();
        if damaged == whole {
            continue;
        }
        let layout = case.layout();
        let options = Options { layout: layout.filter(|_| is_layout_given), ..Options::default() };
        let (before, after) = (inspect(&whole, &Options { layout, ..options }), inspect(&damaged, &options));
        assert!(after.validate().is_err(), "{}: {damaged:?}", case.id());
        all += 1;
        same += usize::from(fields(&before) == fields(&after));
    }
    (same, all)
}

/// The fewest zones that a kind of damage must have changed.
const MIN_CASES: usize = 80;

#[track_caller]
fn all_recovered(damage: impl Fn(&Case) -> Vec<String> + Copy) {
    for is_layout_given in [true, false] {
        let (same, all) = recovered(is_layout_given, damage);
        assert!(all >= MIN_CASES, "{all} cases");
        assert_eq!(same, all, "layout given: {is_layout_given}");
    }
}

fn each(case: &Case, change: impl Fn(&str) -> String) -> Vec<String> {
    case.lines().into_iter().map(change).collect()
}

#[test]
fn a_joined_string_is_split_into_lines() {
    all_recovered(|case| vec![case.lines().concat()]);
    all_recovered(|case| vec![case.lines().join("\n")]);
    all_recovered(|case| vec![case.lines().join(" ")]);
}

#[test]
fn missing_fillers_at_the_end_are_added() {
    all_recovered(|case| each(case, |line| line.trim_end_matches('<').to_owned()));
}

#[test]
fn lower_case_guillemets_and_spaces_are_normalized() {
    all_recovered(|case| each(case, str::to_lowercase));
    all_recovered(|case| each(case, |line| line.replace("<<", "«")));
    all_recovered(|case| each(case, |line| line.replace('<', " ")));
    all_recovered(|case| each(case, |line| format!("  {line}\r\n")));
    all_recovered(|case| each(case, |line| format!("{} {} {}", &line[..5], &line[5..8], &line[8..])));
}

#[test]
fn swapped_lines_are_reordered_in_all_but_one_case() {
    for is_layout_given in [true, false] {
        let (same, all) =
            recovered(is_layout_given, |case| case.lines().iter().rev().map(ToString::to_string).collect());
        assert!(all >= MIN_CASES && same + 1 >= all, "{same} of {all}");
    }
}

/// Where optional data follows that no composite covers, a missing check digit and a missing filler at the end can't be
/// distinguished, nor a long number without its filler and a short one.
#[test]
fn most_missing_check_digits_are_recognized() {
    let floors = [(FieldName::DocumentNumber, 80), (FieldName::BirthDate, 100), (FieldName::ExpirationDate, 95)];
    for (of, floor) in floors {
        for is_layout_given in [true, false] {
            let (same, all) = recovered(is_layout_given, |case| {
                let mut lines = each(case, str::to_owned);
                if let Some(digit) =
                    case.layout().and_then(|layout| layout.check_digits.iter().find(|digit| digit.field == of))
                {
                    lines[digit.position.line].remove(digit.position.start);
                }
                lines
            });
            assert!(all > 100 && same * 100 >= all * floor, "{of:?}: {same} of {all}");
        }
    }
}

#[test]
fn a_composite_over_two_lines_distinguishes_a_missing_check_digit_from_a_wrong_one() {
    let kinds = |lines: &[&str]| {
        let report = inspect(lines, &Options::default());
        let steps: Vec<_> = report.normalization_steps().map(|step| step.kind).collect();
        (steps, report.field(FieldName::Optional1).unwrap().value().to_string())
    };
    use NormalizationKind::{CheckDigitMissing, PaddedRight};
    let second = "8001014F2501017ESP<<<<<<<<<<<7";
    let third = "ESPANOLA<ESPANOLA<<CARMEN<<<<<";
    // The check digit before the optional data is missing.
    let (steps, optional) = kinds(&["IDESPBAA00058999999999R<<<<<<", second, third]);
    assert_eq!((steps.as_slice(), optional.as_str()), ([CheckDigitMissing].as_slice(), "99999999R"));
    // A character of the document number is misread and a filler is missing: nine of ten composites do not match with a
    // missing check digit.
    let (steps, optional) = kinds(&["IDESPBAAO00589999999999R<<<<<", second, third]);
    assert_eq!((steps.as_slice(), optional.as_str()), ([PaddedRight].as_slice(), "99999999R"));
    // The same without any filler, where the composite happens to match: too much is missing for one check digit.
    let lines = ["I<UTO2S85RXQX60959672431", "2004220F9907135UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<<<<<<<<<<<<<<<<"];
    let (steps, optional) = kinds(&lines);
    assert_eq!((steps.as_slice(), optional.as_str()), ([PaddedRight].as_slice(), "959672431"));
    // A single character of optional data is rather the check digit.
    let (steps, optional) = kinds(&["I<UTOD2314589O6<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", third]);
    assert_eq!((steps.as_slice(), optional.as_str()), ([PaddedRight].as_slice(), ""));
}

#[test]
fn missing_fillers_before_a_line_are_added() {
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "0UTO7408122F1204159ZE184226B<<<<<16"];
    let report = inspect(&lines, &Options::default());
    assert_eq!(report.normalization_steps().map(|step| step.kind).collect::<Vec<_>>(), [NormalizationKind::PaddedLeft]);
    assert_eq!(report.field(FieldName::BirthDate).unwrap().value(), "740812");
    assert_eq!(report.field(FieldName::BirthDate).unwrap().raw(), "740812");
    assert_eq!(report.lines(), lines);
}

#[test]
fn a_card_without_its_third_line_is_verified() {
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

#[test]
fn a_check_digit_over_a_missing_cell_is_not_computed() {
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C3UTO7408122F1204159ZE184226B<<<<<10"];
    let report = inspect(&lines, &Options::default());
    let statuses: Vec<_> = report.check_digits().map(|(_, status)| status.as_str()).collect();
    assert_eq!(statuses, ["missing", "verified", "verified", "verified", "uncheckable"]);
    let codes: Vec<_> = report.findings().iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, ["lineLength", "checkDigitMissing"]);
}
