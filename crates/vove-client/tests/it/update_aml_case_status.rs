//! `PUT /v2/aml/case/{id}/status`.

use vove_client::{Endpoint, UpdateAmlCaseStatus};
use vove_model::{AmlCaseId, AmlCaseStatus};
use vove_transport::Idempotency;

use crate::{client_returning, fixtures, format_request};

fn id() -> AmlCaseId {
    AmlCaseId::new("6184b807").unwrap()
}

#[test]
fn the_request_has_the_status_and_is_idempotent() {
    let update = UpdateAmlCaseStatus::new(id(), AmlCaseStatus::Cleared);
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&update).unwrap()));
    assert_eq!(Idempotency::of(&update.request().unwrap()), Idempotency::Idempotent);
}

#[tokio::test]
async fn the_bytes_of_the_response_are_returned() {
    for (name, response) in fixtures("update_aml_case_status") {
        let client = client_returning(200, response.clone());
        assert_eq!(client.update_aml_case_status(&id(), AmlCaseStatus::Cleared).await.unwrap(), response, "{name}");
    }
    let empty = client_returning(204, "").update_aml_case_status(&id(), AmlCaseStatus::Rejected).await.unwrap();
    assert!(empty.is_empty());
}
