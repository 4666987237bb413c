//! Polling for a decision.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use tokio::time::Instant;
use vove_client::{Client, Environment, ErrorKind, RetryPolicy, WaitPolicy, WaitProgress};
use vove_model::{SessionId, VerificationState, VerificationStatus};
use vove_transport::{Transport, TransportError, TransportErrorKind, testing::Capture};

use crate::{client_without_retries, key, ref_id};

/// Responds to one poll after another: a word is a verification status, a number an HTTP status, and `""` a timeout. After
/// the last it is `pending`.
fn responses(script: &'static [&'static str]) -> impl Transport {
    let next = Mutex::new(script.iter());
    move |_: Request<Bytes>| {
        let word = *next.lock().unwrap().next().unwrap_or(&"pending");
        let outcome = match word {
            "" => Err(TransportError::new(TransportErrorKind::Timeout)),
            word => match word.parse::<u16>() {
                Ok(status) => Ok(Response::builder().status(status).body(Bytes::new()).unwrap()),
                Err(_) => {
                    let user = serde_json::json!({ "_id": "u", "refId": "r", "status": word });
                    Ok(Response::new(Bytes::from(user.to_string())))
                }
            },
        };
        async move { outcome }
    }
}

fn client(script: &'static [&'static str]) -> Client {
    Client::with_transport(Environment::Sandbox, key(), responses(script)).with_retry(RetryPolicy::never())
}

#[tokio::test(start_paused = true)]
async fn it_ends_with_a_decision_and_reports_every_poll_before_it() {
    let started = Instant::now();
    let reported: Arc<Mutex<Vec<WaitProgress>>> = Arc::default();
    let listener = Arc::clone(&reported);
    let user = client(&["404", "in_progress", "", "502", "on_hold", "pending", "successful"])
        .wait_for_decision(&ref_id("r"))
        .on_progress(move |progress| listener.lock().unwrap().push(progress.clone()))
        .await
        .unwrap();
    assert_eq!(user.status, VerificationStatus::Successful);
    let mut table = String::new();
    for progress in reported.lock().unwrap().iter() {
        table += &format!("{progress:?}\n");
    }
    insta::assert_snapshot!(table);
    assert_eq!(started.elapsed(), Duration::from_millis(41_563));
}

#[tokio::test(start_paused = true)]
async fn a_refused_person_is_a_decision() {
    let user = client(&["suspected"]).wait_for_decision(&ref_id("r")).await.unwrap();
    assert_eq!(user.status, VerificationStatus::Suspected);
}

#[tokio::test(start_paused = true)]
async fn it_ends_at_its_timeout() {
    let started = Instant::now();
    let policy = WaitPolicy::default().timeout(Duration::from_secs(60));
    let error = client(&[]).wait_for_decision(&ref_id("r")).policy(policy).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::WaitTimedOut, 7));
    assert!(started.elapsed() < policy.timeout);
}

#[tokio::test(start_paused = true)]
async fn an_error_that_is_not_retryable_ends_it_at_once() {
    let started = Instant::now();
    let error = client(&["pending", "401"]).wait_for_decision(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), started.elapsed()), (ErrorKind::Unauthorized, Duration::from_secs(2)));
}

#[tokio::test(start_paused = true)]
async fn dropping_it_stops_the_polling() {
    let capture = Capture::new(Arc::new(responses(&[])));
    let client = Client::with_transport(Environment::Sandbox, key(), capture.clone());
    let ref_id = ref_id("r");
    let wait = client.wait_for_decision(&ref_id);
    assert!(tokio::time::timeout(Duration::from_secs(4), wait).await.is_err());
    let polls = capture.requests().len();
    tokio::time::sleep(Duration::from_secs(600)).await;
    assert_eq!((polls, capture.requests().len()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn a_decision_of_an_earlier_session_is_polled_again() {
    let sessions = Mutex::new([("successful", "s1"), ("in_progress", "s2"), ("successful", "s2")].iter());
    let client = client_without_retries(move |_: Request<Bytes>| {
        let (status, session) = sessions.lock().unwrap().next().unwrap();
        let user = serde_json::json!({ "_id": "u", "refId": "r", "status": status, "sessionId": session });
        async move { Ok(Response::new(Bytes::from(user.to_string()))) }
    });
    let known = VerificationState::new(VerificationStatus::Successful).session_id(SessionId::new("s1").unwrap());
    let user = client.wait_for_decision(&ref_id("r")).newer_than(known).await.unwrap();
    assert_eq!(user.session_id.as_ref().map(SessionId::as_str), Some("s2"));
    assert!(user.status.is_successful());
}
