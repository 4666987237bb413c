use std::time::{Duration, Instant, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response, header::RETRY_AFTER};
use proptest::prelude::*;
use vove_transport::{
    Attempts, Limits, Moment, Repeat, RetryAfter, RetryBudget, RetryPolicy, Throttle, TransportError,
    TransportErrorKind,
};

type Outcome = Result<Response<Bytes>, TransportError>;

const LONG: Duration = Duration::from_secs(30);

fn status(status: u16) -> Outcome {
    Ok(Response::builder().status(status).body(Bytes::new()).unwrap())
}

fn asking(status: u16, retry_after: &str) -> Outcome {
    Ok(Response::builder().status(status).header(RETRY_AFTER, retry_after).body(Bytes::new()).unwrap())
}

fn failing(kind: TransportErrorKind) -> Outcome {
    Err(TransportError::new(kind))
}

fn moment(elapsed: Duration, random: u64) -> Moment {
    Moment { elapsed, wall: UNIX_EPOCH, random }
}

/// The pause after a first attempt, with the greatest jitter.
fn pause(repeat: Repeat, outcome: &Outcome) -> Option<Duration> {
    let mut attempts = Attempts::new(RetryPolicy::default(), RetryBudget::default(), repeat, LONG);
    attempts.begin(Duration::ZERO);
    attempts.end(outcome, || moment(Duration::ZERO, u64::MAX))
}

#[test]
fn what_is_tried_again_depends_on_the_outcome_and_on_the_request() {
    let mut table = String::new();
    let mut tell = |name: &str, outcome: Outcome| {
        let shown = |repeat| pause(repeat, &outcome).map_or_else(|| "-".to_owned(), |pause| format!("{pause:?}"));
        table += &format!("{name:24}{:8}{}\n", shown(Repeat::Always), shown(Repeat::IfUnprocessed));
    };
    for code in [200, 204, 301, 400, 401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 505, 599] {
        tell(&code.to_string(), status(code));
    }
    for kind in [
        TransportErrorKind::Connect,
        TransportErrorKind::InvalidRequest,
        TransportErrorKind::Timeout,
        TransportErrorKind::Interrupted,
        TransportErrorKind::ReplyTooLarge,
        TransportErrorKind::Withheld,
    ] {
        tell(&format!("{kind:?}"), failing(kind));
    }
    for asked in
        ["0", "2", "20", "21", "99999999999999999999999", "-1", "1.5", "", "soon", "Thu, 01 Jan 1970 00:00:07 GMT"]
    {
        tell(&format!("429 {}", asked.get(..12).unwrap_or(asked)), asking(429, asked));
    }
    tell("date of RFC 850", asking(503, "Thursday, 01-Jan-70 00:00:09 GMT"));
    tell("date of asctime", asking(503, "Thu Jan  1 00:00:11 1970"));
    tell("date gone by", asking(503, "Thu, 01 Jan 1970 00:00:00 GMT"));
    insta::assert_snapshot!(table);
}

#[test]
fn without_a_word_from_the_request_only_reads_are_repeated() {
    let of = |method: &str| Repeat::of(&Request::builder().method(method).body(Bytes::new()).unwrap());
    assert_eq!([of("GET"), of("HEAD"), of("OPTIONS")], [Repeat::Always; 3]);
    assert_eq!([of("POST"), of("PUT"), of("DELETE"), of("PATCH")], [Repeat::IfUnprocessed; 4]);
    let marked = Request::post("/").extension(Repeat::Always).body(Bytes::new()).unwrap();
    assert_eq!(Repeat::of(&marked), Repeat::Always);
}

#[test]
fn tries_and_time_come_to_an_end() {
    let policy = RetryPolicy { tries: 4, ..RetryPolicy::default() };
    let mut attempts = Attempts::new(policy, RetryBudget::default(), Repeat::Always, Duration::from_secs(1));
    let mut elapsed = Duration::ZERO;
    let mut pauses = Vec::new();
    loop {
        assert_eq!(attempts.begin(elapsed), Duration::from_secs(1) - elapsed);
        match attempts.end(&status(503), || moment(elapsed, u64::MAX)) {
            Some(pause) => {
                pauses.push(pause.as_millis());
                elapsed += pause;
            }
            None => break,
        }
    }
    assert_eq!((pauses, attempts.made()), (vec![100, 200, 400], 4));

    let mut late = Attempts::new(policy, RetryBudget::default(), Repeat::Always, Duration::from_secs(1));
    late.begin(Duration::ZERO);
    assert_eq!(late.end(&status(503), || moment(Duration::from_millis(950), u64::MAX)), None, "no time is left");
}

#[test]
fn an_attempt_that_may_have_been_processed_is_not_forgotten() {
    let after = |first: Outcome| {
        let mut attempts = Attempts::new(RetryPolicy::default(), RetryBudget::default(), Repeat::Always, LONG);
        for outcome in [first, failing(TransportErrorKind::Connect)] {
            attempts.begin(Duration::ZERO);
            assert!(!attempts.may_have_been_processed() || attempts.made() == 2);
            attempts.end(&outcome, || moment(Duration::ZERO, 0));
        }
        attempts.may_have_been_processed()
    };
    assert!(after(failing(TransportErrorKind::Timeout)) && after(failing(TransportErrorKind::Interrupted)));
    assert!(after(status(503)) && after(status(408)));
    assert!(!after(failing(TransportErrorKind::Connect)) && !after(status(429)));
}

