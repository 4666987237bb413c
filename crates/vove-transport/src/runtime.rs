use std::{
    collections::hash_map::RandomState,
    fmt,
    hash::{BuildHasher, Hasher},
    pin::Pin,
    time::{Duration, Instant, SystemTime},
};

/// What a call needs of its surroundings: two clocks, a way to wait, and chance. Tests bring their own.
pub trait Runtime: fmt::Debug + Send + Sync {
    /// The monotonic clock.
    fn now(&self) -> Instant;

    /// The clock on the wall, for dates that a server names.
    fn wall(&self) -> SystemTime;

    /// Ends after so long.
    fn sleep(&self, pause: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// Evenly spread over all values. It spreads retries and guards no secret.
    fn random(&self) -> u64;
}

/// Tokio's clock, which a test can pause, and the system's wall clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioRuntime;

impl Runtime for TokioRuntime {
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, pause: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(pause))
    }

    fn random(&self) -> u64 {
        random()
    }
}

/// A number that differs from call to call and from process to process: chance for jitter, not for secrets.
pub fn random() -> u64 {
    // Every `RandomState` has keys of its own.
    RandomState::new().build_hasher().finish()
}
