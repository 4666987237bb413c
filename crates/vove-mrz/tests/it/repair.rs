//! Repair of misread zones.

mod misreads;
mod rates;

use proptest::prelude::*;
use vove_mrz::{
    CalendarDate, Options, ReadingMode, Report, Severity, inspect,
    names::PrintedName,
    repair::{MAX_CANDIDATES, RepairEvidence, Repairs, repairs},
    report::Detectability,
};

use crate::corpus::cases;

/// Asserts the properties of the repairs of any report.
pub(crate) fn assert_properties(report: &Report<'_>, repairs: &Repairs) {
    let _ = (format!("{repairs:?}"), repairs.is_ambiguous(), repairs.undetectable_confusions().count());
    assert!(repairs.iter().len() <= MAX_CANDIDATES);
    assert!(repairs.iter().is_sorted_by_key(|candidate| candidate.cost()));
    let mut seen: Vec<Vec<&str>> = Vec::new();
    for candidate in repairs.iter() {
        let layout = report.layout().unwrap();
        let lines: Vec<&str> = candidate.lines().collect();
        assert!(lines.iter().map(|line| line.len()).eq(layout.line_widths()));
        assert!(!seen.contains(&lines), "the same candidate twice");

        // The edits are the only differences between the cells and the candidate.
        let mut cells: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
        for edit in candidate.edits() {
            let cell = &mut cells[edit.line][edit.column];
            assert_eq!(*cell, edit.to);
            *cell = edit.from.unwrap_or('<');
        }
        for field in report.fields().filter(|field| field.text().is_ascii()) {
            let span = field.span();
            let text: String = cells[span.line][span.start..span.end].iter().collect();
            assert_eq!(text, field.text());
        }

        // A valid candidate is a zone without an error.
        let reread = inspect(&lines, &Options { layout: Some(layout), mode: ReadingMode::AsPrinted });
        if candidate.is_valid() {
            let errors = reread.findings().iter().filter(|finding| finding.severity() == Severity::Error);
            assert_eq!(errors.count(), 0, "{reread:?} {lines:?} {:?}", report.lines());
        }
        for ambiguity in candidate.ambiguities() {
            let cell = lines[ambiguity.line].as_bytes()[ambiguity.column];
            assert_eq!(char::from(cell), ambiguity.read);
            assert_ne!(ambiguity.detectability, Detectability::Detectable);
        }
        seen.push(lines);
    }
}

fn best(lines: &[&str], evidence: &RepairEvidence<'_>) -> Option<String> {
    let report = inspect(lines, &Options::default());
    let repairs = repairs(&report, evidence);
    assert_properties(&report, &repairs);
    Some(repairs.best()?.lines().collect::<Vec<_>>().join("\n"))
}

const SPECIMEN: [&str; 2] =
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

