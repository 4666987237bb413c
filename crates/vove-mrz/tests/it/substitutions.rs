//! Which substitutions of a character check digits detect.

use vove_mrz::{CheckDigitStatus, Options, ReadingMode, doc9303::residue_class, inspect, report::Detectability};

use crate::corpus::cases;

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

#[test]
fn a_substitution_in_a_covered_cell_is_detected_exactly_when_it_changes_the_residue_class() {
    let mut seen = [0; 4];
    for case in cases().iter().filter(|case| case.is_valid()) {
        let lines = case.lines();
        let options = Options { layout: case.layout(), mode: ReadingMode::AsPrinted };
        let report = inspect(&lines, &options);
        let long = report.long_document_number().is_some();
        for (line, text) in lines.iter().enumerate() {
            for column in 0..text.len() {
                let printed = text.as_bytes()[column] as char;
                for other in ALPHABET.chars().filter(|&other| other != printed) {
                    let mut changed: Vec<String> = lines.iter().map(ToString::to_string).collect();
                    changed[line].replace_range(column..=column, other.encode_utf8(&mut [0; 4]));
                    let changed: Vec<&str> = changed.iter().map(String::as_str).collect();
                    let after = inspect(&changed, &options);
                    let refuted =
                        after.check_digits().any(|(_, verdict)| matches!(verdict, CheckDigitStatus::Refuted { .. }));
                    let place = format!("{} {line}:{column} {printed}{other}", case.id());
                    match report.detects_substitution(line, column, other).unwrap() {
                        Detectability::Uncovered => {
                            seen[0] += 1;
                            assert!(!refuted, "{place}");
                        }
                        Detectability::SameResidueClass => {
                            seen[1] += 1;
                            assert!(!refuted, "{place}");
                            assert_eq!(residue_class(printed), residue_class(other), "{place}");
                        }
                        Detectability::Detectable => {
                            seen[2] += 1;
                            seen[3] += usize::from(long);
                            assert!(refuted, "{place}");
                        }
                    }
                }
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 1000), "{seen:?}");
}

/// The detectability of one cell of a passport read as each of some characters.
#[track_caller]
fn detectability(lines: [&str; 2], line: usize, column: usize, instead: &str) -> Vec<Option<Detectability>> {
    let report = inspect(&lines, &Options::default());
    instead.chars().map(|instead| report.detects_substitution(line, column, instead)).collect()
}

#[test]
fn missing_and_wrong_check_digits_detect_what_they_can() {
    use Detectability::{Detectable as Yes, SameResidueClass, Uncovered};
    let first = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    // The document number's check digit is wrong: it distinguishes two numbers all the same.
    let wrong = [first, "L898902C46UTO7408122F1204159ZE184226B<<<<<10"];
    assert_eq!(
        detectability(wrong, 1, 0, "1BIL"),
        [Some(SameResidueClass), Some(SameResidueClass), Some(Yes), Some(SameResidueClass)]
    );
    assert_eq!(detectability(wrong, 1, 9, "67E"), [Some(Yes); 3]);
    // The check digits of number and birth date are missing, and with them the cells of the composite.
    let cut = ["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"];
    assert_eq!(detectability(cut, 1, 0, "Y"), [Some(Uncovered)]);
    assert_eq!(detectability(cut, 1, 21, "45"), [Some(Yes), Some(Yes)]);
    // One character of the expiration date is illegible: its check digit and the composite can't be computed.
    let illegible = [first, "L898902C36UTO7408122F12?4159ZE184226B<<<<<10"];
    assert_eq!(detectability(illegible, 1, 21, "2"), [Some(Uncovered)]);
    assert_eq!(detectability(illegible, 1, 23, "0"), [None]);
    assert_eq!(detectability(illegible, 1, 0, "K1"), [Some(Yes), Some(SameResidueClass)]);
    assert_eq!(detectability(illegible, 1, 44, "1"), [None]);
}
