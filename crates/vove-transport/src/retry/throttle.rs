use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

/// Slows all calls of a client down when the server says that it has too much: 429 or 503.
///
/// A refusal closes the gate for as long as the server asks, or for the present gap; then calls go out one gap apart. Each
/// refusal after a gate doubles the gap, from 1 ms up to 1 s, and each success halves it, so that the way back is quick.
#[derive(Debug, Default)]
pub struct Throttle {
    /// Whether there is anything to look up: the usual call takes no lock.
    active: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    next_turn: Option<Instant>,
    gap: Duration,
}

const SMALLEST_GAP: Duration = Duration::from_millis(1);
const LARGEST_GAP: Duration = Duration::from_secs(1);

impl Throttle {
    /// Takes a turn: how long to wait for it. `Err` holds the wait when it is `patience` or longer; no turn is taken then.
    ///
    /// # Errors
    /// The wait that would have been.
    pub fn turn(&self, now: Instant, patience: Duration) -> Result<Duration, Duration> {
        if !self.active.load(Ordering::Relaxed) {
            return Ok(Duration::ZERO);
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = state.next_turn.unwrap_or(now).max(now);
        let wait = turn.duration_since(now);
        if wait >= patience && !wait.is_zero() {
            return Err(wait);
        }
        state.next_turn = turn.checked_add(state.gap);
        Ok(wait)
    }

    /// The server refused a call with 429 or 503, and asked for this pause or for none.
    pub fn refused(&self, now: Instant, asked: Option<Duration>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // Calls that were on their way when the gate closed tell nothing new.
        if state.next_turn.is_none_or(|turn| turn <= now) {
            state.gap = (state.gap * 2).clamp(SMALLEST_GAP, LARGEST_GAP);
        }
        let opens = now.checked_add(asked.unwrap_or_default().max(state.gap));
        state.next_turn = state.next_turn.max(opens);
        self.active.store(true, Ordering::Relaxed);
    }

    /// The server answered a call as usual. The clock is read only while calls are slowed down.
    pub fn succeeded(&self, now: impl FnOnce() -> Instant) {
        if !self.active.load(Ordering::Relaxed) {
            return;
        }
        let now = now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.gap /= 2;
        // What the server asked for holds, whatever was on its way meanwhile.
        if state.gap < SMALLEST_GAP && state.next_turn.is_none_or(|turn| turn <= now) {
            *state = State::default();
            self.active.store(false, Ordering::Relaxed);
        }
    }
}
