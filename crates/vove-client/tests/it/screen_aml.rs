//! `POST /v2/aml/flow/screen`.

use vove_client::{Endpoint, ScreenAml};
use vove_model::{FlowId, Gender, ScreeningData};
use vove_transport::Idempotency;

use crate::{client_returning, fixtures, format_request};

fn screening() -> ScreenAml {
    let who = ScreeningData::new("AMINA EL IDRISSI").unwrap().gender(Gender::Female);
    ScreenAml::new(FlowId::new("flow-1").unwrap(), who)
}

#[test]
fn the_request_is_flat_and_idempotent() {
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&screening()).unwrap()));
    assert_eq!(Idempotency::of(&screening().request().unwrap()), Idempotency::Idempotent);
}

#[tokio::test]
async fn every_fixture_is_read_as_a_screening() {
    let mut table = String::new();
    for (name, response) in fixtures("screen_aml") {
        let found = client_returning(200, response).screen_aml(screening()).await.unwrap();
        table += &format!("{name}: {} hits, clear {}\n", found.total_hits, found.is_clear());
    }
    insta::assert_snapshot!(table);
}
