//! The zones of the corpus and the printed names that it has for them.

use serde_json::Value;
use vove_mrz::{
    Options, Report, inspect,
    names::{NameComparison, NameVerdict, PrintedName, compare_names, compare_zone_name},
};

use crate::corpus::{Case, cases};

/// A name of the visual zone.
struct VisualName {
    id: String,
    surname: Option<String>,
    given_names: Option<String>,
}

impl VisualName {
    fn printed(&self) -> PrintedName<'_> {
        PrintedName { surname: self.surname.as_deref(), given_names: self.given_names.as_deref(), full_name: None }
    }

    fn components(&self) -> Vec<String> {
        let both = [self.surname.as_deref(), self.given_names.as_deref()];
        let components = both.iter().flatten().flat_map(|part| part.split([' ', '-'])).map(str::to_uppercase);
        components.filter(|component| !component.is_empty()).collect()
    }
}

fn visual_names(cases: &[Case]) -> Vec<VisualName> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let visual = |case: &Case| {
        let visual = case.visual()?;
        let (surname, given_names) = (text(&visual["lastName"]), text(&visual["firstName"]));
        surname.as_ref().or(given_names.as_ref())?;
        Some(VisualName { id: case.id().to_owned(), surname, given_names })
    };
    cases.iter().filter_map(visual).collect()
}

fn with_report<T>(case: &Case, use_report: impl Fn(&Report<'_>) -> T) -> T {
    let lines = case.lines();
    use_report(&inspect(&lines, &Options { layout: case.layout(), ..Options::default() }))
}

#[test]
fn every_printed_name_agrees_with_its_zone() {
    let cases = cases();
    let names = visual_names(&cases);
    assert!(names.len() >= 23);
    let mut table = String::new();
    for visual in &names {
        let case = cases.iter().find(|case| case.id() == visual.id).unwrap();
        let found = with_report(case, |report| compare_zone_name(report, &visual.printed()));
        assert!(found.verdict <= NameVerdict::Reordered, "{} {found:?}", visual.id);
        table += &format!("{} {} {}\n", visual.id, found.verdict.as_str(), found.rule.as_str());
    }
    insta::assert_snapshot!(table);
}

/// Whether the zone may be that of the named holder: each component of the zone is a prefix of a printed one.
fn may_be_same_holder(zone: &Report<'_>, visual: &VisualName) -> bool {
    let printed = visual.components();
    let fold = |component: &str| component.replace('\'', "").replace('Ä', "AE").replace('É', "E");
    let is_prefix = |part: &str| printed.iter().any(|component| fold(component).starts_with(part));
    [zone.surname(), zone.given_names()].into_iter().flatten().flat_map(vove_mrz::Value::components).all(is_prefix)
}

#[test]
fn no_printed_name_agrees_with_the_zone_of_another_holder() {
    let cases = cases();
    let names = visual_names(&cases);
    assert!(names.len() >= 23 && cases.len() >= 150, "{} names, {} cases", names.len(), cases.len());
    for visual in &names {
        for case in &cases {
            with_report(case, |report| {
                let NameComparison { verdict, rule, .. } = compare_zone_name(report, &visual.printed());
                let is_false_match = verdict < NameVerdict::Mismatch && !may_be_same_holder(report, visual);
                // Damaged zones of the same specimen are near.
                let is_damaged = verdict == NameVerdict::OcrNear && !case.is_valid();
                assert!(!is_false_match || is_damaged, "{} {} {verdict:?} {rule:?}", visual.id, case.id());
            });
        }
    }
}

#[test]
fn printed_names_of_different_holders_do_not_agree() {
    let cases = cases();
    let names = visual_names(&cases);
    for one in &names {
        for other in &names {
            let found = compare_names(&one.printed(), &other.printed());
            let same = one.components() == other.components() && one.surname == other.surname;
            assert_eq!(found.verdict == NameVerdict::Exact, same, "{} {} {found:?}", one.id, other.id);
            assert!(
                same || found.verdict >= NameVerdict::Mismatch
                    || one.components().len().min(other.components().len()) < 2,
                "{} {}",
                one.id,
                other.id
            );
        }
    }
}
