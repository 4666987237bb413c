//! `GET /v2/kyb/case/{id}`.

use vove_client::{ErrorKind, GetKybCase};
use vove_model::KybCaseId;

use crate::{client_returning, fixtures, format_request};

fn id() -> KybCaseId {
    KybCaseId::new("3e8b2ec1/dbbdb977").unwrap()
}

#[test]
fn the_request_has_the_identifier_in_one_path_segment() {
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&GetKybCase::new(id())).unwrap()));
}

#[tokio::test]
async fn every_fixture_is_read_as_a_case() {
    let mut table = String::new();
    for (name, response) in fixtures("get_kyb_case") {
        let case = client_returning(200, response).get_kyb_case(&id()).await.unwrap();
        table +=
            &format!("{name}: {:?}, {} documents, {} owners\n", case.status, case.documents.len(), case.ubos.len());
    }
    insta::assert_snapshot!(table);
}

#[tokio::test]
async fn status_403_is_forbidden() {
    let error = client_returning(403, "").get_kyb_case(&id()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Forbidden);
}
