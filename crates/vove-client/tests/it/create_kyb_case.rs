use vove_client::CreateKybCase;
use vove_model::FlowId;

use crate::{client_that_gets, fixtures, ref_id, shown};

#[test]
fn the_requests_hold_what_was_set_and_nothing_else() {
    let client = client_that_gets(200, "");
    let small = shown(&client.prepare(&CreateKybCase::new(ref_id("shop-7"))).unwrap());
    let full = CreateKybCase::new(ref_id("shop-7"))
        .flow(FlowId::new("flow-1").unwrap())
        .country("GB")
        .country_state("England");
    insta::assert_snapshot!(format!("{small}\n\n{}", shown(&client.prepare(&full).unwrap())));
}

#[tokio::test]
async fn every_fixture_is_a_case_with_a_token() {
    for (name, reply) in fixtures("create_kyb_case") {
        let created = client_that_gets(201, reply).create_kyb_case(ref_id("r")).await.unwrap();
        assert!(created.token.expires_at().is_some(), "{name}");
    }
}
