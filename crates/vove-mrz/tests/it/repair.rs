//! Zones damaged as readers damage them, and what is made of them.

use std::{collections::BTreeMap, fmt::Write as _};

use vove_mrz::{FieldName, Kind, Options, Reading, RepairEvidence, Report, inspect, repairs};

use crate::corpus::cases;

const GROUPS: [&str; 7] = ["0ODQ", "1IL", "2Z", "5S", "6G", "8B", "<KC"];

/// A small generator (xorshift) with a fixed seed: the same damage on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % below
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        (!list.is_empty()).then(|| list[self.below(list.len())])
    }
}

/// A cell and what it is read as.
type Damage = (usize, usize, char);

fn others(cell: char) -> impl Iterator<Item = char> {
    GROUPS.iter().filter(move |group| group.contains(cell)).flat_map(|group| group.chars()).filter(move |&o| o != cell)
}

/// Every confusion in fields of some kinds that is seen: by the cell's kind or by a digit.
fn confusions(report: &Report<'_>, lines: &[String], of: impl Fn(FieldName, Kind) -> bool) -> Vec<Damage> {
    let spans = report.fields().filter(|field| of(field.name(), field.kind())).map(|field| field.span());
    let cells = spans.flat_map(|span| (span.start..span.end).map(move |column| (span.line.into(), column.into())));
    let confusions = cells.flat_map(|(line, column): (usize, usize)| {
        let cell = lines[line].as_bytes()[column] as char;
        others(cell).map(move |other| (line, column, other))
    });
    confusions.collect()
}

fn apply(lines: &mut [String], (line, column, other): Damage) {
    lines[line].replace_range(column..=column, other.encode_utf8(&mut [0; 4]));
}

/// Reads one character of the zone as another of its group, where that is seen.
fn confuse(kind: &str, report: &Report<'_>, lines: &mut [String], random: &mut Random) -> Option<()> {
    let damage: Vec<Damage> = match kind {
        "dates" => confusions(report, lines, |_, kind| kind == Kind::Date),
        "digits" => {
            let digits = report.layout()?.digits.iter().map(|digit| digit.at);
            let cells = digits.map(|at| (usize::from(at.line), usize::from(at.start)));
            cells
                .flat_map(|(line, column)| {
                    others(lines[line].as_bytes()[column] as char).map(move |o| (line, column, o))
                })
                .collect()
        }
        "names" => {
            let name = |_, kind| matches!(kind, Kind::Names | Kind::Surname | Kind::GivenNames);
            let mut damage = confusions(report, lines, name);
            damage.retain(|damage| damage.2.is_ascii_digit());
            damage
        }
        "states" => {
            let mut damage = confusions(report, lines, |_, kind| kind == Kind::State);
            damage.retain(|&(line, column, other)| {
                let mut lines = lines.to_vec();
                apply(&mut lines, (line, column, other));
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                let codes = |report: &Report<'_>| {
                    report
                        .findings()
                        .iter()
                        .filter(|f| {
                            f.code.as_str().starts_with("nationality") || f.code.as_str().starts_with("issuingState")
                        })
                        .count()
                };
                codes(&inspect(&lines, &Options { layout: report.layout(), reading: Reading::AsPrinted }))
                    > codes(report)
            });
            damage
        }
        "numbers" => {
            let mut damage = confusions(report, lines, |name, _| name == FieldName::DocumentNumber);
            damage.retain(|&(line, column, other)| {
                report.would_notice(line as u8, column as u8, other) == Some(vove_mrz::Provable::Yes)
                    && lines[line].as_bytes()[column] != b'<'
            });
            damage
        }
        "fillers" => {
            let name = |_, kind| matches!(kind, Kind::Names | Kind::Surname | Kind::GivenNames);
            let mut damage = confusions(report, lines, name);
            damage.retain(|&(line, column, _)| {
                column > 2 && lines[line][column - 2..].starts_with("<<<") && lines[line][column..].starts_with("<<")
            });
            damage
        }
        "runs" => {
            let names = report
                .fields()
                .filter(|field| matches!(field.kind(), Kind::Names | Kind::Surname | Kind::GivenNames | Kind::Text));
            let runs: Vec<(usize, usize, usize)> = names
                .filter_map(|field| {
                    let (line, end) = (usize::from(field.span().line), usize::from(field.span().end));
                    let from = usize::from(field.span().start);
                    let length = lines[line][from..end].bytes().rev().take_while(|&cell| cell == b'<').count();
                    (length >= 4 && length < end - from).then_some((line, end - length, end))
                })
                .collect();
            let (line, start, end) = random.of(&runs)?;
            let length = 3 + random.below(end - start - 2);
            let start = start + random.below(end - start - length + 1);
            (start..start + length).for_each(|column| apply(lines, (line, column, 'K')));
            return Some(());
        }
        _ => unreachable!(),
    };
    apply(lines, random.of(&damage)?);
    Some(())
}

