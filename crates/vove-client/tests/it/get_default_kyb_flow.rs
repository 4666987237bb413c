//! `GET /v2/kyb/flow/default/{country}`.

use vove_client::{Endpoint, ErrorKind, GetDefaultKybFlow};

use crate::{client_returning, fixtures, format_request};

#[test]
fn the_request_has_the_country_in_its_path() {
    insta::assert_snapshot!(format_request(&client_returning(200, "").prepare(&GetDefaultKybFlow::new("GB")).unwrap()));
}

#[test]
fn a_country_that_is_not_a_path_segment_is_an_error() {
    for country in ["", ".", ".."] {
        assert_eq!(GetDefaultKybFlow::new(country).request().unwrap_err().kind(), ErrorKind::InvalidRequest);
    }
    assert_eq!(GetDefaultKybFlow::new("a/b").request().unwrap().uri(), "/v2/kyb/flow/default/a%2Fb");
}

#[tokio::test]
async fn the_bytes_of_the_response_are_returned() {
    for (name, response) in fixtures("get_default_kyb_flow") {
        let flow = client_returning(200, response.clone()).get_default_kyb_flow("GB").await.unwrap();
        assert_eq!(flow, response, "{name}");
    }
    assert_eq!(client_returning(404, "").get_default_kyb_flow("XX").await.unwrap_err().kind(), ErrorKind::NotFound);
}
