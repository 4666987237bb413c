//! Screenings.

use vove_model::{AmlCase, AmlCaseStatus, ErrorKind, Page, Received, Screening, ScreeningData};

use crate::{fixture, fixtures, written_back};

#[test]
fn every_fixture_is_read_and_prints_no_personal_data() {
    for stem in ["create_aml_case", "get_aml_case"] {
        for (name, response) in fixtures(stem) {
            insta::assert_debug_snapshot!(format!("{stem}__{name}"), Received::<AmlCase>::parse(response).unwrap());
        }
    }
    for (name, response) in fixtures("screen_aml") {
        insta::assert_debug_snapshot!(format!("screen_aml__{name}"), Received::<Screening>::parse(response).unwrap());
    }
}

#[test]
fn every_fixture_is_written_back_in_full() {
    for (name, response) in fixtures("get_aml_case") {
        let (mut sent, written) = written_back::<AmlCase>(&response, &["riskLevel"]);
        let object = sent.as_object_mut().unwrap();
        if let Some(id) = object.remove("_id") {
            object.insert("id".into(), id);
        }
        assert_eq!(written, sent, "{name}");
    }
    for (name, response) in fixtures("screen_aml") {
        let (sent, written) = written_back::<Screening>(&response, &[]);
        assert_eq!(written, sent, "{name}");
    }
    let (mut sent, written) = written_back::<Page<AmlCase>>(&fixture("list_aml_cases/page.json"), &[]);
    for case in sent["data"].as_array_mut().unwrap() {
        let id = case.as_object_mut().unwrap().remove("_id").unwrap();
        case["id"] = id;
    }
    assert_eq!(written, sent);
}

#[test]
fn only_no_match_and_cleared_are_clear() {
    for status in AmlCaseStatus::KNOWN.iter().chain(&["no_match", "CLEAR", "successful", ""]) {
        let clear = matches!(*status, "NO_MATCH" | "CLEARED");
        assert_eq!(AmlCaseStatus::from(*status).is_clear(), clear, "{status}");
    }
}

#[test]
fn a_screening_without_a_number_of_hits_is_an_error_and_not_clear() {
    let read = |json: &str| Received::<Screening>::parse(json.to_owned());
    assert!(read(r#"{"total_hits": 0}"#).unwrap().is_clear());
    assert!(read(r#"{"total_hits": "0", "found_records": null}"#).unwrap().is_clear());
    assert!(!read(r#"{"total_hits": 0, "found_records": [{}]}"#).unwrap().is_clear());
    for json in
        ["{}", r#"{"found_records": []}"#, r#"{"total_hits": null}"#, r#"{"total_hits": ""}"#, r#"{"total_hits": -1}"#]
    {
        let error = read(json).unwrap_err();
        assert_eq!((error.kind(), error.json_path()), (ErrorKind::SchemaMismatch, Some("total_hits")), "{json}");
    }
}

#[test]
fn a_blank_name_can_not_be_screened() {
    for name in ["", " ", "\t\n"] {
        assert_eq!(ScreeningData::new(name).unwrap_err().kind(), ErrorKind::BlankName);
    }
}
