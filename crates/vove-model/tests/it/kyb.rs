//! Cases of businesses.

use serde_json::{Value, json};
use vove_model::{KybCase, KybCaseCreated, KybCaseStatus, KybFlow, Page, Received};

use crate::{fixture, fixtures, written_back};

#[test]
fn every_fixture_is_read_and_prints_no_business_data() {
    for (name, response) in fixtures("create_kyb_case") {
        let created = Received::<KybCaseCreated>::parse(response).unwrap();
        assert_eq!(created.token.expires_at(), Some(1_790_929_800), "{name}");
        insta::assert_debug_snapshot!(format!("create_kyb_case__{name}"), created);
    }
    for (name, response) in fixtures("get_kyb_case") {
        insta::assert_debug_snapshot!(format!("get_kyb_case__{name}"), Received::<KybCase>::parse(response).unwrap());
    }
}

#[test]
fn every_fixture_is_written_back_in_full() {
    for (name, response) in fixtures("get_kyb_case") {
        // Unknown fields are only in the bytes.
        let (sent, written) = written_back::<KybCase>(&response, &["_id", "riskScore", "nationality"]);
        assert_eq!(written, sent, "{name}");
    }
}

#[test]
fn every_form_of_a_list_has_the_same_cases() {
    let page = Received::<Page<KybCase>>::parse(fixture("list_kyb_cases/page.json")).unwrap();
    assert_eq!((page.data.len(), page.total, page.page, page.limit), (3, Some(3), Some(1), Some(10)));
    assert!(page.is_last());
    for name in ["array", "cases", "items", "results"] {
        let other = Received::<Page<KybCase>>::parse(fixture(&format!("list_kyb_cases/{name}.json"))).unwrap();
        assert_eq!(other.data, page.data, "{name}");
        assert!(!other.is_last(), "{name}: a page that names no limit may not be the last");
    }
    assert!(Received::<Page<KybCase>>::parse(fixture("list_kyb_cases/past-the-end.json")).unwrap().is_last());
    assert_eq!(Received::<Page<KybCase>>::parse("{}").unwrap_err().json_path(), Some("data"));
}

#[test]
fn c16_the_id_has_two_names_and_the_flow_is_a_text_or_an_object() {
    let read = |json: Value| Received::<KybCase>::parse(json.to_string());
    let of = |id: &str| json!({ id: "k1", "refId": "shop-7", "status": "NOT_STARTED", "flow": "f1" });
    let (create, get) = (read(of("_id")).unwrap(), read(of("id")).unwrap());
    assert_eq!(*create, *get);
    assert!(matches!(&create.flow, Some(KybFlow::Id(id)) if id.as_str() == "f1"));
    let both = json!({ "_id": "k1", "id": "k1", "refId": "shop-7", "status": "NOT_STARTED", "flow": { "id": "f1" } });
    let both = read(both).unwrap();
    assert_eq!(both.id.as_str(), "k1");
    assert!(matches!(&both.flow, Some(KybFlow::Details(flow)) if flow.id.as_ref().unwrap().as_str() == "f1"));
    for (id, underscored) in
        [(json!("k1"), json!({})), (json!(""), json!("k1")), (json!([]), json!("k1")), (json!("k1"), json!("k2"))]
    {
        let either = json!({ "_id": underscored, "id": id, "refId": "shop-7", "status": "NOT_STARTED" });
        assert_eq!(read(either).unwrap().id.as_str(), "k1");
    }
    let none = read(json!({ "refId": "shop-7", "status": "NOT_STARTED" })).unwrap_err();
    assert_eq!(none.to_string(), "the JSON lacks a required field at `id` (line 1, column 41)");
    let unreadable = read(json!({ "id": "k1", "refId": "shop-7", "status": "NOT_STARTED", "flow": [7] })).unwrap();
    assert_eq!((&unreadable.flow, unreadable.drift()[0].json_path()), (&None, "flow"));
}

#[test]
fn only_completed_is_completed() {
    for status in KybCaseStatus::KNOWN.iter().chain(&["completed", "SUCCESSFUL", ""]) {
        assert_eq!(KybCaseStatus::from(*status).is_completed(), *status == "COMPLETED", "{status}");
    }
}
