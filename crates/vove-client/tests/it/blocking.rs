//! The blocking client.

use std::{
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use vove_client::{
    ApiKey, CreateSession, Environment, ErrorKind, ListAmlCases, RetryBudget, WaitPolicy, blocking::Client,
};
use vove_emulator::{Emulator, SessionOutcome};
use vove_model::{SessionId, VerificationState, VerificationStatus};
use vove_transport::{Loopback, TransportError};

use crate::{key, ref_id, run_in_child_process};

const USER: &[u8] = br#"{"_id":"u","refId":"r","status":"pending","token":"t"}"#;

type Log<T> = Arc<Mutex<Vec<T>>>;

/// A client that receives these statuses, the sleeps it made, and the keys it sent.
fn client(statuses: &'static [u16], retry_after: &'static str) -> (Client, Log<Duration>, Log<String>) {
    let (sleeps, keys) = (Log::default(), Log::default());
    let (recorded, sent) = (Arc::clone(&sleeps), Arc::clone(&keys));
    let transport = move |request: Request<Bytes>| -> Result<Response<Bytes>, TransportError> {
        let mut sent = sent.lock().unwrap();
        let status = statuses[sent.len()];
        sent.push(request.headers()["x-api-key"].to_str().unwrap().to_owned());
        let response = Response::builder().status(status).header("retry-after", retry_after);
        Ok(response.body(Bytes::from_static(USER)).unwrap())
    };
    let client = Client::with_transport(Environment::Sandbox, key(), transport)
        .with_sleep(move |duration| recorded.lock().unwrap().push(duration));
    (client, sleeps, keys)
}

#[test]
fn reads_are_retried_after_sleeping() {
    let (client, sleeps, sent) = client(&[500, 502, 200], "");
    client.get_user_verification(&ref_id("r")).unwrap();
    let sleeps = sleeps.lock().unwrap();
    assert_eq!((sleeps.len(), sent.lock().unwrap().len()), (2, 3));
    assert!(sleeps[0] <= Duration::from_millis(100) && sleeps[1] <= Duration::from_millis(200));
}

#[test]
fn a_retry_after_is_slept_for_or_reported() {
    let (client, sleeps, _) = client(&[503, 200], "7");
    client.get_user_verification(&ref_id("r")).unwrap();
    assert_eq!(sleeps.lock().unwrap()[0], Duration::from_secs(7));
    let (client, sleeps, _) = self::client(&[429], "3600");
    let error = client.get_user_verification(&ref_id("r")).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::RateLimited, 1));
    assert!(error.retry_at().is_some() && sleeps.lock().unwrap().is_empty());
}

#[test]
fn a_forced_session_is_not_retried_after_a_server_error() {
    let (client, _, sent) = client(&[500, 200], "");
    client.create_session(CreateSession::new(ref_id("r")).force_creation()).unwrap_err();
    assert_eq!(sent.lock().unwrap().len(), 1);
}

#[test]
fn a_rotated_key_is_used_by_every_clone() {
    let (client, _, sent) = client(&[200, 200], "");
    client.get_user_verification(&ref_id("r")).unwrap();
    client.clone().set_key(&ApiKey::new("second-key").unwrap());
    client.get_user_verification(&ref_id("r")).unwrap();
    assert_eq!(*sent.lock().unwrap(), ["CANARY-KEY", "second-key"]);
    assert!(!format!("{client:?}").contains("CANARY"));
}

#[test]
fn waiting_sleeps_by_its_policy_and_reports_every_poll() {
    let (client, sleeps, _) = client(&[404, 200, 200, 401], "");
    let mut reported = Vec::new();
    let policy = |seconds| WaitPolicy::default().timeout(Duration::from_secs(seconds));
    let error =
        client.wait_for_decision(&ref_id("r"), policy(900), |progress| reported.push(progress.clone())).unwrap_err();
    assert_eq!((error.kind(), reported.len()), (ErrorKind::Unauthorized, 3));
    assert_eq!(sleeps.lock().unwrap().iter().map(Duration::as_millis).collect::<Vec<_>>(), [2000, 3000, 4500]);

    let (client, sleeps, _) = self::client(&[200; 9], "");
    let late = client.wait_for_decision(&ref_id("r"), policy(10), |_| {}).unwrap_err();
    assert_eq!((late.kind(), late.attempts(), sleeps.lock().unwrap().len()), (ErrorKind::WaitTimedOut, 5, 4));
    assert_eq!(sleeps.lock().unwrap().iter().map(Duration::as_millis).collect::<Vec<_>>(), [2000, 3000, 4500, 500]);
}

#[test]
fn the_longest_waits_overflow_nothing() {
    let (client, sleeps, _) = client(&[200, 200, 401], "");
    let longest = Duration::from_secs(u64::MAX / 4 * 3);
    let policy = WaitPolicy::default().initial_interval(longest).max_interval(Duration::MAX).timeout(Duration::MAX);
    let error = client.wait_for_decision(&ref_id("r"), policy, |_| {}).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthorized);
    assert_eq!(*sleeps.lock().unwrap(), [longest, Duration::MAX - longest]);
}

