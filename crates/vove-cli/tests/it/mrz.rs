use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
    thread,
};

use serde_json::Value;

use crate::{shown, vove};

const SAMPLE: [&str; 2] = ["P<USAJOHN<<DOE<<<<<<<<<<<<<<<<<<<<<<<<<<", "X12345678USA900101M3007155DOE<<<<<<<<<<"];
const PASSPORT: [&str; 2] =
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

fn with_input(arguments: &[&str], input: &str) -> Output {
    let mut command: Command = vove(&["mrz"]);
    let piped = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = piped.spawn().unwrap();
    let mut stdin = process.stdin.take().unwrap();
    thread::scope(|scope| {
        // Both ends of a pipe fill up: whoever writes must not wait for whoever reads. A refusal reads nothing.
        scope.spawn(move || stdin.write_all(input.as_bytes()).unwrap_or_default());
        process.wait_with_output().unwrap()
    })
}

fn inspected(lines: &[&str]) -> String {
    shown(&with_input(&["inspect"], &lines.join("\n")))
}

#[test]
fn the_documented_sample_of_the_api_is_read_and_pointed_at() {
    insta::assert_snapshot!(inspected(&SAMPLE));
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
            "a long number",
            &["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
        ),
        (
            "a crew member's certificate",
            &["ACUTOD231458907UT<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
        ),
        ("a Chinese permit", &["CDL000000007<2508197<8208031<6"]),
    ];
    insta::assert_snapshot!(specimens.map(|(what, lines)| format!("# {what}\n{}", inspected(lines))).join("\n"));
}

#[test]
fn damage_is_named_and_pointed_at_where_it_came_in() {
    let swapped = ["3407127x9507122uto<<<<<<<<<<<2", "", "I<UTOD231458907", "STEVENSON«PETER JOHN\u{1b}[31m"];
    insta::assert_snapshot!([inspected(&swapped), inspected(&["nothing of a zone"]), inspected(&[])].join("\n"));
}

#[test]
fn illegal_characters_side_by_side_are_one_range() {
    let line = PASSPORT[1].replace("L898", "l8àé").replace("ZE1842", "zé 8«2");
    let told = inspected(&[PASSPORT[0], &line]);
    let pointed: Vec<_> = told.lines().filter(|row| row.contains("found `")).map(str::trim_end).collect();
    insta::assert_snapshot!(format!("{line}\n{}", pointed.join("\n")));
}

#[test]
fn repairs_are_suggested_with_what_speaks_for_them() {
    let misread: [(&str, &[&str]); 5] = [
        (
            "letters in dates, digits in names and states",
            &["P<UT0ERIK55ON<<ANNA<MAR1A<<<<<<<<<<<<<<<<<<<", "L898902C36UTO740BIZZF12041S9ZE184226B<<<<<1O"],
        ),
        (
            "fillers as K, a number misread twice",
            &["P<UTOERIKSSON<<ANNA<MARIA<KKKKKKKKKKKKKKKK<<", "K8989O2C36UTO7408122F1204159ZE184226B<<<<<10"],
        ),
        (
            "a long number whose issuer's numbers are known",
            &["IDCIVCI00I234S<674<<<<<<<<<<<<", "9901029M3203042CIV119901234561", "EXEMPLE<<NGUESSAN<ANGE<<<<<<<<"],
        ),
        ("a French licence", &["D1FRA13AA0000261B1231MART1N<<9"]),
        (
            "beyond repair",
            &["P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7413128F1204159ZE184226B<<<<<10"],
        ),
    ];
    let suggestion = |lines: &[&str]| {
        let told = inspected(lines);
        let (start, end) = (told.find("\nhelp: ").unwrap(), told.find("\ndocumentCode").unwrap());
        told[start..end].to_owned()
    };
    insta::assert_snapshot!(misread.map(|(what, lines)| format!("# {what}\n{}", suggestion(lines))).join("\n"));
}

