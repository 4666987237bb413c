use std::time::Duration;

use vove_webhook::{RecentDeliveries, SeenDeliveries};

use crate::sample::now;

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn a_delivery_is_new_once_until_the_window_has_passed() {
    let seen = RecentDeliveries::new(HOUR, 10);
    assert_eq!(seen.claim("a", now()), Ok(true));
    assert_eq!(seen.claim("a", now() + HOUR), Ok(false));
    assert_eq!(seen.claim("a", now() + HOUR + Duration::from_secs(1)), Ok(true));
}

#[test]
fn a_delivery_that_was_released_is_new_again() {
    let seen = RecentDeliveries::new(HOUR, 10);
    assert_eq!(seen.claim("a", now()), Ok(true));
    assert_eq!(seen.release("a"), Ok(()));
    assert_eq!(seen.claim("a", now()), Ok(true));
    assert_eq!(seen.claim("a", now()), Ok(false));
}

#[test]
fn the_oldest_goes_when_the_memory_is_full() {
    let seen = RecentDeliveries::new(HOUR, 2);
    for id in ["a", "b", "c"] {
        assert_eq!(seen.claim(id, now()), Ok(true));
    }
    assert_eq!(seen.claim("c", now()), Ok(false));
    assert_eq!(seen.claim("b", now()), Ok(false));
    assert_eq!(seen.claim("a", now()), Ok(true));
}

#[test]
fn a_clock_that_goes_back_forgets_nothing() {
    let seen = RecentDeliveries::new(HOUR, 10);
    assert_eq!(seen.claim("a", now()), Ok(true));
    assert_eq!(seen.claim("a", now() - 10 * HOUR), Ok(false));
}
