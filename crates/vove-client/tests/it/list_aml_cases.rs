//! `GET /v2/aml/case`.

use vove_client::ListAmlCases;
use vove_model::AmlCaseStatus;

use crate::{client_returning, fixtures, format_request};

#[test]
fn the_request_has_the_filters_that_were_set() {
    let list = ListAmlCases::new()
        .limit(50)
        .status(AmlCaseStatus::NoMatch)
        .status(AmlCaseStatus::Rejected)
        .start_date("2026-10-01")
        .end_date("2026-11-01");
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&list).unwrap()));
}

#[tokio::test]
async fn every_fixture_is_read_as_a_page() {
    let mut table = String::new();
    for (name, response) in fixtures("list_aml_cases") {
        let page = client_returning(200, response).list_aml_cases(&ListAmlCases::new()).await.unwrap();
        table += &format!("{name}: {} cases of {:?}\n", page.data.len(), page.total);
    }
    insta::assert_snapshot!(table);
}
