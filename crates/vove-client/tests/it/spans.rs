//! Spans have OpenTelemetry's attribute names and no personal data.

use std::sync::atomic::{AtomicU16, Ordering};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{Client, Environment, Raw, RetryPolicy, blocking};
use vove_transport::TransportError;

use crate::{key, log::logged, ref_id};

type Outcome = Result<Response<Bytes>, TransportError>;

const USER: &[u8] = br#"{"_id":"u","refId":"CANARY","status":"pending"}"#;

/// Responds with 503, then with 200.
fn fails_once() -> impl Fn(Request<Bytes>) -> Outcome + Send + Sync {
    let calls = AtomicU16::new(0);
    move |_| {
        let status = if calls.fetch_add(1, Ordering::SeqCst) == 0 { 503 } else { 200 };
        Ok(Response::builder().status(status).body(Bytes::from_static(USER)).unwrap())
    }
}

/// The spans with the fields that they had when they closed, without their durations.
fn closed(log: &str) -> String {
    let lines = log.lines().filter(|line| line.contains("close"));
    lines.map(|line| line.split(" time.busy").next().unwrap().trim_end().to_owned() + "\n").collect()
}

#[test]
fn operations_and_attempts_have_the_attributes_of_the_conventions() {
    let policy = RetryPolicy::default().initial_backoff(std::time::Duration::ZERO);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let respond = fails_once();
    let ((), log) = logged(|| {
        let client =
            Client::with_transport(Environment::Sandbox, key(), move |request| std::future::ready(respond(request)))
                .with_retry(policy);
        runtime.block_on(client.get_user_verification(&ref_id("CANARY"))).unwrap();
        let not_found =
            |_: Request<Bytes>| async { Ok(Response::builder().status(404).body(Bytes::from_static(USER)).unwrap()) };
        let local: vove_client::BaseUrl = "http://localhost".parse().unwrap();
        let client = Client::with_transport(local.into(), key(), not_found);
        runtime.block_on(client.send(&Raw::get("/v2/users/CANARY/selfie"))).unwrap_err();
        runtime.block_on(client.send(&Raw::get("no/path"))).unwrap_err();
    });
    assert!(!log.contains("CANARY"), "{log}");
    let spans = closed(&log);
    insta::assert_snapshot!(spans);

    let ((), log) = logged(|| {
        let client = blocking::Client::with_transport(Environment::Sandbox, key(), fails_once()).with_retry(policy);
        client.get_user_verification(&ref_id("CANARY")).unwrap();
    });
    assert_eq!(
        closed(&log).lines().collect::<Vec<_>>(),
        spans.lines().take(3).collect::<Vec<_>>(),
        "the blocking client records the same spans"
    );
}
