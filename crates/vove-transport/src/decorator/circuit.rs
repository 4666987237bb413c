use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};

use crate::{Runtime, TokioRuntime, Transport, TransportError, TransportErrorKind};

/// When a [`Circuit`] opens, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CircuitPolicy {
    /// Failures in a row, without a success between them.
    pub failures: u32,
    /// How long nothing is sent; then one request probes.
    pub pause: Duration,
}

impl Default for CircuitPolicy {
    /// 20 failures in a row, 10 seconds.
    fn default() -> Self {
        Self { failures: 20, pause: Duration::from_secs(10) }
    }
}

/// Stops sending to a server that fails again and again, and probes it from time to time.
///
/// A failure is no reply, or 5xx; a request that was held back behind the circuit, by a rate limit for instance, is none. While the circuit is open every request fails at once as
/// [`Withheld`](crate::TransportErrorKind::Withheld); after the pause one goes through, and its success closes the circuit.
#[derive(Debug)]
pub struct Circuit<T> {
    inner: T,
    policy: CircuitPolicy,
    runtime: Arc<dyn Runtime>,
    state: Mutex<State>,
}

#[derive(Debug)]
enum State {
    Closed { failures: u32 },
    Open { until: Instant },
    Probing,
}

impl<T: Transport> Circuit<T> {
    /// In front of a transport; closed.
    pub fn new(inner: T, policy: CircuitPolicy) -> Self {
        Self { inner, policy, runtime: Arc::new(TokioRuntime), state: Mutex::new(State::Closed { failures: 0 }) }
    }

    /// With another clock.
    #[must_use]
    pub fn with_runtime(mut self, runtime: impl Runtime + 'static) -> Self {
        self.runtime = Arc::new(runtime);
        self
    }

    /// Lets a request through, or says how long not.
    fn enter(&self) -> Result<Passage<'_, T>, TransportError> {
        let now = self.runtime.now();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let probe = match *state {
            State::Closed { .. } => false,
            State::Open { until } if until <= now => true,
            State::Open { until } => return Err(TransportError::withheld(until.duration_since(now))),
            State::Probing => return Err(TransportError::withheld(self.policy.pause)),
        };
        if probe {
            *state = State::Probing;
        }
        Ok(Passage { circuit: self, probe, ended: false })
    }

    fn record(&self, probe: bool, success: bool) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        *state = match (&*state, success) {
            // What was under way when the circuit opened has no say in it.
            (State::Open { .. } | State::Probing, _) if !probe => return,
            (_, true) => State::Closed { failures: 0 },
            (State::Closed { failures }, false) if failures + 1 < self.policy.failures => {
                State::Closed { failures: failures + 1 }
            }
            (_, false) => State::Open { until: self.runtime.now() + self.policy.pause },
        };
    }
}

/// A request on its way through the circuit. A probe that is dropped makes room for another.
struct Passage<'a, T: Transport> {
    circuit: &'a Circuit<T>,
    probe: bool,
    ended: bool,
}

impl<T: Transport> Passage<'_, T> {
    fn end(mut self, success: bool) {
        self.ended = true;
        self.circuit.record(self.probe, success);
    }
}

impl<T: Transport> Drop for Passage<'_, T> {
    fn drop(&mut self) {
        if self.probe && !self.ended {
            *self.circuit.state.lock().unwrap_or_else(PoisonError::into_inner) =
                State::Open { until: self.circuit.runtime.now() };
        }
    }
}

#[async_trait]
impl<T: Transport> Transport for Circuit<T> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let passage = self.enter()?;
        let outcome = self.inner.send(request).await;
        match &outcome {
            Ok(reply) => passage.end(!reply.status().is_server_error()),
            // What never left this side says nothing of the server.
            Err(error) if matches!(error.kind(), TransportErrorKind::Withheld | TransportErrorKind::InvalidRequest) => {
            }
            Err(_) => passage.end(false),
        }
        outcome
    }
}
