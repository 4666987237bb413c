//! The store of recent deliveries in memory.

use std::time::Duration;

use vove_webhook::{RecentDeliveries, SeenDeliveries};

use crate::sample::now;

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn a_delivery_is_new_once_within_the_window() {
    let recent = RecentDeliveries::new(HOUR, 10);
    assert_eq!(recent.claim("a", now()), Ok(true));
    assert_eq!(recent.claim("a", now() + HOUR), Ok(false));
    assert_eq!(recent.claim("a", now() + HOUR + Duration::from_secs(1)), Ok(true));
}

#[test]
fn a_released_delivery_is_new_again() {
    let recent = RecentDeliveries::new(HOUR, 10);
    assert_eq!(recent.claim("a", now()), Ok(true));
    assert_eq!(recent.release("a"), Ok(()));
    assert_eq!(recent.claim("a", now()), Ok(true));
    assert_eq!(recent.claim("a", now()), Ok(false));
}

#[test]
fn the_oldest_delivery_is_removed_when_the_store_is_full() {
    let recent = RecentDeliveries::new(HOUR, 2);
    for id in ["a", "b", "c"] {
        assert_eq!(recent.claim(id, now()), Ok(true));
    }
    assert_eq!(recent.claim("c", now()), Ok(false));
    assert_eq!(recent.claim("b", now()), Ok(false));
    assert_eq!(recent.claim("a", now()), Ok(true));
}

#[test]
fn a_clock_that_goes_back_removes_nothing() {
    let recent = RecentDeliveries::new(HOUR, 10);
    assert_eq!(recent.claim("a", now()), Ok(true));
    assert_eq!(recent.claim("a", now() - 10 * HOUR), Ok(false));
}
