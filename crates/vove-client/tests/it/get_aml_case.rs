//! `GET /v2/aml/case/{refId}`.

use vove_client::{ErrorKind, GetAmlCase};

use crate::{client_returning, fixtures, format_request, ref_id};

#[test]
fn the_request_has_the_reference_in_its_path() {
    insta::assert_snapshot!(format_request(
        &client_returning(200, "").prepare(&GetAmlCase::new(ref_id("a/b"))).unwrap()
    ));
}

#[tokio::test]
async fn every_fixture_is_read_as_a_case() {
    let mut table = String::new();
    for (name, response) in fixtures("get_aml_case") {
        let case = client_returning(200, response).get_aml_case(&ref_id("r")).await.unwrap();
        table +=
            &format!("{name}: {:?}, clear {}, hits {}\n", case.status, case.status.is_clear(), case.hits.is_some());
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn status_404_is_not_found() {
    let error = client_returning(404, "").get_aml_case(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}
