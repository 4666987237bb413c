//! `POST /v2/kyb/case`.

use vove_client::CreateKybCase;
use vove_model::FlowId;

use crate::{client_returning, fixtures, format_request, ref_id};

#[test]
fn the_request_has_the_fields_that_were_set() {
    let client = client_returning(200, "");
    let minimal = format_request(&client.prepare(&CreateKybCase::new(ref_id("shop-7"))).unwrap());
    let full = CreateKybCase::new(ref_id("shop-7"))
        .flow(FlowId::new("flow-1").unwrap())
        .country("GB")
        .country_state("England");
    insta::assert_snapshot!(format!("{minimal}\n\n{}", format_request(&client.prepare(&full).unwrap())));
}

#[tokio::test]
async fn every_fixture_is_read_as_a_case_with_a_token() {
    for (name, response) in fixtures("create_kyb_case") {
        let created = client_returning(201, response).create_kyb_case(ref_id("r")).await.unwrap();
        assert!(created.token.expires_at().is_some(), "{name}");
    }
}
