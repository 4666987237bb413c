//! The claims of deliveries, and the store in memory: what counts as new, in progress and done.

use std::{
    convert::Infallible,
    future::{Future, pending},
    pin::pin,
    sync::Mutex,
    task::{Context, Poll, Waker},
    time::{Duration, SystemTime},
};

use vove_webhook::{Acknowledgment, Claim, ClaimGuard, RecentDeliveries, SeenDeliveries};

use crate::sample::now;

const HOUR: Duration = Duration::from_secs(3600);
const SECOND: Duration = Duration::from_secs(1);

/// The output of a future that never waits.
fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}

fn claim<'a>(store: &'a RecentDeliveries, id: &str, at: SystemTime) -> Claim<'a, Infallible> {
    ready(store.claim(id, at)).unwrap()
}

#[track_caller]
fn new<'a>(store: &'a RecentDeliveries, id: &str, at: SystemTime) -> ClaimGuard<'a, Infallible> {
    claim(store, id, at).into_new().unwrap()
}

#[track_caller]
fn process(store: &RecentDeliveries, id: &str, at: SystemTime) {
    ready(new(store, id, at).done()).unwrap();
}

/// What the store answers, without keeping the claim.
fn state(store: &RecentDeliveries, id: &str, at: SystemTime) -> &'static str {
    match claim(store, id, at) {
        Claim::New(_) => "new",
        Claim::InProgress => "in progress",
        Claim::Done => "done",
    }
}

#[test]
fn a_delivery_is_new_once_within_the_window() {
    let recent = RecentDeliveries::new(HOUR, 10);
    process(&recent, "a", now());
    assert_eq!(state(&recent, "a", now()), "done");
    assert_eq!(state(&recent, "a", now() + HOUR), "done");
    assert_eq!(state(&recent, "a", now() + HOUR + SECOND), "new");
}

#[test]
fn a_duplicate_of_work_in_progress_is_not_acknowledged() {
    let recent = RecentDeliveries::new(HOUR, 10);
    let guard = new(&recent, "a", now());
    assert_eq!(state(&recent, "a", now() + SECOND), "in progress");
    assert_eq!(claim(&recent, "a", now()).into_new().unwrap_err(), Acknowledgment::RetryLater);
    ready(guard.done()).unwrap();
    assert_eq!(claim(&recent, "a", now()).into_new().unwrap_err(), Acknowledgment::Ack);
}

#[test]
fn a_dropped_claim_is_new_again() {
    let recent = RecentDeliveries::new(HOUR, 10);
    drop(new(&recent, "a", now()));
    // In the same instant.
    let again = new(&recent, "a", now());
    assert_eq!(state(&recent, "a", now()), "in progress");
    ready(again.done()).unwrap();
    assert_eq!(state(&recent, "a", now()), "done");
}