#[test]
fn waiting_passes_over_the_decision_known_before() {
    let polls = Arc::new(Mutex::new([("successful", "s1"), ("successful", "s2")].iter()));
    let server = move |_: Request<Bytes>| {
        let (status, session) = polls.lock().unwrap().next().unwrap();
        let user = format!(r#"{{"_id":"u","refId":"r","status":"{status}","sessionId":"{session}"}}"#);
        Ok(Response::new(Bytes::from(user)))
    };
    let client = Client::with_transport(Environment::Sandbox, key(), server).with_sleep(|_| ());
    let known = VerificationState::new(VerificationStatus::Successful).session_id(SessionId::new("s1").unwrap());
    let user = client.wait_for_newer_decision(&ref_id("r"), known, WaitPolicy::default(), |_| {}).unwrap();
    assert_eq!(user.session_id.as_ref().map(SessionId::as_str), Some("s2"));
}

#[test]
fn clones_share_the_budget() {
    let (client, _, sent) = client(&[500; 9], "");
    let budget = RetryBudget::new(5);
    let client = client.with_retry_budget(budget.clone());
    for _ in 0..2 {
        client.clone().get_user_verification(&ref_id("r")).unwrap_err();
    }
    assert_eq!((sent.lock().unwrap().len(), budget.tokens()), (3, 0));
}

/// The emulator has its own runtime; the client under test runs outside of it.
#[test]
fn the_blocking_client_calls_the_api_outside_a_runtime() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let emulator = runtime.block_on(Emulator::builder().start()).unwrap();
    let base: vove_client::BaseUrl = emulator.url().parse().unwrap();
    let client = Client::new(base.into(), ApiKey::new(emulator.api_key()).unwrap()).unwrap();
    assert!(client.find_user_verification(&ref_id("r")).unwrap().is_none());
    client.create_session(ref_id("r")).unwrap();
    emulator.finish("r", "awa-diop", SessionOutcome::Successful).unwrap();
    assert!(client.get_user_verification(&ref_id("r")).unwrap().status.is_successful());
    assert!(client.get_user_documents(&ref_id("r")).unwrap().selfie.is_some());
    for number in 0..3 {
        client.create_kyb_case(ref_id(&format!("shop-{number}"))).unwrap();
    }
    let shops: Vec<_> = client.items(vove_client::ListKybCases::new().limit(2)).map(Result::unwrap).collect();
    assert_eq!(shops.len(), 3);
    assert_eq!(client.pages(ListAmlCases::new()).count(), 1);
    let _inside = runtime.enter();
    drop(emulator);
}

/// A server on a thread of its own, and a client of it.
fn over_http(respond: impl Fn() + Send + Sync + 'static) -> (tokio::runtime::Runtime, Loopback, Client) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let handler = move |_| {
        respond();
        async { Response::new(Bytes::from_static(USER)) }
    };
    let server = runtime.block_on(Loopback::start(0, handler)).unwrap();
    let base: vove_client::BaseUrl = server.url().parse().unwrap();
    (runtime, server, Client::new(base.into(), key()).unwrap())
}

/// In a process of its own, because the other tests of this binary have threads.
#[test]
fn the_blocking_client_starts_no_thread() {
    run_in_child_process("blocking::in_a_child_process", |command| {
        command.env("VOVE_TEST_THREADS", "1");
    });
}

#[test]
fn in_a_child_process() {
    if std::env::var_os("VOVE_TEST_THREADS").is_none() || !cfg!(target_os = "linux") {
        return;
    }
    let threads = || std::fs::read_dir("/proc/self/task").unwrap().count();
    let during = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&during);
    let (_runtime, _server, client) = over_http(move || seen.lock().unwrap().push(threads()));
    let before = threads();
    for _ in 0..2 {
        client.get_user_verification(&ref_id("r")).unwrap();
    }
    assert_eq!((during.lock().unwrap().as_slice(), threads()), ([before; 2].as_slice(), before));
}

#[test]
fn many_threads_share_one_blocking_client() {
    let (_runtime, _server, client) = over_http(|| ());
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..50 {
                    client.get_user_verification(&ref_id("r")).unwrap();
                }
            });
        }
    });
}

#[test]
fn the_blocking_client_may_be_used_and_dropped_within_a_runtime() {
    let (server_runtime, _server, client) = over_http(|| ());
    let fetch = move || client.get_user_verification(&ref_id("r")).map(drop);
    let own = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    own.block_on(async {
        fetch().unwrap();
        tokio::task::spawn_blocking(fetch.clone()).await.unwrap().unwrap();
        drop(fetch);
    });
    drop(own);
    drop(server_runtime);
}
