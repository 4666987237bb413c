use vove_client::{Endpoint, ErrorKind, GetDefaultKybFlow};

use crate::{client_that_gets, fixtures, shown};

#[test]
fn the_request_names_the_country() {
    insta::assert_snapshot!(shown(&client_that_gets(200, "").prepare(&GetDefaultKybFlow::new("GB")).unwrap()));
}

#[test]
fn what_no_path_can_carry_is_not_sent() {
    for country in ["", ".", ".."] {
        assert_eq!(GetDefaultKybFlow::new(country).request().unwrap_err().kind(), ErrorKind::InvalidRequest);
    }
    assert_eq!(GetDefaultKybFlow::new("a/b").request().unwrap().uri(), "/v2/kyb/flow/default/a%2Fb");
}

#[tokio::test]
async fn any_reply_comes_back_as_it_is() {
    for (name, reply) in fixtures("get_default_kyb_flow") {
        let flow = client_that_gets(200, reply.clone()).get_default_kyb_flow("GB").await.unwrap();
        assert_eq!(flow, reply, "{name}");
    }
    assert_eq!(client_that_gets(404, "").get_default_kyb_flow("XX").await.unwrap_err().kind(), ErrorKind::NotFound);
}
