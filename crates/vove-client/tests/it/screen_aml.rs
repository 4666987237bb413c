use vove_client::{Endpoint, ScreenAml};
use vove_model::{FlowId, Gender, ScreeningData};
use vove_transport::Idempotency;

use crate::{client_that_gets, fixtures, shown};

fn screening() -> ScreenAml {
    let who = ScreeningData::new("AMINA EL IDRISSI").unwrap().gender(Gender::Female);
    ScreenAml::new(FlowId::new("flow-1").unwrap(), who)
}

#[test]
fn the_request_is_flat_and_may_be_sent_again() {
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&screening()).unwrap()));
    assert_eq!(Idempotency::of(&screening().request().unwrap()), Idempotency::Idempotent);
}

#[tokio::test]
async fn every_fixture_is_a_screening() {
    let mut table = String::new();
    for (name, reply) in fixtures("screen_aml") {
        let found = client_that_gets(200, reply).screen_aml(screening()).await.unwrap();
        table += &format!("{name}: {} hits, clear {}\n", found.total_hits, found.is_clear());
    }
    insta::assert_snapshot!(table);
}
