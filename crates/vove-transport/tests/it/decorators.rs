use std::{
    sync::{
        Arc,
        atomic::{AtomicU16, AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Request, Response};
use tokio::{task::JoinSet, time::Instant};
use vove_transport::{
    Limits, Transport, TransportErrorKind,
    decorator::{Circuit, CircuitPolicy, ConcurrencyLimit, RateLimit},
    testing::Never,
};

fn request() -> Request<Bytes> {
    Request::new(Bytes::new())
}

/// Answers after a second with this status.
fn slow(status: Arc<AtomicU16>) -> impl Transport {
    move |_| {
        let status = status.load(Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Ok(Response::builder().status(status).body(Bytes::new()).unwrap())
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_rate_limit_lets_a_burst_through_and_then_one_a_turn() {
    let limited = Arc::new(RateLimit::new(|_| async { Ok(Response::new(Bytes::new())) }, 10, 3));
    let begun = Instant::now();
    let mut calls = JoinSet::new();
    for _ in 0..6 {
        let limited = Arc::clone(&limited);
        calls.spawn(async move {
            limited.send(request()).await.unwrap();
            begun.elapsed().as_millis()
        });
    }
    let mut times = calls.join_all().await;
    times.sort_unstable();
    assert_eq!(times, [0, 0, 0, 100, 200, 300]);
}

#[tokio::test(start_paused = true)]
async fn a_turn_after_the_deadline_is_not_waited_for() {
    let limited = RateLimit::new(|_| async { Ok(Response::new(Bytes::new())) }, 1, 1);
    let hurried = || {
        let limits = Limits { operation: Duration::from_millis(500), ..Limits::default() };
        Request::builder().extension(limits).body(Bytes::new()).unwrap()
    };
    limited.send(hurried()).await.unwrap();
    let begun = Instant::now();
    let error = limited.send(hurried()).await.unwrap_err();
    assert_eq!((error.kind(), error.retry_after()), (TransportErrorKind::Withheld, Some(Duration::from_secs(1))));
    assert!(!error.may_have_been_processed() && error.is_retryable());
    assert_eq!(begun.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn no_more_than_so_many_are_under_way() {
    let (under_way, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let counting = {
        let (under_way, most) = (Arc::clone(&under_way), Arc::clone(&most));
        move |_| {
            most.fetch_max(under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            let under_way = Arc::clone(&under_way);
            async move {
                tokio::time::sleep(Duration::from_secs(1)).await;
                under_way.fetch_sub(1, Ordering::SeqCst);
                Ok(Response::new(Bytes::new()))
            }
        }
    };
    let limited = Arc::new(ConcurrencyLimit::new(counting, 4));
    let mut calls = JoinSet::new();
    for _ in 0..10 {
        let limited = Arc::clone(&limited);
        calls.spawn(async move { limited.send(request()).await.is_ok() });
    }
    assert!(calls.join_all().await.into_iter().all(|well| well));
    assert_eq!((most.load(Ordering::SeqCst), limited.free()), (4, 4));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_gives_its_place_back() {
    let limited = ConcurrencyLimit::new(Never, 1);
    for _ in 0..3 {
        assert!(tokio::time::timeout(Duration::from_secs(1), limited.send(request())).await.is_err());
    }
    assert_eq!(limited.free(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_circuit_opens_on_failures_in_a_row_and_probes_again() {
    let status = Arc::new(AtomicU16::new(503));
    let policy = CircuitPolicy { failures: 3, pause: Duration::from_secs(10) };
    let circuit = Arc::new(Circuit::new(slow(Arc::clone(&status)), policy));
    let send =
        || async { circuit.send(request()).await.map(|reply| reply.status().as_u16()).map_err(|e| e.retry_after()) };
    for _ in 0..3 {
        assert_eq!(send().await, Ok(503));
    }
    assert_eq!(send().await, Err(Some(Duration::from_secs(10))));
    tokio::time::advance(Duration::from_secs(4)).await;
    assert_eq!(send().await, Err(Some(Duration::from_secs(6))));
    tokio::time::advance(Duration::from_secs(6)).await;

    let (probe, other) = tokio::join!(send(), send());
    assert_eq!((probe, other), (Ok(503), Err(Some(Duration::from_secs(10)))), "one probe goes through");
    assert_eq!(send().await, Err(Some(Duration::from_secs(10))), "it failed, so the circuit stays open");
    tokio::time::advance(Duration::from_secs(10)).await;
    assert!(tokio::time::timeout(Duration::from_millis(1), send()).await.is_err(), "a probe is given up");

    status.store(200, Ordering::SeqCst);
    assert_eq!(send().await, Ok(200), "another takes its place");
    assert_eq!(send().await, Ok(200));
}

#[tokio::test(start_paused = true)]
async fn a_success_between_failures_keeps_the_circuit_closed() {
    let status = Arc::new(AtomicU16::new(503));
    let circuit = Circuit::new(slow(Arc::clone(&status)), CircuitPolicy { failures: 2, ..CircuitPolicy::default() });
    for code in [503, 200, 503, 404, 503, 429, 503] {
        status.store(code, Ordering::SeqCst);
        assert_eq!(circuit.send(request()).await.unwrap().status(), code);
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_limit_behind_it_holds_back_opens_no_circuit() {
    let limited = RateLimit::new(|_| async { Ok(Response::new(Bytes::new())) }, 1, 1);
    let circuit = Circuit::new(limited, CircuitPolicy { failures: 2, ..CircuitPolicy::default() });
    let hurried = || {
        let limits = Limits { operation: Duration::from_millis(500), ..Limits::default() };
        Request::builder().extension(limits).body(Bytes::new()).unwrap()
    };
    circuit.send(hurried()).await.unwrap();
    for _ in 0..5 {
        let error = circuit.send(hurried()).await.unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_secs(1)), "the limit's own word");
    }
    tokio::time::advance(Duration::from_secs(1)).await;
    circuit.send(hurried()).await.unwrap();
}
