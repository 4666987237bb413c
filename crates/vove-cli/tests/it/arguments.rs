//! Arguments that are refused, with what is allowed.

use std::fs;

use crate::support::{RunningEmulator, file, folder, run, transcript, vove, vove_at, with_input};

#[test]
fn a_number_out_of_range_is_refused_with_the_range() {
    let assess = ["assess", "-"];
    for (args, flag, range) in [
        (&["kyb", "list"][..], "--page", "a whole number from 1 to 1000000"),
        (&["kyb", "list"], "--limit", "a whole number from 1 to 1000"),
        (&["aml", "list"], "--page", "a whole number from 1 to 1000000"),
        (&["aml", "list"], "--limit", "a whole number from 1 to 1000"),
        (&["user", "wait", "r"], "--deadline", "a whole number from 0 to 86400"),
        (&["emulator"], "--port", "a whole number from 0 to 65535"),
        (&["emulator"], "--speed", "a whole number from 1 to 1000000"),
        (&["webhook", "listen"], "--port", "a whole number from 0 to 65535"),
        (&["webhook", "sign"], "--at", "a whole number from 0 to 253402300799"),
        (&["webhook", "verify"], "--at", "a whole number from 0 to 253402300799"),
        (&assess, "--minimum-age", "a whole number from 0 to 120"),
        (&assess, "--address-proof-within-days", "a whole number from 0 to 3650"),
        (&assess, "--minimum-match-level", "a number from 0 to 100"),
    ] {
        for value in [
            "-1",
            "253402300800",
            "18446744073709551615",
            "18446744073709551616",
            "99999999999999999999999",
            "1e999",
            "x",
            "",
            "NaN",
        ] {
            let transcript = run(vove(args).args([flag, value]));
            assert!(transcript.starts_with("exit 2\n"), "{args:?} {flag} {value}: {transcript}");
            assert!(transcript.contains(&format!("expected {range}")), "{args:?} {flag} {value}: {transcript}");
        }
    }
    for (args, flag) in [(["kyb", "list"], "--page"), (["aml", "list"], "--limit"), (["emulator", "--json"], "--speed")]
    {
        assert!(run(vove(&args).args([flag, "0"])).starts_with("exit 2\n"), "{flag} 0");
    }
}

#[test]
fn the_limits_of_a_range_are_accepted() {
    for (flag, values) in [("--page", ["1", "1000000"]), ("--limit", ["1", "1000"])] {
        for value in values {
            // A closed port: the arguments are accepted, the request fails.
            let transcript = run(vove_at("http://127.0.0.1:1", &["kyb", "list"]).args([flag, value]));
            assert!(transcript.starts_with("exit 5\n"), "{flag} {value}: {transcript}");
        }
    }
    let response = br#"{"_id":"u","refId":"r","status":"pending","documents":[]}"#;
    for (flag, values) in [
        ("--minimum-age", ["0", "120"]),
        ("--address-proof-within-days", ["0", "3650"]),
        ("--minimum-match-level", ["0", "100"]),
    ] {
        for value in values {
            let output = with_input(vove(&["assess", "-"]).args([flag, value]), response);
            assert!(output.status.success(), "{flag} {value}: {}", transcript(&output));
        }
    }
}

#[test]
fn an_unknown_status_or_gender_is_refused_with_the_allowed_ones() {
    let name = file("arguments-name", "AMINA");
    let create = ["aml", "create", "r", "--flow", "f", "--name-file", &name];
    let screen = ["aml", "screen", "--flow", "f", "--name-file", &name];
    let (kyb, aml) =
        ("NOT_STARTED, IN_PROGRESS, IN_REVIEW, COMPLETED, REJECTED", "NO_MATCH, IN_REVIEW, CLEARED, REJECTED");
    for (args, flag, unknown, allowed) in [
        (&create[..], "--gender", "x", "male, female"),
        (&create, "--gender", "Female", "male, female"),
        (&screen, "--gender", "F", "male, female"),
        (&["kyb", "list"], "--status", "CLEARED", kyb),
        (&["kyb", "list"], "--status", "in_review", kyb),
        (&["aml", "list"], "--status", "COMPLETED", aml),
        (&["aml", "list"], "--status", "", aml),
    ] {
        let transcript = run(vove_at("http://127.0.0.1:1", args).args([flag, unknown]));
        assert!(transcript.starts_with("exit 2\n"), "{args:?} {unknown}: {transcript}");
        assert!(transcript.contains(&format!("[possible values: {allowed}]")), "{args:?} {unknown}: {transcript}");
    }
}

#[test]
fn a_start_or_an_end_that_is_not_a_date_is_refused() {
    for flag in ["--start-date", "--end-date"] {
        for value in ["yesterday", "01/02/2026", "2026-02-30", "2026-01-01T25:00:00Z", ""] {
            let transcript = run(vove(&["aml", "list"]).args([flag, value]));
            assert!(transcript.starts_with("exit 2\n") && transcript.contains("ISO 8601"), "{value}: {transcript}");
        }
        for value in ["2026-02-01", "2026-02-01T00:00:00", "2026-02-01T00:00:00.5Z", "2026-02-01T00:00:00+02:00"] {
            let transcript = run(vove_at("http://127.0.0.1:1", &["kyb", "list"]).args([flag, value]));
            assert!(transcript.starts_with("exit 5\n"), "{value}: {transcript}");
        }
    }
}

#[test]
fn a_file_with_a_personal_value_holds_one_line() {
    let emulator = RunningEmulator::start();
    let folder = folder("personal-values");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("file.txt");
    let name = file("personal-name", "AMINA SPECIMEN");
    let screen = |flag: &str, text: &str| {
        fs::write(&path, text).unwrap();
        let mut args = vec!["aml", "screen", "--flow", "f", flag, path.to_str().unwrap()];
        if flag != "--name-file" {
            args.extend(["--name-file", &name]);
        }
        emulator.run(&args)
    };
    for text in ["AMINA SPECIMEN", "AMINA SPECIMEN\r\n", "\u{feff} AMINA SPECIMEN\n\n"] {
        assert!(screen("--name-file", text).starts_with("exit 0\n"), "{text:?}");
    }
    for text in
        ["AMINA\nSPECIMEN", "AMINA\r\nSPECIMEN\r\n", "AMINA\rSPECIMEN", "AMINA\u{85}SPECIMEN", "AMINA\u{2028}SPECIMEN"]
    {
        let refused = "exit 3\n--- hints\nvove: the file with the name has more than one line\n";
        assert_eq!(screen("--name-file", text), refused, "{text:?}");
    }
    for text in ["AMINA\tSPECIMEN", "AMINA\u{1b}[31m", "AMINA\u{0}"] {
        let refused = "exit 3\n--- hints\nvove: the file with the name has a control character\n";
        assert_eq!(screen("--name-file", text), refused, "{text:?}");
    }
    let refused = "exit 3\n--- hints\nvove: the file with the date of birth has more than one line\n";
    assert_eq!(screen("--dob-file", "12/03/1990\n13/03/1990"), refused);
    assert!(screen("--name-file", " \n").starts_with("exit 3\n"));
}
