//! A proxy is used when it was asked for, never because a variable of the environment names one.

use std::process::Command;

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{BaseUrl, Client, blocking};
use vove_transport::Loopback;

use crate::{key, ref_id};

/// Environment variables belong to a whole process: this binary, asked for one test.
#[test]
fn no_variable_names_a_proxy() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "proxies::in_a_process_of_its_own"]).env("VOVE_TEST_PROXY", "1").env_remove("NO_PROXY");
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(name, "http://127.0.0.1:1");
    }
    let told = command.env_remove("no_proxy").output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
}

#[tokio::test]
async fn in_a_process_of_its_own() {
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
    let threads = blocking::Client::new(base.into(), key());
    let fetched = tokio::task::spawn_blocking(move || threads.get_user_verification(&ref_id("r")).map(|_| ()));
    fetched.await.unwrap().unwrap();
}
