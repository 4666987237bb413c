use vove_client::{ErrorKind, GetKybCase};
use vove_model::KybCaseId;

use crate::{client_that_gets, fixtures, shown};

fn id() -> KybCaseId {
    KybCaseId::new("3e8b2ec1/dbbdb977").unwrap()
}

#[test]
fn the_request_names_the_case_in_one_segment() {
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&GetKybCase::new(id())).unwrap()));
}

#[tokio::test]
async fn every_fixture_is_a_case() {
    let mut table = String::new();
    for (name, reply) in fixtures("get_kyb_case") {
        let case = client_that_gets(200, reply).get_kyb_case(&id()).await.unwrap();
        table +=
            &format!("{name}: {:?}, {} documents, {} owners\n", case.status, case.documents.len(), case.ubos.len());
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn another_organisation_s_case_is_forbidden() {
    let error = client_that_gets(403, "").get_kyb_case(&id()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Forbidden);
}
