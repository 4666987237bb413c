//! How often misread zones are repaired.

use std::{collections::BTreeMap, fmt::Write as _};

use vove_mrz::{
    Options, ReadingMode, inspect,
    repair::{RepairEvidence, repairs},
};
use vove_test_support::Random;

use super::misreads::{KINDS, misread};
use crate::corpus::cases;

/// How many misread zones were tried, how often the true zone was a candidate, and how often the first.
#[derive(Default)]
struct Rate {
    listed: usize,
    first: usize,
    all: usize,
}

fn rates(rounds: usize) -> BTreeMap<String, Rate> {
    let mut random = Random::new(0x9E37_79B9_7F4A_7C15);
    let mut rates: BTreeMap<String, Rate> = BTreeMap::new();
    for case in cases().iter().filter(|case| case.is_valid()) {
        let truth = case.lines();
        let options = Options { layout: case.layout(), mode: ReadingMode::AsPrinted };
        let before = inspect(&truth, &options);
        for _ in 0..rounds {
            for kind in KINDS.iter().copied().chain(["mixed"]) {
                for count in 1..=3 {
                    let mut lines: Vec<String> = truth.iter().map(ToString::to_string).collect();
                    let is_misread = (0..count).all(|_| {
                        let kind = if kind == "mixed" { KINDS[random.below(KINDS.len())] } else { kind };
                        misread(kind, &before, &mut lines, &mut random).is_some()
                    });
                    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                    if !is_misread || lines == truth {
                        continue;
                    }
                    let found = repairs(&inspect(&lines, &options), &RepairEvidence::default());
                    let rank = found.iter().position(|candidate| candidate.lines().eq(truth.iter().copied()));
                    let rate = rates.entry(format!("{kind} {count}")).or_default();
                    rate.all += 1;
                    rate.listed += usize::from(rank.is_some());
                    rate.first += usize::from(rank == Some(0));
                }
            }
        }
    }
    rates
}

/// Of 24 misread zones of a kind, in how many the true zone must be a candidate, and the first. One check digit can't
/// correct two or three errors in a number, and names have no check digit.
const FLOORS: [(&str, f64, f64); 8] = [
    ("dates", 24.0, 24.0),
    ("digits", 24.0, 24.0),
    ("fillers", 23.5, 23.5),
    ("mixed", 23.0, 21.5),
    ("names", 23.5, 17.0),
    ("numbers", 17.0, 13.0),
    ("runs", 23.5, 23.5),
    ("states", 23.5, 23.5),
];

#[test]
fn most_misread_zones_are_repaired() {
    let mut table = String::new();
    let rates = rates(3);
    for (kind, Rate { listed, first, all }) in &rates {
        let of_24 = |count: usize| 24.0 * count as f64 / *all as f64;
        writeln!(table, "{kind:10} {all:5}: of 24 listed {:4.1}, first {:4.1}", of_24(*listed), of_24(*first)).unwrap();
    }
    insta::assert_snapshot!(table);
    for (kind, listed, first) in FLOORS {
        let of_kind: Vec<_> = rates.iter().filter(|(name, _)| name.starts_with(kind)).collect();
        assert_eq!(of_kind.len(), 3, "{kind}\n{table}");
        for (name, rate) in of_kind {
            let of_24 = |count: usize| 24.0 * count as f64 / rate.all as f64;
            assert!(of_24(rate.listed) >= listed && of_24(rate.first) >= first, "{name}\n{table}");
        }
    }
}
