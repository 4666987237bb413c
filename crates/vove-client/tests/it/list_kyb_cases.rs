//! `GET /v2/kyb/case`.

use vove_client::ListKybCases;
use vove_model::{FlowId, KybCaseStatus};

use crate::{client_returning, fixtures, format_request};

#[test]
fn the_request_has_the_filters_that_were_set() {
    let list = ListKybCases::new()
        .page(2)
        .limit(50)
        .status(KybCaseStatus::InReview)
        .search("a&b=é")
        .flow_id(&FlowId::new("flow-1").unwrap())
        .start_date("2026-10-01T00:00:00+01:00")
        .end_date("2026-11-01");
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&list).unwrap()));
    assert!(!format!("{list:?}").contains('é'));
}

#[tokio::test]
async fn every_fixture_is_read_as_a_page_in_either_format() {
    let mut table = String::new();
    for (name, response) in fixtures("list_kyb_cases") {
        let page = client_returning(200, response).list_kyb_cases(&ListKybCases::new()).await.unwrap();
        table += &format!("{name}: {} cases of {:?}\n", page.data.len(), page.total);
    }
    insta::assert_snapshot!(table);
}
