//! A proxy is used when it is configured, and never because an environment variable names one.

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{BaseUrl, Client, blocking};
use vove_transport::Loopback;

use crate::{key, ref_id, run_in_child_process};

#[test]
fn environment_variables_for_proxies_are_ignored() {
    run_in_child_process("proxies::in_a_child_process", |command| {
        command.env("VOVE_TEST_PROXY", "1").env_remove("NO_PROXY").env_remove("no_proxy");
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
            command.env(name, "http://127.0.0.1:1");
        }
    });
}

#[tokio::test]
async fn in_a_child_process() {
    if std::env::var_os("VOVE_TEST_PROXY").is_none() {
        return;
    }
    let server = Loopback::start(0, |_: Request<Bytes>| async {
        Response::new(Bytes::from_static(br#"{"_id":"u","refId":"r","status":"pending"}"#))
    });
    let server = server.await.unwrap();
    let base: BaseUrl = server.url().parse().unwrap();
    Client::new(base.clone().into(), key()).unwrap().get_user_verification(&ref_id("r")).await.unwrap();
    Client::over_hyper(base.clone().into(), key()).unwrap().get_user_verification(&ref_id("r")).await.unwrap();
    let blocking = blocking::Client::new(base.into(), key()).unwrap();
    let fetched = tokio::task::spawn_blocking(move || blocking.get_user_verification(&ref_id("r")).map(|_| ()));
    fetched.await.unwrap().unwrap();
}
