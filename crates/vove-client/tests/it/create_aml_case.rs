//! `POST /v2/aml/case`.

use vove_client::CreateAmlCase;
use vove_model::{CalendarDate, FlowId, Gender, ScreeningData};

use crate::{client_returning, fixtures, format_request, ref_id};

fn case() -> CreateAmlCase {
    let who = ScreeningData::new("AWA DIOP")
        .unwrap()
        .date_of_birth(CalendarDate::new(2001, 1, 30).unwrap())
        .gender(Gender::Female);
    CreateAmlCase::new(ref_id("cust-0042"), FlowId::new("flow-1").unwrap(), who)
}

#[test]
fn the_request_has_reference_flow_and_person() {
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&case()).unwrap()));
    assert!(!format!("{:?}", case()).contains("DIOP"));
}

#[tokio::test]
async fn every_fixture_is_read_as_a_case_without_hits() {
    for (name, response) in fixtures("create_aml_case") {
        let created = client_returning(200, response).create_aml_case(case()).await.unwrap();
        assert!(created.hits.is_none(), "{name}");
    }
}
