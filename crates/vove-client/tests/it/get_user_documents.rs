//! `GET /v2/users/{refId}/documents`.

use std::time::Duration;

use vove_client::{Endpoint, GetUserDocuments};
use vove_transport::Limits;

use crate::{client_returning, fixtures, format_request, ref_id};

#[test]
fn the_request_is_as_documented() {
    let request = GetUserDocuments::new(ref_id("3eb8c91c-c866-4fcb-9805-67e8b45c7883"));
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&request).unwrap()));
}

#[test]
fn images_get_more_time_and_a_larger_limit_than_other_responses() {
    let request = GetUserDocuments::new(ref_id("r")).request().unwrap();
    let limits = request.extensions().get::<Limits>().copied();
    let expected = Limits::default()
        .attempt_timeout(Duration::from_secs(60))
        .operation_timeout(Duration::from_secs(150))
        .max_response_bytes(64 << 20);
    assert_eq!(limits, Some(expected));
}

#[tokio::test]
async fn every_fixture_is_read_as_documents_with_images() {
    let mut table = String::new();
    for (name, response) in fixtures("get_user_documents") {
        let documents = client_returning(200, response).get_user_documents(&ref_id("r")).await.unwrap();
        let selfie = documents.selfie.as_ref().unwrap();
        table += &format!("{name}: {selfie:?}, {} documents\n", documents.documents.len());
    }
    insta::assert_snapshot!(table);
}
