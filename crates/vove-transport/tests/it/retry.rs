//! Retry policy, budget, throttle and `Retry-After`: pure decisions, tested without a clock.

use std::time::{Duration, Instant, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response, header::RETRY_AFTER};
use proptest::prelude::*;
use vove_transport::{
    Attempts, Idempotency, Limits, RetryAfter, RetryBudget, RetryContext, RetryPolicy, Throttle, TransportError,
    TransportErrorKind,
};

type Outcome = Result<Response<Bytes>, TransportError>;

const OPERATION_TIMEOUT: Duration = Duration::from_secs(30);
const MAX_THROTTLE: Duration = Duration::from_secs(300);

fn status(status: u16) -> Outcome {
    Ok(Response::builder().status(status).body(Bytes::new()).unwrap())
}

fn status_with_retry_after(status: u16, retry_after: &str) -> Outcome {
    Ok(Response::builder().status(status).header(RETRY_AFTER, retry_after).body(Bytes::new()).unwrap())
}

fn failing(kind: TransportErrorKind) -> Outcome {
    Err(TransportError::new(kind))
}

fn context(elapsed: Duration, random: u64) -> RetryContext {
    RetryContext { elapsed, system_time: UNIX_EPOCH, random }
}

/// The wait after a first attempt, with the largest jitter.
fn wait(idempotency: Idempotency, outcome: &Outcome) -> Option<Duration> {
    let mut attempts = Attempts::new(RetryPolicy::default(), RetryBudget::default(), idempotency, OPERATION_TIMEOUT);
    attempts.start(Duration::ZERO);
    attempts.finish(outcome, || context(Duration::ZERO, u64::MAX))
}

#[test]
fn whether_to_retry_depends_on_the_outcome_and_on_idempotency() {
    let mut table = String::new();
    let mut row = |name: &str, outcome: Outcome| {
        let shown =
            |idempotency| wait(idempotency, &outcome).map_or_else(|| "-".to_owned(), |wait| format!("{wait:?}"));
        table += &format!("{name:24}{:8}{}\n", shown(Idempotency::Idempotent), shown(Idempotency::NonIdempotent));
    };
    for code in [200, 204, 301, 400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 505, 599] {
        row(&code.to_string(), status(code));
    }
    for kind in [
        TransportErrorKind::Connect,
        TransportErrorKind::InvalidRequest,
        TransportErrorKind::Timeout,
        TransportErrorKind::ConnectionLost,
        TransportErrorKind::ResponseTooLarge,
        TransportErrorKind::Throttled,
    ] {
        row(&format!("{kind:?}"), failing(kind));
    }
    for value in
        ["0", "2", "20", "21", "99999999999999999999999", "-1", "1.5", "", "soon", "Thu, 01 Jan 1970 00:00:07 GMT"]
    {
        row(&format!("429 {}", value.get(..12).unwrap_or(value)), status_with_retry_after(429, value));
    }
    row("date of RFC 850", status_with_retry_after(503, "Thursday, 01-Jan-70 00:00:09 GMT"));
    row("date of asctime", status_with_retry_after(503, "Thu Jan  1 00:00:11 1970"));
    row("date in the past", status_with_retry_after(503, "Thu, 01 Jan 1970 00:00:00 GMT"));
    insta::assert_snapshot!(table);
}

#[test]
fn by_default_only_safe_methods_are_idempotent() {
    let of = |method: &str| Idempotency::of(&Request::builder().method(method).body(Bytes::new()).unwrap());
    assert_eq!([of("GET"), of("HEAD"), of("OPTIONS")], [Idempotency::Idempotent; 3]);
    assert_eq!([of("POST"), of("PUT"), of("DELETE"), of("PATCH")], [Idempotency::NonIdempotent; 4]);
    let marked = Request::post("/").extension(Idempotency::Idempotent).body(Bytes::new()).unwrap();
    assert_eq!(Idempotency::of(&marked), Idempotency::Idempotent);
}

#[test]
fn attempts_and_time_are_limited() {
    let policy = RetryPolicy::default().max_attempts(4);
    let mut attempts = Attempts::new(policy, RetryBudget::default(), Idempotency::Idempotent, Duration::from_secs(1));
    let mut elapsed = Duration::ZERO;
    let mut waits = Vec::new();
    loop {
        assert_eq!(attempts.start(elapsed), Duration::from_secs(1) - elapsed);
        match attempts.finish(&status(503), || context(elapsed, u64::MAX)) {
            Some(wait) => {
                waits.push(wait.as_millis());
                elapsed += wait;
            }
            None => break,
        }
    }
    assert_eq!((waits, attempts.count()), (vec![100, 200, 400], 4));

    let mut late = Attempts::new(policy, RetryBudget::default(), Idempotency::Idempotent, Duration::from_secs(1));
    late.start(Duration::ZERO);
    assert_eq!(
        late.finish(&status(503), || context(Duration::from_millis(950), u64::MAX)),
        None,
        "the wait would end after the timeout"
    );
}

