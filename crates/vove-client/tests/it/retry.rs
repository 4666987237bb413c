//! Retries, throttling and time limits, with a paused clock.

use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Arc, Mutex},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;
use http::{Request, Response};
use tokio::time::Instant;
use vove_client::{ApiKey, Client, CreateSession, Environment, ErrorKind, RetryBudget, RetryPolicy};
use vove_transport::{
    Limits, Runtime, Transport, TransportError, TransportErrorKind,
    testing::{Capture, Never},
};

use crate::{key, ref_id};

/// Tokio's paused clock, with a system clock that starts at the epoch, and the largest jitter.
#[derive(Debug)]
struct PausedRuntime(Instant);

impl Runtime for PausedRuntime {
    fn now(&self) -> std::time::Instant {
        Instant::now().into_std()
    }

    fn system_time(&self) -> SystemTime {
        UNIX_EPOCH + self.0.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> u64 {
        u64::MAX
    }
}

type Outcome = Result<Response<Bytes>, TransportError>;

fn status(status: u16, retry_after: Option<&str>) -> Outcome {
    let mut response = Response::builder().status(status);
    if let Some(retry_after) = retry_after {
        response = response.header("retry-after", retry_after);
    }
    Ok(response.body(Bytes::from_static(br#"{"_id":"u","refId":"r","status":"pending","token":"t"}"#)).unwrap())
}

fn failing(kind: TransportErrorKind) -> Outcome {
    Err(TransportError::new(kind))
}

/// A transport with these outcomes in order, each after 100 ms.
fn script(outcomes: impl IntoIterator<Item = Outcome>) -> impl Transport + Clone {
    let outcomes = Arc::new(Mutex::new(outcomes.into_iter().collect::<VecDeque<_>>()));
    move |_: Request<Bytes>| {
        let outcome = outcomes.lock().unwrap().pop_front();
        async move {
            tokio::time::sleep(Duration::from_millis(100)).await;
            outcome.unwrap_or_else(|| failing(TransportErrorKind::Connect))
        }
    }
}

fn client(transport: impl Transport + 'static) -> Client {
    Client::with_transport(Environment::Sandbox, key(), transport).with_runtime(PausedRuntime(Instant::now()))
}

#[tokio::test(start_paused = true)]
async fn a_read_is_retried_until_it_succeeds() {
    let started = Instant::now();
    let client = client(script([failing(TransportErrorKind::Timeout), status(502, None), status(200, None)]));
    client.get_user_verification(&ref_id("r")).await.unwrap();
    assert_eq!(started.elapsed().as_millis(), 100 + 100 + 100 + 200 + 100);
}

#[tokio::test(start_paused = true)]
async fn an_error_has_the_number_of_attempts() {
    let client = client(script([status(500, None), status(500, None), status(503, None)]));
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.status(), error.attempts()), (ErrorKind::ServerError, Some(503), 3));
    assert_eq!(error.to_string(), "get_user_verification: the API failed (HTTP 503) after 3 attempts");
}

#[tokio::test(start_paused = true)]
async fn may_have_been_processed_covers_earlier_attempts() {
    for (first, processed) in [
        (failing(TransportErrorKind::Timeout), true),
        (failing(TransportErrorKind::ConnectionLost), true),
        (status(502, None), true),
        (failing(TransportErrorKind::Connect), false),
        (status(429, None), false),
    ] {
        for last in [failing(TransportErrorKind::InvalidRequest), status(400, None), status(401, None)] {
            let case = format!("{first:?}, then {last:?}");
            let first = match &first {
                Ok(response) => status(response.status().as_u16(), None),
                Err(error) => failing(error.kind()),
            };
            let error = client(script([first, last])).create_session(ref_id("r")).await.unwrap_err();
            assert_eq!((error.attempts(), error.may_have_been_processed()), (2, processed), "{case}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_the_transport_throttles_ends_at_once_and_says_when_to_retry() {
    let capture = Capture::new(|_: Request<Bytes>| async { Err(TransportError::throttled(Duration::from_secs(10))) });
    let client = client(capture.clone());
    let started = Instant::now();
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), error.may_have_been_processed()), (ErrorKind::Throttled, 1, false));
    assert_eq!((error.retry_after(), started.elapsed()), (Some(Duration::from_secs(10)), Duration::ZERO));
    assert!(error.retry_at().is_some() && error.is_retryable());
    assert_eq!(capture.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn creating_a_session_is_retried_only_if_that_can_t_create_two() {
    let attempts = async |request: CreateSession, outcome: Outcome| {
        let capture = Capture::new(script([outcome, status(201, None)]));
        let _ = client(capture.clone()).create_session(request).await;
        capture.requests().len()
    };
    let plain = || CreateSession::new(ref_id("r"));
    for (outcome, expected) in [
        (failing(TransportErrorKind::Timeout), (2, 1)),
        (failing(TransportErrorKind::ConnectionLost), (2, 1)),
        (failing(TransportErrorKind::Connect), (2, 2)),
        (status(429, None), (2, 2)),
        (status(503, None), (2, 1)),
        (status(400, None), (1, 1)),
    ] {
        let copy = |outcome: &Outcome| match outcome {
            Ok(response) => status(response.status().as_u16(), None),
            Err(error) => failing(error.kind()),
        };
        let sent = (attempts(plain(), copy(&outcome)).await, attempts(plain().force_creation(), copy(&outcome)).await);
        assert_eq!(sent, expected, "{outcome:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_is_waited_for() {
    for retry_after in ["3", "Thu, 01 Jan 1970 00:00:03 GMT"] {
        let started = Instant::now();
        let client = client(script([status(429, Some(retry_after)), status(200, None)]));
        client.get_user_verification(&ref_id("r")).await.unwrap();
        let millis = started.elapsed().as_millis();
        assert!((3_100..=3_200).contains(&millis), "{retry_after}: {millis}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_over_the_limit_is_reported_and_not_waited_for() {
    let started = Instant::now();
    let client = client(script([status(429, Some("3600"))]));
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::RateLimited, 1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(error.retry_at(), Some(UNIX_EPOCH + Duration::from_millis(3_600_100)));
    assert_eq!(started.elapsed().as_millis(), 100, "the client did not wait");

    let client = self::client(script([status(503, Some("Thu, 01 Jan 1970 02:00:00 GMT"))]));
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.retry_at(), Some(UNIX_EPOCH + Duration::from_secs(7200)));
    assert_eq!(error.retry_after(), Some(Duration::from_millis(7_200_000 - 100)));
}

#[tokio::test(start_paused = true)]
async fn one_429_throttles_every_call_of_the_client() {
    let client = client(script([status(429, Some("30")), status(200, None), status(200, None)]))
        .with_retry(RetryPolicy::never());
    client.get_user_verification(&ref_id("r")).await.unwrap_err();
    let started = Instant::now();
    let error = client.clone().get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.may_have_been_processed()), (ErrorKind::Throttled, false));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
    tokio::time::advance(Duration::from_secs(10)).await;
    client.get_user_verification(&ref_id("r")).await.unwrap();
    assert_eq!(started.elapsed().as_millis(), 30_000 + 100);
}

const ABSURD: [&str; 6] = [
    "99999999999",
    "18446744073709551615",
    "184467440737095516160",
    "99999999999.5",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Friday, 31-Dec-99 23:59:59 GMT",
];

#[tokio::test(start_paused = true)]
async fn no_retry_after_stops_the_client_for_longer_than_five_minutes() {
    for retry_after in ABSURD {
        for code in [429, 503] {
            let case = format!("{code}, Retry-After: {retry_after}");
            let client = client(script([status(code, Some(retry_after)), status(200, None)]));
            let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
            assert_eq!((error.status(), error.attempts()), (Some(code), 1), "{case}");
            assert_eq!(error.retry_after(), Some(Duration::from_secs(24 * 60 * 60)), "{case}: a day at most");
            assert!(error.retry_at().is_some(), "{case}");
            let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Throttled, "{case}");
            assert!(error.retry_after().unwrap() <= Duration::from_secs(300), "{case}");
            tokio::time::advance(Duration::from_secs(300)).await;
            client.get_user_verification(&ref_id("r")).await.unwrap();
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_longest_pause_can_be_set_and_ends_with_one_call() {
    let capture = Capture::new(|_: Request<Bytes>| async { status(503, Some("99999999999")) });
    let policy = RetryPolicy::never().max_throttle(Duration::from_secs(60));
    let client = client(capture.clone()).with_retry(policy);
    client.get_user_verification(&ref_id("r")).await.unwrap_err();
    tokio::time::advance(Duration::from_secs(60)).await;
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), capture.requests().len()), (ErrorKind::ServerError, 2), "this call asks again");
    let error = client.get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Throttled, Some(Duration::from_secs(60))));
    assert_eq!(capture.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_throttled_call_has_less_time_left_for_its_attempt() {
    let capture = Capture::new(script([status(429, Some("25")), status(200, None)]));
    let client = client(capture.clone()).with_retry(RetryPolicy::never());
    client.get_user_verification(&ref_id("r")).await.unwrap_err();
    client.get_user_verification(&ref_id("r")).await.unwrap();
    let timeouts: Vec<_> =
        capture.requests().iter().map(|request| Limits::of(request).attempt_timeout.as_secs()).collect();
    assert_eq!(timeouts, [10, 30 - 25]);
}

#[tokio::test(start_paused = true)]
async fn attempts_and_operations_have_separate_timeouts() {
    let capture = Capture::new(|request: Request<Bytes>| async move {
        tokio::time::sleep(Limits::of(&request).attempt_timeout).await;
        failing(TransportErrorKind::Timeout)
    });
    let started = Instant::now();
    let policy = RetryPolicy::default().max_attempts(9);
    let error = client(capture.clone()).with_retry(policy).get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 3));
    assert!(started.elapsed() <= Duration::from_secs(30), "{:?}", started.elapsed());
    let timeouts: Vec<_> =
        capture.requests().iter().map(|request| Limits::of(request).attempt_timeout.as_millis()).collect();
    assert_eq!(timeouts, [10_000, 10_000, 30_000 - 20_000 - 100 - 200]);
}

#[tokio::test(start_paused = true)]
async fn a_transport_without_limits_is_stopped_at_the_operation_timeout() {
    let started = Instant::now();
    let error = client(Never).get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    assert_eq!(started.elapsed(), Duration::from_secs(30));
    let documents = client(Never).get_user_documents(&ref_id("r")).await.unwrap_err();
    assert_eq!(documents.kind(), ErrorKind::Timeout);
    assert_eq!(started.elapsed(), Duration::from_secs(30 + 150));
}

#[tokio::test(start_paused = true)]
async fn clones_share_the_retry_budget() {
    let capture = Capture::new(|_: Request<Bytes>| async { status(500, None) });
    let budget = RetryBudget::new(20);
    let client = client(capture.clone()).with_retry_budget(budget.clone());
    for _ in 0..10 {
        client.clone().get_user_verification(&ref_id("r")).await.unwrap_err();
    }
    assert_eq!((capture.requests().len(), budget.tokens()), (10 + 4, 0));
}

#[tokio::test(start_paused = true)]
async fn a_new_key_is_used_from_the_next_attempt_on() {
    let capture = Capture::new(script([status(500, None), status(200, None), status(200, None)]));
    let client = client(capture.clone());
    let clone = client.clone();
    let call = tokio::spawn(async move { clone.get_user_verification(&ref_id("r")).await.map(|_| ()) });
    tokio::time::sleep(Duration::from_millis(150)).await;
    client.set_key(&ApiKey::new("second-key").unwrap());
    call.await.unwrap().unwrap();
    let keys: Vec<_> = capture.requests().iter().map(|request| request.headers()["x-api-key"].clone()).collect();
    assert_eq!(keys, ["CANARY-KEY", "second-key"]);
    assert!(keys.iter().all(http::HeaderValue::is_sensitive));
}

#[tokio::test(start_paused = true)]
async fn the_request_id_of_a_response_is_kept() {
    let respond = |_: Request<Bytes>| async {
        Ok(Response::builder().status(400).header("x-request-id", "req-7f3a").body(Bytes::new()).unwrap())
    };
    let error = client(respond).get_user_verification(&ref_id("r")).await.unwrap_err();
    assert_eq!(error.request_id(), Some("req-7f3a"));
    assert!(!format!("{error} {error:?}").contains("7f3a"));
}
