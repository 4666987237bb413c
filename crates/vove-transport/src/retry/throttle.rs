//! Slows a client down after 429 and 503.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::Response;

use super::{RetryAfter, status::is_overload_status};
use crate::TransportError;

/// Slows all calls of a client down after the server answers 429 or 503.
///
/// Such a response blocks further calls for the time in its `Retry-After`, or for the current interval if that is
/// longer; after that, calls are sent one interval apart. Each 429 or 503 after a block doubles the interval, from 1
/// ms up to 1 s; each other response halves it, and below 1 ms the throttle is off.
///
/// A block is limited to [`RetryPolicy::max_throttle`](crate::RetryPolicy::max_throttle), so that one absurd
/// `Retry-After` does not stop a client for good. The first call after a block that was cut short asks the server
/// again; the next ones follow 1 s apart until there is a response other than 429 and 503.
#[derive(Debug, Default)]
pub struct Throttle {
    /// Whether `state` has an effect: the usual call takes no lock.
    active: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    next_send: Option<Instant>,
    interval: Duration,
}

const MIN_INTERVAL: Duration = Duration::from_millis(1);
const MAX_INTERVAL: Duration = Duration::from_secs(1);

impl Throttle {
    /// Reserves the next time to send, and returns how long to wait for it.
    ///
    /// # Errors
    /// The wait, if it is not zero and not shorter than `max_wait`. Nothing is reserved then.
    pub fn acquire(&self, now: Instant, max_wait: Duration) -> Result<Duration, Duration> {
        if !self.active.load(Ordering::Relaxed) {
            return Ok(Duration::ZERO);
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let send_at = state.next_send.unwrap_or(now).max(now);
        let wait = send_at.duration_since(now);
        if wait >= max_wait && !wait.is_zero() {
            return Err(wait);
        }
        state.next_send = send_at.checked_add(state.interval);
        Ok(wait)
    }

    /// Records the outcome of a call; `max_throttle` is the longest time for which it blocks further calls. Transport
    /// errors change nothing. The clocks are read only if they are needed.
    pub fn record(
        &self,
        outcome: &Result<Response<Bytes>, TransportError>,
        max_throttle: Duration,
        now: impl FnOnce() -> Instant,
        system_time: impl FnOnce() -> SystemTime,
    ) {
        match outcome {
            Ok(response) if is_overload_status(response.status()) => {
                let retry_after = RetryAfter::from_headers(response.headers()).map(|asked| asked.delay(system_time()));
                self.slow_down(now(), retry_after.unwrap_or_default(), max_throttle);
            }
            Ok(_) => self.speed_up(now),
            Err(_) => {}
        }
    }

    fn slow_down(&self, now: Instant, retry_after: Duration, max_throttle: Duration) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // Calls that were sent before the block began do not double the interval again.
        if state.next_send.is_none_or(|send_at| send_at <= now) {
            state.interval = (state.interval * 2).clamp(MIN_INTERVAL, MAX_INTERVAL);
        }
        if retry_after > max_throttle {
            state.interval = MAX_INTERVAL;
        }
        let blocked_until = now.checked_add(retry_after.min(max_throttle).max(state.interval));
        state.next_send = state.next_send.max(blocked_until);
        self.active.store(true, Ordering::Relaxed);
    }

    fn speed_up(&self, now: impl FnOnce() -> Instant) {
        if !self.active.load(Ordering::Relaxed) {
            return;
        }
        let now = now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.interval /= 2;
        // A block lasts as long as the server asked, even if calls sent before it succeed meanwhile.
        if state.interval < MIN_INTERVAL && state.next_send.is_none_or(|send_at| send_at <= now) {
            *state = State::default();
            self.active.store(false, Ordering::Relaxed);
        }
    }
}
