use vove_client::ListAmlCases;
use vove_model::AmlCaseStatus;

use crate::{client_that_gets, fixtures, shown};

#[test]
fn the_request_holds_what_is_asked_for() {
    let list = ListAmlCases::new()
        .limit(50)
        .status(AmlCaseStatus::NoMatch)
        .status(AmlCaseStatus::Rejected)
        .start_date("2026-10-01")
        .end_date("2026-11-01");
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&list).unwrap()));
}

#[tokio::test]
async fn every_fixture_is_a_page() {
    let mut table = String::new();
    for (name, reply) in fixtures("list_aml_cases") {
        let page = client_that_gets(200, reply).list_aml_cases(&ListAmlCases::new()).await.unwrap();
        table += &format!("{name}: {} cases of {:?}\n", page.data.len(), page.total);
    }
    insta::assert_snapshot!(table);
}
