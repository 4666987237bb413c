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

/// Responds to one poll after another: a word is a verification status, a number an HTTP status, `503 40` the status 503
/// with a `Retry-After` of 40 seconds, and `""` a timeout. After the last it is `pending`.
fn responses(script: &'static [&'static str]) -> impl Transport {
    let next = Mutex::new(script.iter());
    move |_: Request<Bytes>| {
        let word = *next.lock().unwrap().next().unwrap_or(&"pending");
        let (word, retry_after) = word.split_once(' ').unwrap_or((word, "0"));
        let outcome = match word {
            "" => Err(TransportError::new(TransportErrorKind::Timeout)),
            word => match word.parse::<u16>() {
                Ok(status) => {
                    let response = Response::builder().status(status).header("retry-after", retry_after);
                    Ok(response.body(Bytes::new()).unwrap())
                }
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

/// Waits without a decision until a timeout in seconds, and returns when each poll was sent, in seconds.
async fn polls_until(timeout: u64, script: &'static [&'static str]) -> Vec<u64> {
    let started = Instant::now();
    let polls: Arc<Mutex<Vec<u64>>> = Arc::default();
    let (recorded, respond) = (Arc::clone(&polls), Arc::new(responses(script)));
    let transport = move |request: Request<Bytes>| {
        recorded.lock().unwrap().push(started.elapsed().as_secs());
        let respond = Arc::clone(&respond);
        async move { respond.send(request).await }
    };
    let client = Client::with_transport(Environment::Sandbox, key(), transport).with_retry(RetryPolicy::never());
    let policy = WaitPolicy::default().timeout(Duration::from_secs(timeout));
    let error = client.wait_for_decision(&ref_id("r")).policy(policy).await.unwrap_err();
    let polls = polls.lock().unwrap().clone();
    assert_eq!((error.kind(), error.attempts() as usize), (ErrorKind::WaitTimedOut, polls.len()));
    polls
}

#[tokio::test(start_paused = true)]
async fn the_last_poll_is_at_the_timeout() {
    assert_eq!(polls_until(0, &[]).await, [0]);
    assert_eq!(polls_until(1, &[]).await, [0, 1]);
    assert_eq!(polls_until(5, &[]).await, [0, 2, 5]);
    assert_eq!(polls_until(9, &[]).await, [0, 2, 5, 9]);
    assert_eq!(polls_until(60, &[]).await.last(), Some(&60));
    assert_eq!(polls_until(4, &["", "502", "503"]).await, [0, 2, 4]);
}

#[tokio::test(start_paused = true)]
async fn no_poll_is_sent_before_the_time_that_the_api_asks_for() {
    assert_eq!(polls_until(60, &["503 40"]).await, [0, 40, 43, 47, 54, 60]);
    assert_eq!(polls_until(9, &["503 9"]).await, [0, 9]);
    assert_eq!(polls_until(9, &["503 40"]).await, [0]);
    assert_eq!(polls_until(600, &["503 99999999999", "503 3600"]).await, [0, 300, 600], "the longest throttle");
}

#[tokio::test(start_paused = true)]
async fn the_longest_durations_do_not_overflow() {
    let longest =
        WaitPolicy::default().initial_interval(Duration::MAX).max_interval(Duration::MAX).timeout(Duration::MAX);
    let client = client(&["pending", "successful"]);
    let wait = client.wait_for_decision(&ref_id("r")).policy(longest);
    assert!(tokio::time::timeout(Duration::from_secs(86_400), wait).await.is_err());
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