#[test]
fn machines_read_the_same() {
    let told = vove(&["mrz", "inspect", "--json", SAMPLE[0], SAMPLE[1]]).output().unwrap();
    assert_eq!(told.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&told.stdout).unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap());
}

#[test]
fn a_layout_can_be_told_and_must_exist() {
    let french = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "9409923102854CORINNE<<<<<<<6512068F4"];
    let told = with_input(&["inspect", "--layout", "TD2", "--json"], &french.join("\n"));
    assert_eq!(serde_json::from_slice::<Value>(&told.stdout).unwrap()["layoutFrom"], "told");
    assert_eq!(with_input(&["inspect", "--layout", "TD4"], "").status.code(), Some(2));
}

#[test]
fn every_case_is_answered_as_its_file_expects() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/mrz/cases.json");
    let cases: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let input: String = cases.iter().map(|case| format!("{case}\n")).collect();
    let output = with_input(&["inspect", "--jsonl"], &input);
    assert!(output.status.success());
    let answers: Vec<Value> =
        output.stdout.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(&answers) {
        for key in ["valid", "checksValid"] {
            assert_eq!(answer[key], case["expect"][key], "{} {key}", case["id"]);
        }
        assert_eq!(answer["id"], case["id"]);
        if !case["true_lines"].is_null() {
            assert_eq!(answer["repairs"][0]["lines"], case["true_lines"], "{}", case["id"]);
        }
        if case["expect"]["valid"] == true {
            assert_eq!(answer["repairs"], serde_json::json!([]), "{}", case["id"]);
        }
    }
    let none = with_input(&["inspect", "--jsonl"], "{\"id\":1,\"lines\":\"CANARY\"}\n");
    assert_eq!(none.status.code(), Some(3));
    assert!(!shown(&none).contains("CANARY"));
}

#[test]
fn what_inspect_prints_encode_writes_again() {
    let report = with_input(&["inspect", "--json"], &PASSPORT.join("\n")).stdout;
    let written = with_input(&["encode", "--json-file", "-"], &String::from_utf8(report).unwrap());
    assert_eq!(String::from_utf8(written.stdout).unwrap().lines().collect::<Vec<_>>(), PASSPORT);
    assert!(written.status.success());
}

#[test]
fn a_zone_is_written_and_what_it_lost_is_told() {
    let person = ["-f", "lastName=Papandropoulous", "-f", "firstName=Jürgen Ioannis", "-f", "sex=M"];
    let state = ["-f", "issuingState=UTO", "-f", "nationality=UTO", "-f", "birthDate=740812"];
    let rest = ["-f", "documentNumber=D23145890", "-f", "expirationDate=120415", "-f", "documentCode=I"];
    let mut told = String::new();
    let mut tell = |what: &str, more: &[&str]| {
        let arguments = [&["encode", "--layout", "TD1"], &person[..], &state, &rest, more].concat();
        told += &format!("# {what}\n{}", shown(&with_input(&arguments, "")));
    };
    tell("shortened", &["--truncation", "initials"]);
    tell("other spelling", &["--latin", "simple", "-f", "lastName=Papa"]);
    tell("for machines", &["--json", "-f", "documentNumber=D23145890734", "--count-filler"]);
    tell("lost", &["-f", "lastName=王", "-f", "optional2=123456789012", "-f", "pinCode=1"]);
    tell("wrong", &["-f", "sex=Q", "-f", "birthDate=741312"]);
    insta::assert_snapshot!(told);
}

#[test]
fn no_message_repeats_what_was_given() {
    for arguments in [
        &["encode", "--layout", "TD1", "-f", "CANARY"][..],
        &["encode", "--layout", "TD1", "-f", "lastNome=CANARY"],
        &["encode", "--json-file", "-"],
    ] {
        let told = with_input(arguments, "{\"fields\":{\"lastName\":[\"CANARY\"]},\"layout\":\"TD1\"}");
        assert!(matches!(told.status.code(), Some(2 | 3)));
        assert!(!shown(&told).contains("CANARY"), "{}", shown(&told));
    }
}
