//! Zones damaged as readers damage them, and what is made of them.

use std::{collections::BTreeMap, fmt::Write as _};

use proptest::prelude::*;
use vove_mrz::{
    CalendarDate, FieldName, Options, ReadingMode, Report, Severity, inspect,
    layout::FieldKind,
    names::PrintedName,
    repair::{MAX_CANDIDATES, RepairEvidence, Repairs, repairs},
    report::Detectability,
};

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
fn confusions(report: &Report<'_>, lines: &[String], of: impl Fn(FieldName, FieldKind) -> bool) -> Vec<Damage> {
    let spans = report.fields().filter(|field| of(field.name(), field.kind())).map(|field| field.span());
    let cells = spans.flat_map(|span| (span.start..span.end).map(move |column| (span.line, column)));
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
        "dates" => confusions(report, lines, |_, kind| kind == FieldKind::Date),
        "digits" => {
            let digits = report.layout()?.check_digits.iter().map(|digit| digit.position);
            let cells = digits.map(|at| (at.line, at.start));
            cells
                .flat_map(|(line, column)| {
                    others(lines[line].as_bytes()[column] as char).map(move |o| (line, column, o))
                })
                .collect()
        }
        "names" => {
            let name = |_, kind| matches!(kind, FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames);
            let mut damage = confusions(report, lines, name);
            damage.retain(|damage| damage.2.is_ascii_digit());
            damage
        }
        "states" => {
            let mut damage = confusions(report, lines, |_, kind| kind == FieldKind::State);
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
                codes(&inspect(&lines, &Options { layout: report.layout(), mode: ReadingMode::AsPrinted }))
                    > codes(report)
            });
            damage
        }
        "numbers" => {
            let mut damage = confusions(report, lines, |name, _| name == FieldName::DocumentNumber);
            damage.retain(|&(line, column, other)| {
                report.detects_substitution(line, column, other) == Some(vove_mrz::report::Detectability::Detectable)
                    && lines[line].as_bytes()[column] != b'<'
            });
            damage
        }
        "fillers" => {
            let name = |_, kind| matches!(kind, FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames);
            let mut damage = confusions(report, lines, name);
            damage.retain(|&(line, column, _)| {
                column > 2 && lines[line][column - 2..].starts_with("<<<") && lines[line][column..].starts_with("<<")
            });
            damage
        }
        "runs" => {
            let names = report.fields().filter(|field| {
                matches!(field.kind(), FieldKind::Name | FieldKind::Surname | FieldKind::GivenNames | FieldKind::Text)
            });
            let runs: Vec<(usize, usize, usize)> = names
                .filter_map(|field| {
                    let (line, end) = (field.span().line, field.span().end);
                    let from = field.span().start;
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

/// What holds of the repairs of any report.
pub(crate) fn laws_hold(report: &Report<'_>, repairs: &Repairs) {
    let _ = (format!("{repairs:?}"), repairs.is_ambiguous(), repairs.undetectable_confusions().count());
    assert!(repairs.iter().len() <= MAX_CANDIDATES);
    assert!(repairs.iter().is_sorted_by_key(|candidate| candidate.cost()));
    let mut seen: Vec<Vec<&str>> = Vec::new();
    for candidate in repairs.iter() {
        let layout = report.layout().unwrap();
        let lines: Vec<&str> = candidate.lines().collect();
        assert!(lines.iter().map(|line| line.len()).eq(layout.line_widths()));
        assert!(!seen.contains(&lines), "the same twice");

        // Edits are all there is between the cells and the candidate.
        let mut cells: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
        for edit in candidate.edits() {
            let cell = &mut cells[usize::from(edit.line)][usize::from(edit.column)];
            assert_eq!(*cell, edit.to);
            *cell = edit.from.unwrap_or('<');
        }
        for field in report.fields().filter(|field| field.text().is_ascii()) {
            let span = field.span();
            let text: String = cells[span.line][span.start..span.end].iter().collect();
            assert_eq!(text, field.text());
        }

        // A whole candidate is a zone without an error.
        let again = inspect(&lines, &Options { layout: Some(layout), mode: ReadingMode::AsPrinted });
        if candidate.is_valid() {
            let errors = again.findings().iter().filter(|finding| finding.severity() == Severity::Error);
            assert_eq!(errors.count(), 0, "{again:?} {lines:?} {:?}", report.lines());
        }
        for doubt in candidate.ambiguities() {
            let cell = lines[usize::from(doubt.line)].as_bytes()[usize::from(doubt.column)];
            assert_eq!(char::from(cell), doubt.read);
            assert_ne!(doubt.detectability, Detectability::Detectable);
        }
        seen.push(lines);
    }
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
        let options = Options { layout: case.layout(), mode: ReadingMode::AsPrinted };
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

/// Of 24 damaged zones of a kind, how many at least list the truth and put it first. Two and three misreadings in one
/// number are beyond what one digit can tell, and a name has no digit at all.
const BARS: [(&str, f64, f64); 8] = [
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
fn most_damage_is_repaired_and_little_else_comes_first() {
    let mut table = String::new();
    let rates = rates(3);
    for (kind, Rate { listed, first, all }) in &rates {
        let of = |count: usize| 24.0 * count as f64 / *all as f64;
        writeln!(table, "{kind:10} {all:5}: of 24 listed {:4.1}, first {:4.1}", of(*listed), of(*first)).unwrap();
    }
    insta::assert_snapshot!(table);
    for (kind, listed, first) in BARS {
        for (of, rate) in rates.iter().filter(|(of, _)| of.starts_with(kind)) {
            let of_24 = |count: usize| 24.0 * count as f64 / rate.all as f64;
            assert!(of_24(rate.listed) >= listed && of_24(rate.first) >= first, "{of}\n{table}");
        }
    }
}

fn best(lines: &[&str], evidence: &RepairEvidence<'_>) -> Option<String> {
    let report = inspect(lines, &Options::default());
    let repairs = repairs(&report, evidence);
    laws_hold(&report, &repairs);
    Some(repairs.best()?.lines().collect::<Vec<_>>().join("\n"))
}

const SPECIMEN: [&str; 2] =
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

#[test]
fn what_is_printed_settles_what_digits_can_not_see() {
    let misread = [SPECIMEN[0], "1898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    assert_eq!(best(&misread, &RepairEvidence::default()), None, "a valid zone is left alone");
    let report = inspect(&misread, &Options::default());
    let number = RepairEvidence { document_number: Some("L 898902 C3"), ..RepairEvidence::default() };
    let repairs = repairs(&report, &number);
    let candidate = repairs.best().unwrap();
    assert!(candidate.lines().eq(SPECIMEN));
    let edits: Vec<_> = candidate.edits().collect();
    assert_eq!(edits.len(), 1);
    assert_eq!((edits[0].from, edits[0].to, edits[0].detectability), (Some('1'), 'L', Detectability::SameResidueClass));
    let blind = vove_mrz::repair::repairs(&report, &RepairEvidence::default());
    assert!(
        blind
            .undetectable_confusions()
            .any(|doubt| (doubt.line, doubt.column, doubt.read, doubt.instead) == (1, 0, '1', 'L'))
    );
}

#[test]
fn what_is_printed_decides_between_candidates() {
    // Two digits of the expiry and its digit: too much for the zone alone.
    let misread = [SPECIMEN[0], "L898902C36UTO7408122F1204459ZE184226B<<<<<10"];
    let expiry = CalendarDate::new(2012, 4, 15);
    let evidence = RepairEvidence { expiration_date: expiry, ..RepairEvidence::default() };
    assert_eq!(best(&misread, &evidence).unwrap(), SPECIMEN.join("\n"));

    let name = PrintedName { surname: Some("Eriksson"), given_names: Some("Anna Marla"), full_name: None };
    let evidence = RepairEvidence { name: Some(name), ..RepairEvidence::default() };
    let misread = ["P<UTOERIK550N<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", SPECIMEN[1]];
    assert_eq!(best(&misread, &evidence).unwrap(), SPECIMEN.join("\n").replace("MARIA", "MARLA"));
    assert_eq!(best(&misread, &RepairEvidence::default()).unwrap(), SPECIMEN.join("\n"));

    // Another person's evidence changes nothing that the zone says without an error.
    let other = RepairEvidence {
        document_number: Some("X12345678"),
        birth_date: CalendarDate::new(1999, 9, 9),
        expiration_date: CalendarDate::new(2031, 1, 1),
        name: Some(PrintedName { surname: Some("Doe"), given_names: Some("John"), full_name: None }),
    };
    assert_eq!(best(&SPECIMEN, &other), None);
}

#[test]
fn digits_that_the_input_lacks_are_computed() {
    let sample = ["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"];
    let evidence = RepairEvidence { expiration_date: CalendarDate::new(2030, 7, 15), ..RepairEvidence::default() };
    let report = inspect(&sample, &Options::default());
    let repairs = repairs(&report, &evidence);
    let candidate = repairs.best().unwrap();
    assert!(candidate.is_valid() && candidate.lines().all(|line| line.len() == 44));
    assert!(candidate.lines().nth(1).unwrap().starts_with("X123456785USA9001011M3007158DOE<"));
    assert_eq!(candidate.edits().filter(|edit| edit.from.is_none()).count(), 4);
}

#[test]
fn what_can_not_be_repaired_is_not_called_whole() {
    let lines = [SPECIMEN[0], "L898902C36UTO7413128F1204159ZE184226B<<<<<10"];
    assert_eq!(best(&lines, &RepairEvidence::default()), None, "month 13 with every digit computed anew");
    let lines = ["P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", lines[1]];
    let report = inspect(&lines, &Options::default());
    let repairs = repairs(&report, &RepairEvidence::default());
    assert!(repairs.iter().all(|candidate| !candidate.is_valid()) && !repairs.is_empty());
}

proptest! {
    #[test]
    fn laws_hold_of_zones_with_any_cells_changed(
        index in 0..300usize,
        changes in prop::collection::vec((0..3usize, 0..44usize, "[A-Z0-9<a-z>]"), 0..8),
    ) {
        let cases = cases();
        let case = &cases[index % cases.len()];
        let mut lines: Vec<String> = case.lines().iter().map(ToString::to_string).collect();
        for (line, column, other) in changes {
            let count = lines.len();
            if let Some(line) = lines.get_mut(line % count.max(1)).filter(|line| line.is_ascii() && !line.is_empty()) {
                let column = column % line.len();
                line.replace_range(column..=column, &other);
            }
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        for reading in [ReadingMode::AsPrinted, ReadingMode::Lenient] {
            let report = inspect(&lines, &Options { layout: case.layout(), mode: reading });
            laws_hold(&report, &repairs(&report, &RepairEvidence::default()));
        }
    }
}

#[test]
fn every_case_with_a_known_truth_is_repaired() {
    for case in cases() {
        let Some(truth) = case.true_lines() else { continue };
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), mode: ReadingMode::AsPrinted });
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