#[test]
fn may_have_been_processed_covers_earlier_attempts() {
    let after = |first: Outcome| {
        let mut attempts =
            Attempts::new(RetryPolicy::default(), RetryBudget::default(), Idempotency::Idempotent, OPERATION_TIMEOUT);
        for outcome in [first, failing(TransportErrorKind::Connect)] {
            attempts.start(Duration::ZERO);
            assert!(!attempts.may_have_been_processed() || attempts.count() == 2);
            attempts.finish(&outcome, || context(Duration::ZERO, 0));
        }
        attempts.may_have_been_processed()
    };
    assert!(after(failing(TransportErrorKind::Timeout)) && after(failing(TransportErrorKind::ConnectionLost)));
    assert!(after(status(503)) && after(status(408)));
    assert!(!after(failing(TransportErrorKind::Connect)) && !after(status(429)));
}

#[test]
fn the_defaults_are_as_documented() {
    let defaults =
        format!("{:#?}\n{:#?}\n{} tokens", RetryPolicy::default(), Limits::default(), RetryBudget::default().tokens());
    insta::assert_snapshot!(format!("{defaults}\n{:?}", vove_transport::ReqwestTransport::builder()));
}

#[test]
fn retries_take_tokens_and_successes_return_them() {
    let budget = RetryBudget::new(30);
    let call = |outcomes: &[Outcome]| {
        let mut attempts =
            Attempts::new(RetryPolicy::default(), budget.clone(), Idempotency::Idempotent, OPERATION_TIMEOUT);
        for outcome in outcomes {
            attempts.start(Duration::ZERO);
            if attempts.finish(outcome, || context(Duration::ZERO, 0)).is_none() {
                break;
            }
        }
        attempts.count()
    };
    assert_eq!((call(&[status(200)]), budget.tokens()), (1, 30), "a full bucket stays full");
    assert_eq!((call(&[status(503), status(200)]), budget.tokens()), (2, 30), "a retry that succeeds costs nothing");
    assert_eq!((call(&[status(503), status(503), status(503)]), budget.tokens()), (3, 20));
    let timeout = || failing(TransportErrorKind::Timeout);
    assert_eq!((call(&[timeout(), timeout(), timeout()]), budget.tokens()), (3, 0));
    assert_eq!((call(&[status(503)]), budget.tokens()), (1, 0), "with an empty bucket there is no retry");
    assert_eq!(
        (call(&[status(404)]), budget.tokens()),
        (1, 1),
        "any response that is not retryable counts as a success"
    );
}

#[test]
fn a_retry_after_a_timeout_takes_twice_the_tokens() {
    for (outcome, cost) in [
        (status(500), 5),
        (status(503), 5),
        (failing(TransportErrorKind::Connect), 5),
        (status(408), 10),
        (status(504), 10),
        (failing(TransportErrorKind::Timeout), 10),
    ] {
        let budget = RetryBudget::new(30);
        let mut attempts =
            Attempts::new(RetryPolicy::default(), budget.clone(), Idempotency::Idempotent, OPERATION_TIMEOUT);
        attempts.start(Duration::ZERO);
        assert!(attempts.finish(&outcome, || context(Duration::ZERO, 0)).is_some());
        assert_eq!(budget.tokens(), 30 - cost, "{outcome:?}");
    }
}

#[test]
fn a_call_dropped_before_its_retry_returns_the_tokens() {
    let budget = RetryBudget::new(30);
    let mut attempts =
        Attempts::new(RetryPolicy::default(), budget.clone(), Idempotency::Idempotent, OPERATION_TIMEOUT);
    attempts.start(Duration::ZERO);
    assert!(attempts.finish(&status(503), || context(Duration::ZERO, 0)).is_some());
    assert_eq!(budget.tokens(), 25);
    drop(attempts);
    assert_eq!(budget.tokens(), 30);
}

#[test]
fn a_throttle_delays_every_call_and_recovers() {
    let throttle = Throttle::default();
    let start = Instant::now();
    let at = |millis| start + Duration::from_millis(millis);
    let wait = |millis| throttle.acquire(at(millis), OPERATION_TIMEOUT).unwrap().as_millis();
    let record = |millis, outcome: Outcome| throttle.record(&outcome, MAX_THROTTLE, || at(millis), || UNIX_EPOCH);
    assert_eq!((wait(0), wait(0)), (0, 0), "a new throttle delays nothing");

    record(0, status_with_retry_after(429, "2"));
    record(1, status(503));
    assert_eq!(
        (wait(500), wait(500)),
        (1500, 1501),
        "all calls wait for the end of the block, then one interval apart"
    );
    assert_eq!(throttle.acquire(at(500), Duration::from_secs(1)), Err(Duration::from_millis(1502)));
    record(900, status(200));
    assert_eq!(wait(900), 1102, "a success does not end the block early");

    record(3000, status(429));
    record(4000, status_with_retry_after(503, "Thu, 01 Jan 1970 00:00:00 GMT"));
    record(5000, status(429));
    assert_eq!((wait(5000), wait(5000)), (4, 8), "each 429 or 503 after a block doubles the interval");
    record(6000, failing(TransportErrorKind::Timeout));
    record(6000, status(500));
    record(6000, status(404));
    record(6000, status(200));
    assert_eq!((wait(6000), wait(6000)), (0, 0));
}

