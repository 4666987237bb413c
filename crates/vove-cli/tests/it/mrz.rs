//! `vove mrz`.

use std::{fs, path::PathBuf, process::Output};

use serde_json::Value;

use crate::support::{transcript, vove, with_input};

const SAMPLE: [&str; 2] = ["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"];
const PASSPORT: [&str; 2] =
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

fn mrz(args: &[&str], input: &str) -> Output {
    with_input(vove(&["mrz"]).args(args), input.as_bytes())
}

fn inspect_transcript(lines: &[&str]) -> String {
    transcript(&mrz(&["inspect"], &lines.join("\n")))
}

#[test]
fn the_documented_sample_is_read_with_its_findings() {
    insta::assert_snapshot!(inspect_transcript(&SAMPLE));
}

#[test]
fn specimens_are_read() {
    let specimens: [(&str, &[&str]); 6] = [
        ("a passport", &PASSPORT),
        (
            "a Chinese passport",
            &["POCHNZHENGJIAN<<YANGBEN<<<<<<<<<<<<<<<<<<<<<", "EF12608921CHN8503208F2901178NGKELMPONBPJB978"],
        ),
        (
            "a Russian internal passport",
            &["PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<", "3919353498RUS7207233M<<<<<<<4151218910003<50"],
        ),
        (
            "a long document number",
            &["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
        ),
        (
            "a crew member's certificate",
            &["ACUTOD231458907UT<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
        ),
        ("a Chinese permit", &["CDL000000007<2508197<8208031<6"]),
    ];
    insta::assert_snapshot!(
        specimens.map(|(what, lines)| format!("# {what}\n{}", inspect_transcript(lines))).join("\n")
    );
}

#[test]
fn findings_of_a_damaged_zone_are_shown_at_their_place_in_the_input() {
    let reordered = ["3407127x9507122uto<<<<<<<<<<<2", "", "I<UTOD231458907", "STEVENSON«PETER JOHN\u{1b}[31m"];
    insta::assert_snapshot!(
        [inspect_transcript(&reordered), inspect_transcript(&["nothing of a zone"]), inspect_transcript(&[])]
            .join("\n")
    );
}

#[test]
fn adjacent_illegal_characters_get_one_marker() {
    let line = PASSPORT[1].replace("L898", "l8àé").replace("ZE1842", "zé 8«2");
    let transcript = inspect_transcript(&[PASSPORT[0], &line]);
    let markers: Vec<_> = transcript.lines().filter(|row| row.contains("found `")).map(str::trim_end).collect();
    insta::assert_snapshot!(format!("{line}\n{}", markers.join("\n")));
}

#[test]
fn repairs_are_suggested_with_their_edits_and_ambiguities() {
    let misread: [(&str, &[&str]); 5] = [
        (
            "letters in dates, digits in names and state codes",
            &["P<UT0ERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902C36UTO740BIZZF12041S9ZE184226B<<<<<1O"],
        ),
        (
            "fillers read as K, a number with two misread characters",
            &["P<UTOERIKSSON<<ANNA<MARIA<KKKKKKKKKKKKKKKK<<", "K8989O2C36UTO7408122F1204159ZE184226B<<<<<10"],
        ),
        (
            "a long document number with a known pattern",
            &["IDCIVCI00I234S<674<<<<<<<<<<<<", "9901029M3203042CIV119901234561", "EXEMPLE<<NGUESSAN<ANGE<<<<<<<<"],
        ),
        ("a French driving license", &["D1FRA13AA0000261B1231MART1N<<9"]),
        (
            "not repairable",
            &["P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7413128F1204159ZE184226B<<<<<10"],
        ),
    ];
    let suggestion = |lines: &[&str]| {
        let transcript = inspect_transcript(lines);
        let (start, end) = (transcript.find("\nhelp: ").unwrap(), transcript.find("\ndocumentCode").unwrap());
        transcript[start..end].to_owned()
    };
    insta::assert_snapshot!(misread.map(|(what, lines)| format!("# {what}\n{}", suggestion(lines))).join("\n"));
}

#[test]
fn json_holds_the_same_report() {
    let output = vove(&["mrz", "inspect", "--json", SAMPLE[0], SAMPLE[1]]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn text_can_be_colored_and_json_is_not() {
    let inspect = |args: &[&str]| {
        let output = vove(&["mrz", "inspect", SAMPLE[0], SAMPLE[1]]).args(args).env("CLICOLOR_FORCE", "1").output();
        transcript(&output.unwrap())
    };
    assert!(inspect(&[]).contains("\u{1b}[31m\u{1b}[1merror[lineLength]\u{1b}[0m"));
    assert!(!inspect(&["--json"]).contains('\u{1b}'));
}

#[test]
fn a_given_layout_must_exist() {
    let french = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"];
    let output = mrz(&["inspect", "--layout", "TD2", "--json"], &french.join("\n"));
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap()["layoutFrom"], "given");
    assert_eq!(mrz(&["inspect", "--layout", "TD4"], "").status.code(), Some(2));
}

#[test]
fn every_case_has_the_expected_result() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/mrz/cases.json");
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let input: String = cases.iter().map(|case| format!("{case}\n\n")).collect();
    let output = mrz(&["inspect", "--jsonl"], &input);
    assert!(output.status.success());
    let results: Vec<Value> =
        output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(results.len(), cases.len());
    for (case, result) in cases.iter().zip(&results) {
        for key in ["valid", "checksValid"] {
            assert_eq!(result[key], case["expect"][key], "{} {key}", case["id"]);
        }
        assert_eq!(result["id"], case["id"]);
        if !case["true_lines"].is_null() {
            assert_eq!(result["repairs"][0]["lines"], case["true_lines"], "{}", case["id"]);
        }
        if case["expect"]["valid"] == true {
            assert_eq!(result["repairs"], serde_json::json!([]), "{}", case["id"]);
        }
    }
    let invalid = mrz(&["inspect", "--jsonl"], "{\"id\":1,\"lines\":\"CANARY\"}\n");
    assert_eq!(invalid.status.code(), Some(3));
    assert!(!transcript(&invalid).contains("CANARY"));
}

#[test]
fn encode_writes_the_zone_that_inspect_printed() {
    let report = mrz(&["inspect", "--json"], &PASSPORT.join("\n")).stdout;
    let written = mrz(&["encode", "--json-file", "-"], &String::from_utf8(report).unwrap());
    assert_eq!(String::from_utf8(written.stdout).unwrap().lines().collect::<Vec<_>>(), PASSPORT);
    assert!(written.status.success());
}

#[test]
fn a_zone_is_written_and_its_losses_are_reported() {
    let person = ["-f", "lastName=Papandropoulous", "-f", "firstName=Jürgen Ioannis", "-f", "sex=M"];
    let state = ["-f", "issuingState=UTO", "-f", "nationality=UTO", "-f", "birthDate=740812"];
    let rest = ["-f", "documentNumber=D23145890", "-f", "expirationDate=120415", "-f", "documentCode=I"];
    let mut transcripts = String::new();
    let mut record = |what: &str, args: &[&str]| {
        let args = [&["encode", "--layout", "TD1"], &person[..], &state, &rest, args].concat();
        transcripts += &format!("# {what}\n{}", transcript(&mrz(&args, "")));
    };
    record("a truncated name", &["--truncation", "initials"]);
    record("a different transliteration", &["--latin", "simple", "-f", "lastName=Papa"]);
    record("as JSON", &["--json", "-f", "documentNumber=D23145890734", "--count-filler"]);
    record("losses", &["-f", "lastName=王", "-f", "optional2=123456789012", "-f", "pinCode=1"]);
    record("invalid values", &["-f", "sex=Q", "-f", "birthDate=741312"]);
    insta::assert_snapshot!(transcripts);
}

#[test]
fn no_error_repeats_the_given_values() {
    for (args, input) in [
        (&["encode", "--layout", "TD1", "-f", "CANARY"][..], ""),
        (&["encode", "--layout", "TD1", "-f", "lastNome=CANARY"], ""),
        (&["encode", "--json-file", "-"], r#"{"fields":{"lastName":["CANARY"]},"layout":"TD1"}"#),
        (&["encode", "--json-file", "-"], r#"{"fields":"CANARY","layout":"TD1"}"#),
        (&["encode", "--json-file", "-"], r#"{"fields":{"CANARY":""},"layout":"TD1"}"#),
        (&["encode", "--json-file", "-"], r#"{"fields":{},"layout":"CANARY"}"#),
    ] {
        let output = mrz(args, input);
        assert!(matches!(output.status.code(), Some(2 | 3)), "{input}");
        assert!(!transcript(&output).contains("CANARY"), "{}", transcript(&output));
    }
}
