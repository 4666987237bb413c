//! Any text can be read. `VOVE_FUZZ_CASES` sets the number of inputs, by default 20000; 10000000 take some minutes in a
//! release build.

use vove_mrz::{
    CalendarDate, LAYOUTS, Options, ReadingMode, inspect,
    issuer::{Profile, personal_number},
    names::PrintedName,
    repair::{RepairEvidence, repairs},
};
use vove_test_support::Random;

use crate::corpus::cases;

fn character(random: &mut Random) -> char {
    const LIKELY: &[char] =
        &['<', ' ', '«', 'K', 'O', '0', 'a', '\n', 'é', '＜', '\u{200b}', 'ش', '😀', '\u{301}', '\r', '\0', '\u{7f}'];
    match random.below(4) {
        0 => LIKELY[random.below(LIKELY.len())],
        1 => char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{FFFD}'),
        _ => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<<"[random.below(40)] as char,
    }
}

/// Calls everything that a report offers.
fn use_report(lines: &[&str], options: &Options) {
    let report = inspect(lines, options);
    let _ =
        (format!("{report:?}"), report.is_valid(), report.surname(), report.given_names(), report.check_digits_match());
    for field in report.fields() {
        let _ = (field.raw().len(), field.value().to_string(), field.value().components().count(), field.status());
    }
    for finding in report.findings() {
        for place in [report.locate_finding(finding), report.locate(finding.span)].into_iter().flatten() {
            assert!(place.start <= place.end);
        }
    }
    let _ = (report.normalization_steps().count(), report.detects_substitution(0, 3, 'A'), Profile::of(&report));
    let _ = personal_number(&report).map(|number| {
        (number.is_well_formed(), number.check_digit_matches(), number.birth_year(), number.birth_date(), number.sex())
    });
    let text = lines.first().copied().unwrap_or_default();
    let printed = RepairEvidence {
        document_number: lines.last().copied(),
        birth_date: CalendarDate::new(1974, 8, 12),
        expiration_date: CalendarDate::new(2029, 2, 28),
        name: Some(PrintedName { surname: Some(text), given_names: Some("Anna Maria"), full_name: None }),
    };
    for evidence in [RepairEvidence::default(), printed] {
        crate::repair::assert_properties(&report, &repairs(&report, &evidence));
    }
}

#[test]
fn no_text_in_any_number_of_lines_panics() {
    let count = std::env::var("VOVE_FUZZ_CASES").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    let seeds: Vec<Vec<String>> =
        cases().iter().map(|case| case.lines().iter().map(ToString::to_string).collect()).collect();
    let mut random = Random::new(0x9E37_79B9_7F4A_7C15);
    for index in 0..count {
        let mut lines = if index % 4 == 0 { Vec::new() } else { seeds[random.below(seeds.len())].clone() };
        for _ in 0..random.below(6) {
            match random.below(9) {
                0 => {
                    let length = random.below(100);
                    let at = random.below(lines.len() + 1);
                    lines.insert(at, (0..length).map(|_| character(&mut random)).collect());
                }
                1 if !lines.is_empty() => {
                    lines.remove(random.below(lines.len()));
                }
                2 if lines.len() > 1 => {
                    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
                    lines.swap(a, b);
                }
                3 => lines = vec![lines.concat()],
                4 => lines.iter_mut().for_each(|line| *line = line.trim_end_matches('<').to_owned()),
                5 => lines.extend(seeds[random.below(seeds.len())].clone()),
                _ if !lines.is_empty() => {
                    let line = random.below(lines.len());
                    let mut characters: Vec<char> = lines[line].chars().collect();
                    for _ in 0..=random.below(3) {
                        let at = random.below(characters.len() + 1);
                        match random.below(3) {
                            0 if at < characters.len() => drop(characters.remove(at)),
                            1 if at < characters.len() => characters[at] = character(&mut random),
                            _ => characters.insert(at, character(&mut random)),
                        }
                    }
                    lines[line] = characters.into_iter().collect();
                }
                _ => {}
            }
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let layout = (random.below(3) == 0).then(|| LAYOUTS[random.below(LAYOUTS.len())]);
        let reading = if random.below(4) == 0 { ReadingMode::AsPrinted } else { ReadingMode::Lenient };
        use_report(&lines, &Options { layout, mode: reading });
    }
}

#[test]
fn empty_and_very_long_input_is_read() {
    let long = "P<UTO".repeat(100_000);
    let many: Vec<&str> = vec!["<"; 100_000];
    let inputs: [&[&str]; 6] = [&[], &[""], &["", "", ""], &["\n\n\n"], &[&long, &long], &many];
    for lines in inputs {
        use_report(lines, &Options::default());
        for layout in LAYOUTS {
            use_report(lines, &Options { layout: Some(layout), ..Options::default() });
        }
    }
}
