use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

use crate::{Limits, Runtime, TokioRuntime, Transport, TransportError};

/// Lets so many requests a second through, and a burst of so many at once after a rest; others wait for their turn.
///
/// A request whose turn would come after its operation's deadline fails at once as
/// [`Withheld`](crate::TransportErrorKind::Withheld) and takes no turn.
#[derive(Debug)]
pub struct RateLimit<T> {
    inner: T,
    runtime: Arc<dyn Runtime>,
    gap: Duration,
    burst: Duration,
    /// When the next turn comes if nobody rested (the "theoretical arrival time" of ITU-T I.371's generic cell rate
    /// algorithm).
    next: Mutex<Option<Instant>>,
}

impl<T: Transport> RateLimit<T> {
    /// In front of a transport. Nought counts as one.
    pub fn new(inner: T, per_second: u32, burst: u32) -> Self {
        let gap = Duration::from_secs(1) / per_second.max(1);
        let burst = gap.saturating_mul(burst.max(1) - 1);
        Self { inner, runtime: Arc::new(TokioRuntime), gap, burst, next: Mutex::new(None) }
    }

    /// With another clock.
    #[must_use]
    pub fn with_runtime(mut self, runtime: impl Runtime + 'static) -> Self {
        self.runtime = Arc::new(runtime);
        self
    }

    fn turn(&self, patience: Duration) -> Result<Duration, TransportError> {
        let now = self.runtime.now();
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = next.unwrap_or(now).max(now);
        let wait = turn.duration_since(now).saturating_sub(self.burst);
        if wait >= patience && !wait.is_zero() {
            return Err(TransportError::withheld(wait));
        }
        *next = turn.checked_add(self.gap);
        Ok(wait)
    }
}

#[async_trait]
impl<T: Transport> Transport for RateLimit<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let wait = self.turn(Limits::of(&request).operation)?;
        if !wait.is_zero() {
            self.runtime.sleep(wait).await;
        }
        self.inner.send(request).await
    }
}