#[derive(Default)]
struct Rate {
    listed: usize,
    first: usize,
    all: usize,
}

fn rates(rounds: usize) -> BTreeMap<String, Rate> {
    const KINDS: [&str; 7] = ["dates", "digits", "names", "states", "numbers", "fillers", "runs"];
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut rates: BTreeMap<String, Rate> = BTreeMap::new();
    for case in cases().iter().filter(|case| case.is_valid()) {
        let whole = case.lines();
        let options = Options { layout: case.layout(), reading: Reading::AsPrinted };
        let before = inspect(&whole, &options);
        for _ in 0..rounds {
            for kind in KINDS.iter().copied().chain(["mixed"]) {
                for count in 1..=3 {
                    let mut lines: Vec<String> = whole.iter().map(ToString::to_string).collect();
                    let done = (0..count).all(|_| {
                        let kind = if kind == "mixed" { KINDS[random.below(KINDS.len())] } else { kind };
                        confuse(kind, &before, &mut lines, &mut random).is_some()
                    });
                    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                    if !done || lines == whole {
                        continue;
                    }
                    let found = repairs(&inspect(&lines, &options), &RepairEvidence::default());
                    let place = found.iter().position(|candidate| candidate.lines().eq(whole.iter().copied()));
                    if std::env::var("VOVE_SHOW").is_ok_and(|show| show == format!("{kind} {count}"))
                        && place != Some(0)
                    {
                        println!("{} {place:?}\n  {whole:?}\n  {lines:?}", case.id());
                        for candidate in found.iter().take(3) {
                            println!("    {} {:?}", candidate.cost(), candidate.lines().collect::<Vec<_>>());
                        }
                    }
                    let rate = rates.entry(format!("{kind} {count}")).or_default();
                    rate.all += 1;
                    rate.listed += usize::from(place.is_some());
                    rate.first += usize::from(place == Some(0));
                }
            }
        }
    }
    rates
}

#[test]
fn most_damage_is_repaired() {
    let mut out = String::new();
    for (kind, Rate { listed, first, all }) in rates(3) {
        let of = |count: usize| 24.0 * count as f64 / all as f64;
        writeln!(out, "{kind:10} {all:5} listed {:4.1} first {:4.1} of 24", of(listed), of(first)).unwrap();
    }
    println!("{out}");
}

#[test]
fn every_case_with_a_known_truth_is_repaired() {
    for case in cases() {
        let Some(truth) = case.true_lines() else { continue };
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), reading: Reading::AsPrinted });
        let repairs = repairs(&report, &RepairEvidence::default());
        let best = repairs.best().unwrap_or_else(|| panic!("{}: nothing", case.id()));
        let found: Vec<_> = repairs.iter().map(|c| (c.cost(), c.lines().collect::<Vec<_>>())).collect();
        assert!(best.lines().eq(truth), "{} {found:#?}", case.id());
    }
}

#[test]
fn valid_zones_are_left_alone() {
    for case in cases().iter().filter(|case| case.is_valid()) {
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), ..Options::default() });
        assert!(repairs(&report, &RepairEvidence::default()).is_empty(), "{}", case.id());
    }
}
