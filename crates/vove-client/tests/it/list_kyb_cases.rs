use vove_client::ListKybCases;
use vove_model::{FlowId, KybCaseStatus};

use crate::{client_that_gets, fixtures, shown};

#[test]
fn the_request_holds_what_is_asked_for() {
    let list = ListKybCases::new()
        .page(2)
        .limit(50)
        .status(KybCaseStatus::InReview)
        .search("a&b=é")
        .flow_id(&FlowId::new("flow-1").unwrap())
        .start_date("2026-10-01T00:00:00+01:00")
        .end_date("2026-11-01");
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&list).unwrap()));
    assert!(!format!("{list:?}").contains('é'));
}

#[tokio::test]
async fn every_fixture_is_a_page_whatever_its_shape() {
    let mut table = String::new();
    for (name, reply) in fixtures("list_kyb_cases") {
        let page = client_that_gets(200, reply).list_kyb_cases(&ListKybCases::new()).await.unwrap();
        table += &format!("{name}: {} cases of {:?}\n", page.data.len(), page.total);
    }
    insta::assert_snapshot!(table);
}