#[test]
fn the_defaults_are_the_documented_ones() {
    let told =
        format!("{:#?}\n{:#?}\n{} tokens", RetryPolicy::default(), Limits::default(), RetryBudget::default().tokens());
    insta::assert_snapshot!(format!("{told}\n{:?}", vove_transport::ReqwestTransport::builder()));
}

#[test]
fn the_budget_pays_for_retries_and_is_earned_by_successes() {
    let budget = RetryBudget::new(30);
    let call = |outcomes: &[Outcome]| {
        let mut attempts = Attempts::new(RetryPolicy::default(), budget.clone(), Repeat::Always, LONG);
        for outcome in outcomes {
            attempts.begin(Duration::ZERO);
            if attempts.end(outcome, || moment(Duration::ZERO, 0)).is_none() {
                break;
            }
        }
        attempts.made()
    };
    assert_eq!((call(&[status(200)]), budget.tokens()), (1, 30), "a full bucket stays full");
    assert_eq!((call(&[status(503), status(200)]), budget.tokens()), (2, 30), "a retry that succeeds costs nothing");
    assert_eq!((call(&[status(503), status(503), status(503)]), budget.tokens()), (3, 20));
    let timeout = || failing(TransportErrorKind::Timeout);
    assert_eq!((call(&[timeout(), timeout(), timeout()]), budget.tokens()), (3, 0));
    assert_eq!((call(&[status(503)]), budget.tokens()), (1, 0), "an empty bucket pays for nothing");
    assert_eq!((call(&[status(404)]), budget.tokens()), (1, 1), "an answer is a success, whatever it says");
}

#[test]
fn a_call_that_is_given_up_before_its_retry_pays_nothing() {
    let budget = RetryBudget::new(30);
    let mut attempts = Attempts::new(RetryPolicy::default(), budget.clone(), Repeat::Always, LONG);
    attempts.begin(Duration::ZERO);
    assert!(attempts.end(&status(503), || moment(Duration::ZERO, 0)).is_some());
    assert_eq!(budget.tokens(), 25);
    drop(attempts);
    assert_eq!(budget.tokens(), 30);
}

#[test]
fn a_throttle_slows_every_call_and_lets_go_again() {
    let throttle = Throttle::default();
    let start = Instant::now();
    let at = |millis| start + Duration::from_millis(millis);
    let turn = |millis| throttle.turn(at(millis), LONG).unwrap().as_millis();
    assert_eq!((turn(0), turn(0)), (0, 0), "nothing is held back at first");

    throttle.refused(at(0), Some(Duration::from_secs(2)));
    throttle.refused(at(1), None);
    assert_eq!((turn(500), turn(500)), (1500, 1501), "all wait for the gate, then one gap apart");
    assert_eq!(throttle.turn(at(500), Duration::from_secs(1)), Err(Duration::from_millis(1502)));
    throttle.succeeded(|| at(900));
    assert_eq!(turn(900), 1102, "a success on its way doesn't open the gate");

    throttle.refused(at(3000), None);
    throttle.refused(at(4000), None);
    throttle.refused(at(5000), None);
    assert_eq!((turn(5000), turn(5000)), (4, 8), "each refusal after a gate doubles the gap");
    for _ in 0..3 {
        throttle.succeeded(|| at(6000));
    }
    assert_eq!((turn(6000), turn(6000)), (0, 0));
}

#[test]
fn a_refused_request_knows_when_to_come_back() {
    let read = |text: &'static str| {
        RetryAfter::read(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(text))])).unwrap()
    };
    let now = UNIX_EPOCH + Duration::from_secs(100);
    assert_eq!(read("7").instant(now), UNIX_EPOCH + Duration::from_secs(107));
    assert_eq!(read("Thu, 01 Jan 1970 00:02:00 GMT").pause(now), Duration::from_secs(20));
    assert_eq!(read("Thu, 01 Jan 1970 00:00:30 GMT").pause(now), Duration::ZERO);
}

proptest! {
    #[test]
    fn a_pause_is_within_its_bound(retry in 0_u32.., random in any::<u64>()) {
        let policy = RetryPolicy::default();
        let bound = policy.first_pause.saturating_mul(1 << (retry.clamp(1, 32) - 1)).min(policy.longest_pause);
        prop_assert!(policy.pause(retry, random) <= bound);
        prop_assert_eq!(policy.pause(retry, u64::MAX), bound);
        prop_assert_eq!(policy.pause(retry, 0), Duration::ZERO);
    }

    #[test]
    fn any_header_is_read_without_a_panic(value in prop::collection::vec(any::<u8>(), 0..40)) {
        if let Ok(value) = HeaderValue::from_bytes(&value) {
            let _ = RetryAfter::read(&HeaderMap::from_iter([(RETRY_AFTER, value)]));
        }
    }

    #[test]
    fn the_budget_never_holds_more_than_it_did(outcomes in prop::collection::vec(0_u8..4, 0..60)) {
        let budget = RetryBudget::new(40);
        let mut attempts = Attempts::new(RetryPolicy { tries: 100, ..RetryPolicy::default() }, budget.clone(), Repeat::Always, LONG);
        for outcome in outcomes {
            attempts.begin(Duration::ZERO);
            let outcome = match outcome {
                0 => status(200),
                1 => status(500),
                2 => failing(TransportErrorKind::Timeout),
                _ => status(404),
            };
            attempts.end(&outcome, || moment(Duration::ZERO, 0));
            prop_assert!(budget.tokens() <= 40);
        }
    }
}
