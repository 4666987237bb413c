use vove_client::{ErrorKind, GetAmlCase};

use crate::{client_that_gets, fixtures, ref_id, shown};

#[test]
fn the_request_names_your_own_reference() {
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&GetAmlCase::new(ref_id("a/b"))).unwrap()));
}

#[tokio::test]
async fn every_fixture_is_a_case() {
    let mut table = String::new();
    for (name, reply) in fixtures("get_aml_case") {
        let case = client_that_gets(200, reply).get_aml_case(&ref_id("r")).await.unwrap();
        table +=
            &format!("{name}: {:?}, clear {}, hits {}\n", case.status, case.status.is_clear(), case.hits.is_some());
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn nobody_s_case_is_not_found() {
    let error = client_that_gets(404, "").get_aml_case(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}
