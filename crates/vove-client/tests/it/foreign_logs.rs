//! No transport logs a secret or personal data, whatever the libraries below it log, at any level.

use bytes::Bytes;
use http::{Request, Response};
use tracing::Level;
use vove_client::{ApiKey, BaseUrl, Client, CreateSession, Error, RetryPolicy, blocking};
use vove_transport::Loopback;

use crate::{
    log::{PROBE, logged_up_to},
    ref_id,
};

/// What must not be logged: in the key, in the reference, and in every part of the response.
const CANARY: &str = "CANARY";

const TRANSPORTS: [&str; 3] = ["reqwest", "hyper", "blocking"];
const LEVELS: [Level; 5] = [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG, Level::TRACE];

async fn respond(request: Request<Bytes>) -> Response<Bytes> {
    let status = if request.method() == "POST" { 500 } else { 200 };
    let body =
        r#"{"_id":"u","refId":"CANARY","status":"CANARY","documents":[{"stepId":"ID_DOCUMENT","firstName":"CANARY"}]}"#;
    Response::builder().status(status).header("x-person", CANARY).body(Bytes::from(body)).unwrap()
}

/// Makes a call that succeeds and one that fails.
fn call(transport: &str, base: &BaseUrl) {
    let key = ApiKey::new(CANARY).unwrap();
    let environment = base.clone().into();
    let (reference, session) = (ref_id(CANARY), CreateSession::new(ref_id(CANARY)));
    let results: [Result<(), Error>; 2] = if transport == "blocking" {
        let client = blocking::Client::new(environment, key).unwrap().with_retry(RetryPolicy::never());
        [client.get_user_verification(&reference).map(drop), client.create_session(session).map(drop)]
    } else {
        let client = match transport {
            "reqwest" => Client::new(environment, key),
            _ => Client::over_hyper(environment, key),
        };
        let client = client.unwrap().with_retry(RetryPolicy::never());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            [client.get_user_verification(&reference).await.map(drop), client.create_session(session).await.map(drop)]
        })
    };
    assert!(matches!(results, [Ok(()), Err(_)]), "{transport}: {results:?}");
}

#[test]
fn no_transport_logs_a_secret_or_personal_data_at_any_level() {
    let servers = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = servers.block_on(Loopback::start(0, respond)).unwrap();
    let base = server.url().parse().unwrap();
    let mut leaks = Vec::new();
    for transport in TRANSPORTS {
        for level in LEVELS {
            let ((), log) = logged_up_to(level, || call(transport, &base));
            let foreign = log.lines().filter(|line| line.contains("log.target=") && !line.contains(PROBE));
            // The verifier of certificates logs how many authorities it found.
            if level >= Level::DEBUG && cfg!(target_os = "linux") {
                assert!(foreign.count() > 0, "{transport} at {level}: no library logged anything");
            }
            let leaked = log.lines().filter(|line| line.contains(CANARY));
            leaks.extend(leaked.map(|line| format!("{transport} at {level}: {line}")));
        }
    }
    assert!(leaks.is_empty(), "{} lines, for example {:.300}", leaks.len(), leaks[0]);
}