#[test]
fn a_handler_that_is_dropped_between_claim_and_done_releases_its_claim() {
    let recent = RecentDeliveries::new(HOUR, 10);
    {
        let mut handler = pin!(async {
            let guard = new(&recent, "a", now());
            pending::<()>().await; // the work
            guard.done().await
        });
        assert!(handler.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        assert_eq!(state(&recent, "a", now()), "in progress");
    }
    assert_eq!(state(&recent, "a", now()), "new");
}

#[test]
fn a_handler_that_panics_releases_its_claim() {
    let recent = RecentDeliveries::new(HOUR, 10);
    let panicked = std::panic::catch_unwind(|| {
        let _guard = new(&recent, "a", now());
        std::panic::resume_unwind(Box::new("the work failed"));
    });
    assert!(panicked.is_err());
    assert_eq!(state(&recent, "a", now()), "new");
}

#[test]
fn a_claim_that_is_never_released_ends_with_its_lease() {
    for (at, expected) in [(now() + 2 * SECOND, "in progress"), (now() + 3 * SECOND, "new"), (now() - HOUR, "new")] {
        let recent = RecentDeliveries::new(HOUR, 10).with_lease(2 * SECOND);
        std::mem::forget(new(&recent, "a", now()));
        assert_eq!(state(&recent, "a", at), expected);
    }
}

#[test]
fn an_attempt_that_has_lost_its_lease_does_not_release_the_claim_of_the_next() {
    let recent = RecentDeliveries::new(HOUR, 10).with_lease(SECOND);
    let later = now() + 2 * SECOND;
    let slow = new(&recent, "a", now());
    let next = new(&recent, "a", later);
    drop(slow);
    assert_eq!(state(&recent, "a", later), "in progress");
    drop(next);
    assert_eq!(state(&recent, "a", later), "new");
}

#[test]
fn work_that_is_done_after_its_lease_is_done() {
    for next_ends_first in [true, false] {
        let recent = RecentDeliveries::new(HOUR, 10).with_lease(SECOND);
        let later = now() + 2 * SECOND;
        let slow = new(&recent, "a", now());
        let next = new(&recent, "a", later);
        if next_ends_first {
            drop(next);
            ready(slow.done()).unwrap();
        } else {
            ready(slow.done()).unwrap();
            assert_eq!(state(&recent, "a", later), "done");
            drop(next);
        }
        assert_eq!(state(&recent, "a", later), "done");
        assert_eq!(state(&recent, "a", later + HOUR), "done");
    }
}

#[test]
fn the_oldest_delivery_is_displaced_when_the_store_is_full() {
    let recent = RecentDeliveries::new(HOUR, 2);
    ["a", "b", "c"].iter().for_each(|id| process(&recent, id, now()));
    assert_eq!(["a", "b", "c"].map(|id| state(&recent, id, now())), ["new", "done", "done"]);
    // A delivery that is done again after the window is the newest.
    process(&recent, "b", now() + 2 * HOUR);
    process(&recent, "d", now() + 2 * HOUR);
    assert_eq!(["b", "c", "d"].map(|id| state(&recent, id, now())), ["done", "new", "done"]);
}

#[test]
fn attempts_of_one_message_displace_no_others() {
    let recent = RecentDeliveries::new(HOUR, 1000);
    let others: Vec<String> = (0..500).map(|number| format!("msg_{number}")).collect();
    others.iter().for_each(|id| process(&recent, id, now()));
    for attempt in 0..10_000 {
        drop(new(&recent, "replayed", now() + Duration::from_millis(attempt)));
    }
    for attempt in 1..=2000 {
        process(&recent, "replayed", now() + attempt * (HOUR + SECOND));
    }
    assert!(others.iter().all(|id| state(&recent, id, now()) == "done"));
}

#[test]
fn claims_in_progress_neither_displace_nor_are_displaced() {
    let recent = RecentDeliveries::new(HOUR, 1);
    process(&recent, "a", now());
    let claimed = ["b", "c", "d"].map(|id| new(&recent, id, now()));
    assert_eq!(["a", "b", "c", "d"].map(|id| state(&recent, id, now()))[..2], ["done", "in progress"]);
    process(&recent, "e", now());
    assert_eq!(["b", "c", "d", "e"].map(|id| state(&recent, id, now()))[2..], ["in progress", "done"]);
    drop(claimed);
}

#[test]
fn a_capacity_of_zero_remembers_one_delivery() {
    let recent = RecentDeliveries::new(HOUR, 0);
    process(&recent, "a", now());
    assert_eq!(state(&recent, "a", now()), "done");
}

#[test]
fn a_clock_that_is_ahead_once_forgets_nothing() {
    let recent = RecentDeliveries::new(28 * HOUR, 10);
    let ahead = now() + 29 * HOUR;
    let working = new(&recent, "in progress", now());
    ["a", "b"].iter().for_each(|id| process(&recent, id, now()));
    process(&recent, "c", ahead);
    assert_eq!(state(&recent, "b", ahead), "new");
    assert_eq!(["a", "b", "c"].map(|id| state(&recent, id, now() + SECOND)), ["done"; 3]);
    assert_eq!(state(&recent, "in progress", now() + SECOND), "in progress");
    drop(working);
}

#[test]
fn a_clock_that_goes_back_removes_nothing() {
    let recent = RecentDeliveries::new(HOUR, 10);
    process(&recent, "a", now());
    assert_eq!(state(&recent, "a", now() - 10 * HOUR), "done");
}

#[test]
fn of_simultaneous_attempts_one_is_new() {
    let recent = RecentDeliveries::new(HOUR, 10_000);
    for round in 0..200 {
        let id = format!("msg_{round}");
        let claims = std::thread::scope(|scope| {
            let threads = [(); 8].map(|()| scope.spawn(|| claim(&recent, &id, now())));
            threads.map(|thread| thread.join().unwrap())
        });
        assert_eq!(claims.iter().filter(|claim| matches!(claim, Claim::New(_))).count(), 1);
    }
}

/// A store that fails, and records the calls.
#[derive(Default)]
struct Failing(Mutex<Vec<String>>);

#[async_trait::async_trait]
impl SeenDeliveries for Failing {
    type Error = &'static str;

    async fn claim<'a>(&'a self, id: &str, _now: SystemTime) -> Result<Claim<'a, &'static str>, &'static str> {
        Ok(Claim::New(ClaimGuard::new(self, id, 7)))
    }

    async fn mark_done(&self, id: &str, token: u64) -> Result<(), &'static str> {
        self.0.lock().unwrap().push(format!("done {id} {token}"));
        if id == "waits" { pending().await } else { Err("the database is down") }
    }

    fn release(&self, id: &str, token: u64) {
        self.0.lock().unwrap().push(format!("release {id} {token}"));
    }
}

#[test]
fn a_claim_that_could_not_be_marked_as_done_is_released() {
    let store: Box<dyn SeenDeliveries<Error = &'static str>> = Box::new(Failing::default());
    let guard = ready(store.claim("a", now())).unwrap().into_new().unwrap();
    assert_eq!(ready(guard.done()), Err("the database is down"));

    let store = Failing::default();
    assert_eq!(ready(ready(store.claim("a", now())).unwrap().into_new().unwrap().done()), Err("the database is down"));
    assert_eq!(*store.0.lock().unwrap(), ["done a 7", "release a 7"]);
}

#[test]
fn a_claim_is_released_if_the_handler_is_dropped_while_it_is_marked_as_done() {
    let store = Failing::default();
    {
        let mut done = pin!(ready(store.claim("waits", now())).unwrap().into_new().unwrap().done());
        assert!(done.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    assert_eq!(*store.0.lock().unwrap(), ["done waits 7", "release waits 7"]);
}

#[test]
fn a_guard_shows_its_id_only() {
    let recent = RecentDeliveries::new(HOUR, 1);
    assert_eq!(format!("{:?}", new(&recent, "msg_1", now())), "ClaimGuard(msg_1)");
}
