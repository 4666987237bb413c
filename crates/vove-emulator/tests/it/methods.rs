//! The methods of every path.

use http::Method;
use serde_json::{Value, json};
use vove_emulator::SessionOutcome;

use crate::{builder, call, json_request, send};

#[tokio::test]
async fn a_method_that_a_path_does_not_have_gets_405_and_the_methods_that_it_has() {
    let emulator = builder().start().await.unwrap();
    let methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
    for (path, allowed) in [
        ("/v2/sessions", "POST"),
        ("/v2/users/r", "GET, HEAD"),
        ("/v2/users/r/documents", "GET, HEAD"),
        ("/v2/kyb/case", "GET, HEAD, POST"),
        ("/v2/kyb/case/id", "GET, HEAD"),
        ("/v2/kyb/flow/default/GB", "GET, HEAD"),
        ("/kyb/case", "GET, HEAD, POST"),
        ("/v2/aml/case", "GET, HEAD, POST"),
        ("/v2/aml/case/r", "GET, HEAD"),
        ("/v2/aml/case/id/status", "PUT"),
        ("/v2/aml/flow/screen", "POST"),
        ("/emulator/people", "GET, HEAD"),
        ("/emulator/sessions", "GET, HEAD"),
        ("/emulator/deliveries", "GET, HEAD"),
        ("/emulator/sessions/r/finish", "POST"),
    ] {
        for method in methods {
            let response = send(json_request(&emulator, method.parse().unwrap(), path, "")).await;
            let allow = response.headers().get("allow").map(|value| value.to_str().unwrap());
            let expected = (!allowed.split(", ").any(|allowed| allowed == method)).then_some(allowed);
            assert_eq!((response.status() == 405, allow), (expected.is_some(), expected), "{method} {path}");
            let body: Option<Value> = serde_json::from_slice(response.body()).ok();
            if let (405, Some(body)) = (response.status().as_u16(), body) {
                assert_eq!((&body["statusCode"], &body["error"]), (&json!(405), &json!("Method Not Allowed")));
            }
        }
    }
}

#[tokio::test]
async fn head_has_the_status_and_the_headers_of_get_and_no_body() {
    let emulator = builder().start().await.unwrap();
    call(&emulator, Method::POST, "/v2/sessions", r#"{"refId":"r"}"#).await;
    emulator.finish("r", "awa-diop", SessionOutcome::Successful).unwrap();
    for path in ["/v2/users/r", "/v2/users/r/documents", "/v2/users/nobody", "/v2/kyb/case", "/emulator/people", "/"] {
        let get = send(json_request(&emulator, Method::GET, path, "")).await;
        let head = send(json_request(&emulator, Method::HEAD, path, "")).await;
        assert_eq!((head.status(), head.body().len()), (get.status(), 0), "{path}");
        for name in ["content-type", "content-length"] {
            assert_eq!(head.headers().get(name), get.headers().get(name), "{path} {name}");
        }
    }
}
