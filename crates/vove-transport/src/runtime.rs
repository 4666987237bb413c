//! Clocks, sleeping and randomness, so that tests can replace them.

use std::{
    fmt,
    pin::Pin,
    time::{Duration, Instant, SystemTime},
};

/// The clocks, the timer and the random source that a client uses.
///
/// Implement it for tests, or for an executor other than Tokio.
pub trait Runtime: fmt::Debug + Send + Sync {
    /// Returns the time of the monotonic clock.
    fn now(&self) -> Instant;

    /// Returns the time of the system clock, which is compared with the dates in `Retry-After` headers.
    fn system_time(&self) -> SystemTime;

    /// Returns a future that completes after `duration`.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// Returns a random number, uniformly distributed over all values. It is used for retry jitter and need not be
    /// cryptographically secure.
    fn random(&self) -> u64;

    /// Runs work that takes long, without I/O, and returns a future that completes after it. A client parses large
    /// responses this way. Default: the work is done at once, on the calling thread.
    fn run_blocking(&self, work: Box<dyn FnOnce() + Send>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        work();
        Box::pin(std::future::ready(()))
    }
}

/// Tokio's clock, which tests can pause, and the system clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioRuntime;

impl Runtime for TokioRuntime {
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn system_time(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn random(&self) -> u64 {
        fastrand::u64(..)
    }

    /// Runs the work on Tokio's threads for blocking work; on the calling thread outside of a Tokio runtime.
    fn run_blocking(&self, work: Box<dyn FnOnce() + Send>) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            work();
            return Box::pin(std::future::ready(()));
        };
        let task = runtime.spawn_blocking(work);
        Box::pin(async move {
            match task.await {
                Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                _ => (),
            }
        })
    }
}