#[test]
fn the_visual_zone_corrects_an_undetectable_confusion() {
    let misread = [SPECIMEN[0], "1898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    assert_eq!(best(&misread, &RepairEvidence::default()), None, "a valid zone has no candidates");
    let report = inspect(&misread, &Options::default());
    let number = RepairEvidence { document_number: Some("L 898902 C3"), ..RepairEvidence::default() };
    let repairs = repairs(&report, &number);
    let candidate = repairs.best().unwrap();
    assert!(candidate.lines().eq(SPECIMEN));
    let edits: Vec<_> = candidate.edits().collect();
    assert_eq!(edits.len(), 1);
    assert_eq!((edits[0].from, edits[0].to, edits[0].detectability), (Some('1'), 'L', Detectability::SameResidueClass));
    let without_evidence = vove_mrz::repair::repairs(&report, &RepairEvidence::default());
    assert!(without_evidence.undetectable_confusions().any(|ambiguity| (
        ambiguity.line,
        ambiguity.column,
        ambiguity.read,
        ambiguity.instead
    ) == (1, 0, '1', 'L')));
}

#[test]
fn the_visual_zone_decides_between_candidates() {
    // Without the visual zone, the digits of the expiration date are ambiguous.
    let misread = [SPECIMEN[0], "L898902C36UTO7408122F1204459ZE184226B<<<<<10"];
    let expiry = CalendarDate::new(2012, 4, 15);
    let evidence = RepairEvidence { expiration_date: expiry, ..RepairEvidence::default() };
    assert_eq!(best(&misread, &evidence).unwrap(), SPECIMEN.join("\n"));

    let name = PrintedName { surname: Some("Eriksson"), given_names: Some("Anna Marla"), full_name: None };
    let evidence = RepairEvidence { name: Some(name), ..RepairEvidence::default() };
    let misread = ["P<UTOERIK550N<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", SPECIMEN[1]];
    assert_eq!(best(&misread, &evidence).unwrap(), SPECIMEN.join("\n").replace("MARIA", "MARLA"));
    assert_eq!(best(&misread, &RepairEvidence::default()).unwrap(), SPECIMEN.join("\n"));

    // The visual zone of another document does not change a zone without errors.
    let other = RepairEvidence {
        document_number: Some("X12345678"),
        birth_date: CalendarDate::new(1999, 9, 9),
        expiration_date: CalendarDate::new(2031, 1, 1),
        name: Some(PrintedName { surname: Some("Doe"), given_names: Some("John"), full_name: None }),
    };
    assert_eq!(best(&SPECIMEN, &other), None);
}

#[test]
fn a_misread_separator_of_surname_and_given_names_is_repaired() {
    for (name, true_name) in
        [("ERIKSSONKKANNA", "ERIKSSON<<ANNA"), ("ERIKSSON<KTOM", "ERIKSSON<<TOM"), ("BERGC<ANNA", "BERG<<ANNA")]
    {
        let line_1 = format!("P<UTO{name:<<39}");
        let expected = format!("P<UTO{true_name:<<39}");
        let best = best(&[&line_1, SPECIMEN[1]], &RepairEvidence::default());
        assert_eq!(best, Some(expected + "\n" + SPECIMEN[1]), "{name}");
    }
}

#[test]
fn a_zone_that_only_needs_normalization_is_a_candidate_without_edits() {
    let report = inspect(&["P<UTOERIKSSON<<ANNA<MARIA", SPECIMEN[1]], &Options::default());
    assert!(!report.is_valid());
    let repairs = repairs(&report, &RepairEvidence::default());
    let candidate = repairs.best().unwrap();
    assert!(candidate.is_valid() && candidate.lines().eq(SPECIMEN));
    assert_eq!(candidate.edits().count(), 0);
}

#[test]
fn missing_check_digits_are_computed() {
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
fn candidates_with_remaining_errors_are_not_valid() {
    let lines = [SPECIMEN[0], "L898902C36UTO7413128F1204159ZE184226B<<<<<10"];
    assert_eq!(best(&lines, &RepairEvidence::default()), None, "month 13 under matching check digits");
    let lines = ["P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", lines[1]];
    let report = inspect(&lines, &Options::default());
    let repairs = repairs(&report, &RepairEvidence::default());
    assert!(repairs.iter().all(|candidate| !candidate.is_valid()) && !repairs.is_empty());
}

proptest! {
    #[test]
    fn properties_hold_for_zones_with_any_cells_changed(
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
            assert_properties(&report, &repairs(&report, &RepairEvidence::default()));
        }
    }
}

#[test]
fn every_case_with_known_true_lines_is_repaired() {
    let mut repaired = 0;
    for case in cases() {
        let Some(truth) = case.true_lines() else { continue };
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), mode: ReadingMode::AsPrinted });
        let repairs = repairs(&report, &RepairEvidence::default());
        let best = repairs.best().unwrap_or_else(|| panic!("{}: no candidate", case.id()));
        let found: Vec<_> = repairs.iter().map(|c| (c.cost(), c.lines().collect::<Vec<_>>())).collect();
        assert!(best.lines().eq(truth), "{} {found:#?}", case.id());
        repaired += 1;
    }
    assert!(repaired >= 8, "{repaired} cases");
}

#[test]
fn valid_zones_have_no_candidates() {
    let cases = cases();
    let valid: Vec<_> = cases.iter().filter(|case| case.is_valid()).collect();
    assert!(valid.len() >= 100, "{} cases", valid.len());
    for case in valid {
        let lines = case.lines();
        let report = inspect(&lines, &Options { layout: case.layout(), ..Options::default() });
        assert!(repairs(&report, &RepairEvidence::default()).is_empty(), "{}", case.id());
    }
}
