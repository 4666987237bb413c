//! Which addresses requests may go to.

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{BaseUrl, Client, Endpoint, Environment, Error, ErrorKind, GetUserVerification};
use vove_transport::testing::Never;

use crate::{key, ref_id, run_in_child_process};

#[test]
fn requests_go_to_the_environment_and_v2_is_never_doubled() {
    let address = |environment: Environment| {
        let client = Client::with_transport(environment, key(), Never);
        client.prepare(&GetUserVerification::new(ref_id("r"))).unwrap().uri().to_string()
    };
    assert_eq!(address(Environment::Production), "https://api.voveid.com/v2/users/r");
    assert_eq!(address(Environment::Sandbox), "https://api.voveid.net/v2/users/r");
    for (base, expected) in [
        ("https://api.voveid.net", "https://api.voveid.net/v2/users/r"),
        ("https://api.voveid.net/", "https://api.voveid.net/v2/users/r"),
        ("https://api.voveid.net/v2", "https://api.voveid.net/v2/users/r"),
        ("https://api.voveid.net/v2//", "https://api.voveid.net/v2/users/r"),
        ("https://gateway.example:8443/vove/v2", "https://gateway.example:8443/vove/v2/users/r"),
        ("https://v2", "https://v2/v2/users/r"),
        ("HTTPS://API.example/V2", "https://API.example/V2/v2/users/r"),
        ("http://localhost:3000", "http://localhost:3000/v2/users/r"),
        ("http://127.9.9.9/", "http://127.9.9.9/v2/users/r"),
        ("http://[::1]:80/v2", "http://[::1]:80/v2/users/r"),
    ] {
        assert_eq!(address(base.parse::<BaseUrl>().unwrap().into()), expected);
    }
}

#[test]
fn an_invalid_or_unsafe_address_is_an_error_with_its_reason() {
    let bases = [
        "",
        "api.voveid.net",
        "/v2",
        "https://",
        "https:///v2",
        "ftp://api.voveid.net",
        "http://api.voveid.net",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://0.0.0.0",
        "https://user:pass@api.voveid.net",
        "https://api.voveid.net?x=1",
        "https://api.voveid.net#x",
        "https://api.voveid.net\\@evil.example",
        "https://api.voveid.net /v2",
        "https://api.voveid.net/a/../b",
        "https://api.voveid.net/%2e%2E/b",
        "https://api.voveid.net:99999",
        "https://api.voveid.net:",
        "https://аpi.voveid.net",
    ];
    let mut table = String::new();
    for base in bases {
        let error = base.parse::<BaseUrl>().expect_err(base);
        assert_eq!(error.kind(), ErrorKind::InvalidConfiguration);
        table += &format!("{base:40} {error}\n");
    }
    insta::assert_snapshot!(table);
}

#[test]
fn only_exact_environment_names_are_accepted() {
    assert_eq!("Production".parse::<Environment>().unwrap(), Environment::Production);
    for text in ["", "prod", "test", "https://api.voveid.com"] {
        assert!(text.parse::<Environment>().is_err());
    }
}

/// A user-defined endpoint with any target and with a key of its own.
#[derive(Clone)]
struct CustomEndpoint(&'static str);

impl Endpoint for CustomEndpoint {
    type Output = ();

    const NAME: &'static str = "custom";
    const TEMPLATE: &'static str = "/custom";

    fn request(&self) -> Result<Request<Bytes>, Error> {
        Ok(Request::builder().uri(self.0).header("x-api-key", "another").body(Bytes::new()).unwrap())
    }

    fn response(&self, _response: Response<Bytes>) -> Result<(), Error> {
        Ok(())
    }
}

#[test]
fn no_endpoint_can_send_the_key_to_another_host() {
    for base in ["https://api.voveid.net", "https://gateway.example/vove"] {
        let client = Client::with_transport(base.parse::<BaseUrl>().unwrap().into(), key(), Never);
        for target in ["https://evil.example/x", "evil.example", ".evil.example", "evil.example:443", "*"] {
            let error = client.prepare(&CustomEndpoint(target)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{target}");
        }
        let request = client.prepare(&CustomEndpoint("/@evil.example:1/x?y")).unwrap();
        assert_eq!(request.uri().to_string(), format!("{base}/@evil.example:1/x?y"));
        let keys: Vec<_> = request.headers().get_all("x-api-key").iter().collect();
        assert_eq!(keys, ["CANARY-KEY"], "the key of the endpoint is replaced");
    }
}

#[test]
fn a_request_of_an_endpoint_has_no_host() {
    assert_eq!(GetUserVerification::new(ref_id("r")).request().unwrap().uri().host(), None);
}

#[test]
fn the_environment_is_read_from_environment_variables() {
    for (variables, expected) in [
        (&[("VOVE_ENV", "sandbox")][..], "https://api.voveid.net"),
        (&[("VOVE_ENV", "PRODUCTION"), ("VOVE_BASE_URL", "")], "https://api.voveid.com"),
        (&[("VOVE_BASE_URL", "http://127.0.0.1:8080/v2")], "http://127.0.0.1:8080"),
        (&[], "neither VOVE_ENV nor VOVE_BASE_URL is set"),
        (&[("VOVE_ENV", "sandbox"), ("VOVE_BASE_URL", "http://127.0.0.1")], "both set"),
        (&[("VOVE_ENV", "test")], "neither `production` nor `sandbox`"),
        (&[("VOVE_BASE_URL", "http://api.voveid.net")], "must be https"),
    ] {
        run_in_child_process("environment::in_a_child_process", |command| {
            command.env_remove("VOVE_ENV").env_remove("VOVE_BASE_URL").env("VOVE_TEST_ENVIRONMENT", expected);
            command.envs(variables.iter().copied());
        });
    }
}

#[test]
fn in_a_child_process() {
    if let Ok(expected) = std::env::var("VOVE_TEST_ENVIRONMENT") {
        let result = match Environment::from_env() {
            Ok(environment) => environment.base_url().to_owned(),
            Err(error) => error.to_string(),
        };
        assert!(result.contains(&expected), "{result}");
    }
}
