//! The zone's name against printed ones, over the corpus.

use serde_json::Value;
use vove_mrz::{
    Options, Report, inspect,
    names::{NameComparison, NameVerdict, PrintedName, compare_names, compare_zone_name},
};

use crate::corpus::{Case, cases};

struct Visual {
    id: String,
    surname: Option<String>,
    given_names: Option<String>,
}

impl Visual {
    fn name(&self) -> PrintedName<'_> {
        PrintedName { surname: self.surname.as_deref(), given_names: self.given_names.as_deref(), full_name: None }
    }

    fn words(&self) -> Vec<String> {
        let both = [self.surname.as_deref(), self.given_names.as_deref()];
        let words = both.iter().flatten().flat_map(|part| part.split([' ', '-'])).map(str::to_uppercase);
        words.filter(|word| !word.is_empty()).collect()
    }
}

fn visuals(cases: &[Case]) -> Vec<Visual> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let visual = |case: &Case| {
        let visual = case.visual()?;
        let (surname, given_names) = (text(&visual["lastName"]), text(&visual["firstName"]));
        surname.as_ref().or(given_names.as_ref())?;
        Some(Visual { id: case.id().to_owned(), surname, given_names })
    };
    cases.iter().filter_map(visual).collect()
}

fn with_report<T>(case: &Case, look: impl Fn(&Report<'_>) -> T) -> T {
    let lines = case.lines();
    look(&inspect(&lines, &Options { layout: case.layout(), ..Options::default() }))
}

#[test]
fn every_printed_name_of_the_corpus_agrees_with_its_zone() {
    let cases = cases();
    let visuals = visuals(&cases);
    assert!(visuals.len() >= 23);
    let mut shown = String::new();
    for visual in &visuals {
        let case = cases.iter().find(|case| case.id() == visual.id).unwrap();
        let found = with_report(case, |report| compare_zone_name(report, &visual.name()));
        assert!(found.verdict <= NameVerdict::Reordered, "{} {found:?}", visual.id);
        shown += &format!("{} {} {}\n", visual.id, found.verdict.as_str(), found.rule.as_str());
    }
    insta::assert_snapshot!(shown);
}

/// Whether the zone's holder may be the visual's: each word of the zone begins one of the printed.
fn may_be_one(zone: &Report<'_>, visual: &Visual) -> bool {
    let words = visual.words();
    let fold = |word: &str| word.replace('\'', "").replace('Ä', "AE").replace('É', "E");
    let begins = |part: &str| words.iter().any(|word| fold(word).starts_with(part));
    [zone.surname(), zone.given_names()].into_iter().flatten().flat_map(vove_mrz::Value::components).all(begins)
}

#[test]
fn no_name_of_another_holder_agrees_with_a_zone() {
    let cases = cases();
    for visual in &visuals(&cases) {
        for case in &cases {
            with_report(case, |report| {
                let NameComparison { verdict, rule, .. } = compare_zone_name(report, &visual.name());
                let another = verdict < NameVerdict::Mismatch && !may_be_one(report, visual);
                // Damaged zones of the same specimen are near, and must be.
                let damaged = verdict == NameVerdict::OcrNear && !case.is_valid();
                assert!(!another || damaged, "{} {} {verdict:?} {rule:?}", visual.id, case.id());
            });
        }
    }
}

#[test]
fn holders_of_the_corpus_are_told_apart_by_their_printed_names() {
    let cases = cases();
    let visuals = visuals(&cases);
    for one in &visuals {
        for other in &visuals {
            let found = compare_names(&one.name(), &other.name());
            let same = one.words() == other.words() && one.surname == other.surname;
            assert_eq!(found.verdict == NameVerdict::Exact, same, "{} {} {found:?}", one.id, other.id);
            assert!(
                same || found.verdict >= NameVerdict::Mismatch || one.words().len().min(other.words().len()) < 2,
                "{} {}",
                one.id,
                other.id
            );
        }
    }
}
