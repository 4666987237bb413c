use vove_client::{Endpoint, UpdateAmlCaseStatus};
use vove_model::{AmlCaseId, AmlCaseStatus};
use vove_transport::Idempotency;

use crate::{client_that_gets, fixtures, shown};

fn id() -> AmlCaseId {
    AmlCaseId::new("6184b807").unwrap()
}

#[test]
fn the_request_puts_a_status_and_may_be_sent_again() {
    let update = UpdateAmlCaseStatus::new(id(), AmlCaseStatus::Cleared);
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&update).unwrap()));
    assert_eq!(Idempotency::of(&update.request().unwrap()), Idempotency::Idempotent);
}

#[tokio::test]
async fn any_reply_comes_back_as_it_is() {
    for (_, reply) in fixtures("update_aml_case_status") {
        let client = client_that_gets(200, reply.clone());
        assert_eq!(client.update_aml_case_status(&id(), AmlCaseStatus::Cleared).await.unwrap(), reply);
    }
    let empty = client_that_gets(204, "").update_aml_case_status(&id(), AmlCaseStatus::Rejected).await.unwrap();
    assert!(empty.is_empty());
}
