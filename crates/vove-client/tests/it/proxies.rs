//! A proxy is used when it is configured, and never because an environment variable names one.

use std::process::Command;

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{BaseUrl, Client, blocking};
use vove_transport::Loopback;

use crate::{key, ref_id};

/// Environment variables belong to the whole process, so this runs the binary again with a single test.
#[test]
fn environment_variables_for_proxies_are_ignored() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "proxies::in_a_child_process"]).env("VOVE_TEST_PROXY", "1").env_remove("NO_PROXY");
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(name, "http://127.0.0.1:1");
    }
    let output = command.env_remove("no_proxy").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
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
    let blocking = blocking::Client::new(base.into(), key());
    let fetched = tokio::task::spawn_blocking(move || blocking.get_user_verification(&ref_id("r")).map(|_| ()));
    fetched.await.unwrap().unwrap();
}
