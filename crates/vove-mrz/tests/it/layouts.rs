//! The layouts and the findings about their fields.

use vove_mrz::{
    FieldName, FieldStatus, LAYOUTS, Layout, MrzFindingCode, Options, ReadingMode, TD3,
    encode::{Style, encode},
    inspect,
    issuer::crew,
    layout::Pattern,
};

#[test]
fn every_layout_has_its_name_and_its_cells_in_its_lines() {
    for layout in LAYOUTS {
        assert_eq!(Layout::from_name(layout.name), Some(layout));
        let widths: Vec<usize> = layout.line_widths().collect();
        assert!(layout.fields.is_sorted_by_key(|field| field.span.line), "{}", layout.name);
        assert!(layout.check_digits.is_sorted_by_key(|digit| digit.position.line), "{}", layout.name);
        let fields = layout.fields.iter().map(|field| field.span);
        let digits = layout.check_digits.iter().flat_map(|digit| digit.covers.iter().copied().chain([digit.position]));
        for span in fields.chain(digits) {
            assert!(span.start < span.end && span.end <= widths[span.line], "{}", layout.name);
        }
    }
}

#[track_caller]
fn codes(lines: &[&str], layout: &str) -> Vec<&'static str> {
    let report =
        inspect(lines, &Options { layout: Some(Layout::from_name(layout).unwrap()), mode: ReadingMode::AsPrinted });
    let mut codes: Vec<_> = report.findings().iter().map(|finding| finding.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[test]
fn a_wrong_number_of_lines_is_the_only_finding() {
    assert_eq!(codes(&["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"], "TD3"), ["lineCount"]);
    assert_eq!(codes(&[], "TD1"), ["lineCount"]);
    assert_eq!(codes(&["", "", ""], "TD1"), ["lineLength"]);
}

#[test]
fn a_filler_for_the_check_digit_of_an_empty_field_is_a_warning() {
    let lines = ["PNRUSZDRIL7K<<SERGEQ<ANATOL9EVI3<<<<<<<<<<<<", "3919353498RUS7207233M<<<<<<<4151218910003<50"];
    assert_eq!(codes(&lines, "TD3"), ["expirationDateUnknown", "fillerCheckDigit"]);
    let report = inspect(&lines, &Options::default());
    let name: String = report.surname().unwrap().chars().map(vove_mrz::issuer::russian::to_cyrillic).collect();
    assert_eq!(name, "ЗДРИЛЮК");
}

#[test]
fn an_excluded_second_letter_of_a_document_code_is_a_warning() {
    let rest = ["7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
    for (code, expected) in [("IV", 1), ("AI", 1), ("AC", 0), ("ID", 0), ("C<", 0)] {
        let first = format!("{code}UTOD231458907<<<<<<<<<<<<<<<");
        let found = codes(&[&first, rest[0], rest[1]], "TD1");
        assert_eq!(found.len(), expected, "{code} {found:?}");
    }
}

#[test]
fn the_sex_of_the_visual_zone_is_an_error() {
    let lines = ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122X1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
    assert_eq!(codes(&lines, "TD1"), ["sex"]);
}

#[test]
fn codes_of_states_are_letters_and_then_fillers() {
    let line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    for (state, expected) in [
        ("<<<", vec!["issuingState"]),
        ("U<O", vec!["issuingState"]),
        ("1TO", vec!["issuingState"]),
        ("UT<", vec!["issuingStateUnknown"]),
        ("D<<", vec![]),
        ("DEU", vec!["germanyAsDeu"]),
        ("ZAR", vec!["stateWithdrawn"]),
    ] {
        let first = format!("P<{state}ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
        assert_eq!(codes(&[&first, line], "TD3"), expected, "{state}");
    }
}

#[test]
fn optional_data_behind_a_long_number_is_separate() {
    let lines = ["I<UTOD23145890<7349<OPT<DATA<<", "3407127M9507122UTO<<<<<<<<<<<0", "STEVENSON<<PETER<JOHN<<<<<<<<<"];
    let report = inspect(&lines, &Options { mode: ReadingMode::AsPrinted, ..Options::default() });
    assert_eq!(report.field(FieldName::DocumentNumber).unwrap().value(), "D23145890734");
    assert_eq!(report.field(FieldName::Optional1).unwrap().value(), "OPT<DATA");
    assert_eq!(report.field(FieldName::DocumentNumber).unwrap().status(), FieldStatus::Verified);
    assert!(report.findings().iter().any(|finding| finding.code == MrzFindingCode::LongDocumentNumber));
}

#[test]
fn fields_of_swiss_licenses_match_their_patterns() {
    assert_eq!(
        codes(&["AA1001D<<", "FACHE305142128097<<800126<<<<<", "MARCHAND<<FABIENNE<<<<<<<<<<<<"], "CHE-DL"),
        ["documentNumber"]
    );
    assert_eq!(
        codes(&["AAA001D<<", "FAAUT305142128097<<800126<<<<<", "MARCHAND<<FABIENNE<<<<<<<<<<<<"], "CHE-DL"),
        ["issuingState"]
    );
    assert_eq!(
        codes(&["AAA001D<<", "FALIE305142128097<<800126<<<<<", "MARCHAND<<FABIENNE<<<<<<<<<<<<"], "CHE-DL"),
        [""; 0]
    );
}

#[test]
fn layouts_without_a_case_in_the_corpus_are_written_and_read() {
    let values = [
        (FieldName::DocumentCode, "D1"),
        (FieldName::DocumentNumber, "12345678"),
        (FieldName::Surname, "Exemple"),
        (FieldName::GivenNames, "Ada"),
        (FieldName::Nationality, "SVK"),
        (FieldName::BirthDate, "800102"),
        (FieldName::Sex, "F"),
        (FieldName::ExpirationDate, "300101"),
        (FieldName::Optional1, "AAA2ABCD"),
    ];
    for (name, code, issuer) in
        [("SVK-ID", "I", "SVK"), ("DZA-DL", "DL", "DZA"), ("ISO-DL", "D2", "AAA"), ("NLD-DL", "D1", "NLD")]
    {
        let layout = Layout::from_name(name).unwrap();
        let mut buffer = [0; 90];
        let head = [(FieldName::DocumentCode, code), (FieldName::IssuingState, issuer)];
        let zone = encode(layout, &[&values[1..], &head].concat(), &Style::default(), &mut buffer);
        let lines: Vec<&str> = zone.lines().collect();
        let report = inspect(&lines, &Options::default());
        assert_eq!(report.layout(), Some(layout), "{lines:?}");
        assert!(report.is_valid(), "{report:?}");
    }
}

#[test]
fn specimens_of_the_chinese_permit_are_valid() {
    for line in ["CDL000000007<2508197<8208031<6", "CSC000000004<2404200<8108038<6"] {
        let lines = [line];
        let report = inspect(&lines, &Options::default());
        assert_eq!(report.layout().map(|layout| layout.name), Some("CHN-EEP"));
        assert!(report.is_valid(), "{report:?}");
        assert_eq!(report.field(FieldName::ExpirationDate).unwrap().status(), FieldStatus::Verified);
    }
    assert_eq!(codes(&["CDL000000007<2508197<8208031<5"], "CHN-EEP"), ["compositeCheckDigit"]);
    assert_eq!(codes(&["CDL00000000702508197<8208031<6"], "CHN-EEP"), ["separator"]);
}

#[test]
fn only_crew_member_certificates_have_an_employer() {
    let rest = ["7408122F1204159UTO<<<<<<<<<<<0", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];
    for (first, expected) in [
        ("ACUTOD231458907UT<<<<<<<<<<<<<", Some("UT")),
        ("ACUTOD231458907UTA<<<<<<<<<<<<", Some("UTA")),
        ("ACUTOD231458907<<<<<<<<<<<<<<<", None),
        ("I<UTOD231458907UT<<<<<<<<<<<<<", None),
    ] {
        assert_eq!(crew::employer(&inspect(&[first, rest[0], rest[1]], &Options::default())), expected, "{first}");
    }
}

#[test]
fn a_pattern_matches_from_the_first_to_the_last_character() {
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    let report = inspect(&lines, &Options::default());
    let number = report.field(FieldName::DocumentNumber).unwrap().value();
    for (pattern, matches) in [
        ("L898902C3", true),
        ("@999999@9", true),
        ("?????????", true),
        ("@99999999", false),
        ("@999999@", false),
        ("@999999@99", false),
        ("", false),
    ] {
        assert_eq!(Pattern(pattern).matches(number.chars()), matches, "{pattern}");
    }
    // The low byte of U+0138 is that of 8.
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L\u{138}98902C36UTO7408122F1204159ZE184226B<<<<<10"];
    let report = inspect(&lines, &Options { layout: Some(&TD3), mode: ReadingMode::AsPrinted });
    let number = report.field(FieldName::DocumentNumber).unwrap().value();
    assert!(number.chars().any(|sign| sign == '\u{138}') && !Pattern("@999999@9").matches(number.chars()));
}
