//! The limit of the digits, from both sides.

use vove_mrz::{Options, Provable, Reading, Verdict, inspect, residue_class};

use crate::corpus::cases;

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

#[test]
fn a_substitution_in_a_covered_cell_is_refuted_exactly_when_it_leaves_its_residue_class() {
    let mut seen = [0; 4];
    for (index, case) in cases().iter().filter(|case| case.is_valid()).enumerate() {
        let lines = case.lines();
        let options = Options { layout: case.layout(), reading: Reading::AsPrinted };
        let report = inspect(&lines, &options);
        let long = report.long_number().is_some();
        // One zone in three is enough of the plain ones.
        if !long && index % 3 != 0 {
            continue;
        }
        for (line, text) in lines.iter().enumerate() {
            for column in 0..text.len() {
                let printed = text.as_bytes()[column] as char;
                for other in ALPHABET.chars().filter(|&other| other != printed) {
                    let mut changed: Vec<String> = lines.iter().map(ToString::to_string).collect();
                    changed[line].replace_range(column..=column, other.encode_utf8(&mut [0; 4]));
                    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
                    let after = inspect(&changed, &options);
                    let refuted = after.digits().any(|(_, verdict)| matches!(verdict, Verdict::Refuted { .. }));
                    let place = format!("{} {line}:{column} {printed}{other}", case.id());
                    match report.would_notice(line as u8, column as u8, other).unwrap() {
                        // A filler ends a long number, or begins one: what the cells mean then changes with it.
                        _ if (long || after.long_number().is_some()) && [printed, other].contains(&'<') => continue,
                        Provable::Uncovered => {
                            seen[0] += 1;
                            assert!(!refuted, "{place}");
                        }
                        Provable::SameResidueClass => {
                            seen[1] += 1;
                            assert_eq!(residue_class(printed), residue_class(other));
                            assert!(!refuted, "{place}");
                        }
                        Provable::Yes => {
                            seen[2] += 1;
                            seen[3] += usize::from(long);
                            // The personal number's empty digit may be 0 or a filler.
                            let either = "0<".contains(printed) && "0<".contains(other);
                            assert!(refuted || either, "{place}");
                        }
                    }
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 1000), "{seen:?}");
}
