//! Complete reports of specimens.

use std::fmt::Write as _;

use vove_mrz::{Options, inspect, report::NormalizationKind};

fn render(lines: &[&str]) -> String {
    let report = inspect(lines, &Options::default());
    let mut out = format!("{report:?}\n\n");
    for field in report.fields() {
        let span = field.span();
        let place = format!("{}:{}..{}", span.line, span.start, span.end);
        writeln!(
            out,
            "{:<16} {place:<9} {:?} = {} ({})",
            field.name().as_str(),
            field.raw(),
            field.value(),
            field.status().as_str()
        )
        .unwrap();
    }
    out.push('\n');
    for finding in report.findings() {
        let mark = |mark: Option<vove_mrz::report::FindingValue>| mark.map_or("-".to_owned(), |mark| mark.to_string());
        writeln!(
            out,
            "{:?} {finding} expected {} found {}",
            finding.severity(),
            mark(finding.expected),
            mark(finding.found)
        )
        .unwrap();
    }
    for step in report.normalization_steps() {
        writeln!(out, "{} {}:{} x{}", step.kind.as_str(), step.line, step.column, step.count).unwrap();
    }
    out
}

#[test]
fn the_documented_sample_of_the_api() {
    insta::assert_snapshot!(render(&[
        "P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "X12345678USA900101M3007155DOE<<<<<<<<<<"
    ]));
}

#[test]
fn the_specimen_of_part_4() {
    insta::assert_snapshot!(render(&[
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
    ]));
}

#[test]
fn a_long_number_whose_digit_counts_the_filler() {
    insta::assert_snapshot!(render(&[
        "I<PRT000024759<ZZ72<<<<<<<<<<<",
        "8010100F2006017PRT<<<<<<<<<<<8",
        "CARLOS<MONTEIRO<<AMELIA<VANESS"
    ]));
}

#[test]
fn lower_case_in_one_string() {
    insta::assert_snapshot!(render(&["i<utod231458907<<<<<<<<<<<<<<<7408122f1204159uto<<<<<<<<<<<6"]));
}

#[test]
fn text_that_is_no_zone() {
    insta::assert_snapshot!(render(&["0123456789"]));
}

#[test]
fn whitespace_and_invisible_characters_are_removed_in_a_step() {
    let (one, two) = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    for (before, after) in
        [("", "\r"), ("", "\r\n"), ("", "\u{200F}"), (" ", ""), ("", "\t"), ("\u{FEFF}", ""), ("\u{202B}", "\u{202C}")]
    {
        let lines = [format!("{before}{one}{after}"), format!("{before}{two}{after}")];
        let lines = [lines[0].as_str(), lines[1].as_str()];
        let report = inspect(&lines, &Options::default());
        let steps: Vec<_> = report.normalization_steps().map(|step| (step.kind, step.count)).collect();
        let count = 2 * (before.chars().count() + after.chars().count());
        assert_eq!(steps, [(NormalizationKind::BlankRemoved, count)], "{before:?} {after:?}");
        assert_eq!(report.surname().unwrap(), "ERIKSSON");
        assert!(!report.is_valid());
    }
}