fn parse(text: &'static str) -> Option<RetryAfter> {
    RetryAfter::from_headers(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))]))
}

#[test]
fn a_throttle_ends_after_its_longest_time_and_then_sends_one_second_apart() {
    let throttle = Throttle::default();
    let start = Instant::now();
    let at = |seconds| start + Duration::from_secs(seconds);
    let wait = |seconds| throttle.acquire(at(seconds), OPERATION_TIMEOUT);
    let record = |seconds, outcome: Outcome| throttle.record(&outcome, MAX_THROTTLE, || at(seconds), || UNIX_EPOCH);
    record(0, status_with_retry_after(503, "99999999999"));
    assert_eq!(wait(0), Err(MAX_THROTTLE));
    record(100, status_with_retry_after(503, "200"));
    assert_eq!(wait(100), Err(Duration::from_secs(200)), "the end of the block is not moved by every response");
    assert_eq!((wait(300), wait(300), wait(300)), (Ok(at(0) - at(0)), Ok(at(1) - at(0)), Ok(at(2) - at(0))));
    for _ in 0..10 {
        record(310, status(200));
    }
    assert_eq!((wait(310), wait(310)), (Ok(Duration::ZERO), Ok(Duration::ZERO)), "off after ten responses");
}

#[test]
fn fractions_of_a_second_are_rounded_up() {
    for (text, seconds) in [
        ("0.0", 0),
        ("0.001", 1),
        ("1.0", 1),
        ("1.5", 2),
        ("1.999999999999999999999999", 2),
        (".5", 1),
        ("7.", 7),
        (" 1.5 ", 2),
    ] {
        assert_eq!(parse(text), Some(RetryAfter::In(Duration::from_secs(seconds))), "{text:?}");
    }
    for text in ["", ".", "-1", "-1.5", "+1", "1.5.5", "1,5", "1e3", "1.x", "x.1", "0x10", "inf", "NaN"] {
        assert_eq!(parse(text), None, "{text:?}");
    }
}

#[test]
fn a_retry_after_is_at_most_a_day() {
    let day = Duration::from_secs(24 * 60 * 60);
    let now = UNIX_EPOCH + Duration::from_secs(100);
    for text in ["86401", "18446744073709551615", "184467440737095516160", "9".repeat(400).leak()] {
        let asked = parse(text).unwrap();
        assert_eq!((asked.delay(now), asked.time(now)), (day, now + day), "{text}");
    }
    let asked = parse("Fri, 31 Dec 9999 23:59:59 GMT").unwrap();
    assert_eq!((asked.delay(now), asked.time(now)), (day, now + day));
    for asked in [RetryAfter::In(Duration::MAX), RetryAfter::At(now + Duration::from_secs(u64::from(u32::MAX)))] {
        assert_eq!((asked.delay(now), asked.time(now)), (day, now + day));
    }
}

#[test]
fn retry_after_is_converted_to_a_delay_and_a_time() {
    let parse = |text| parse(text).unwrap();
    let now = UNIX_EPOCH + Duration::from_secs(100);
    assert_eq!(parse("7").time(now), UNIX_EPOCH + Duration::from_secs(107));
    assert_eq!(parse("Thu, 01 Jan 1970 00:02:00 GMT").delay(now), Duration::from_secs(20));
    assert_eq!(parse("Thu, 01 Jan 1970 00:00:30 GMT").delay(now), Duration::ZERO);
}

proptest! {
    #[test]
    fn a_backoff_is_within_its_bound(retry in 0_u32.., random in any::<u64>()) {
        let policy = RetryPolicy::default();
        let bound = policy.initial_backoff.saturating_mul(1 << (retry.clamp(1, 32) - 1)).min(policy.max_backoff);
        prop_assert!(policy.backoff(retry, random) <= bound);
        prop_assert_eq!(policy.backoff(retry, u64::MAX), bound);
        prop_assert_eq!(policy.backoff(retry, 0), Duration::ZERO);
    }

    #[test]
    fn no_header_value_causes_a_panic(value in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok(value) = HeaderValue::from_bytes(&value) {
            let _ = RetryAfter::from_headers(&HeaderMap::from_iter([(RETRY_AFTER, value)]));
        }
    }

    #[test]
    fn the_budget_never_exceeds_its_capacity(outcomes in prop::collection::vec(0_u8..4, 0..60)) {
        let budget = RetryBudget::new(40);
        let mut attempts = Attempts::new(
            RetryPolicy::default().max_attempts(100),
            budget.clone(),
            Idempotency::Idempotent,
            OPERATION_TIMEOUT,
        );
        for outcome in outcomes {
            attempts.start(Duration::ZERO);
            let outcome = match outcome {
                0 => status(200),
                1 => status(500),
                2 => failing(TransportErrorKind::Timeout),
                _ => status(404),
            };
            attempts.finish(&outcome, || context(Duration::ZERO, 0));
            prop_assert!(budget.tokens() <= 40);
        }
    }
}
