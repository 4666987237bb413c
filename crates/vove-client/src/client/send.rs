//! Sends the attempts of an operation. This is the only place of the client that does I/O.

use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::Poll,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{Request, Response};
use vove_transport::{Attempts, Idempotency, Limits, RetryContext, SendFuture, TransportError, TransportErrorKind};

use super::{
    Client, Shared,
    spans::{AttemptSpan, OperationSpan},
};
use crate::{Endpoint, Error};

/// The outcome of an operation's last attempt, and the count of its attempts.
pub(crate) struct Finished {
    pub(crate) outcome: Result<Response<Bytes>, TransportError>,
    pub(crate) attempts: Attempts,
}

impl Client {
    /// Sends the request of an endpoint and reads the response. The methods that are named after endpoints call this.
    ///
    /// It makes as many attempts as the [`RetryPolicy`](crate::RetryPolicy), the endpoint's
    /// [`Idempotency`] and its [`Limits`] allow.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Output, Error> {
        let span = OperationSpan::new::<E>();
        let finished = span.instrument(self.shared.operate(E::TEMPLATE, &|| self.prepare(endpoint))).await;
        let finished = match finished {
            Ok(Finished { outcome: Ok(response), attempts }) => {
                Ok((self.shared.parse(endpoint, response).await, attempts))
            }
            Ok(Finished { outcome: Err(error), attempts }) => Ok((Err(Error::transport(E::NAME, error)), attempts)),
            Err(error) => Err(error),
        };
        conclude::<E>(finished, &span, || self.shared.runtime.system_time())
    }
}

/// Reads the outcome of an operation into the endpoint's output.
#[cfg(feature = "blocking")]
pub(crate) fn read<E: Endpoint>(
    endpoint: &E,
    finished: Result<Finished, Error>,
    span: &OperationSpan,
    system_time: impl FnOnce() -> SystemTime,
) -> Result<E::Output, Error> {
    let finished = finished.map(|Finished { outcome, attempts }| {
        let response = outcome.map_err(|error| Error::transport(E::NAME, error));
        (response.and_then(|response| endpoint.response(response)), attempts)
    });
    conclude::<E>(finished, span, system_time)
}

/// Adds to an error what the attempts tell, and ends the operation's span.
fn conclude<E: Endpoint>(
    finished: Result<(Result<E::Output, Error>, Attempts), Error>,
    span: &OperationSpan,
    system_time: impl FnOnce() -> SystemTime,
) -> Result<E::Output, Error> {
    let (result, count) = match finished {
        Ok((read, attempts)) => {
            let read = read.map_err(|error| {
                error.after(attempts.count(), system_time()).after_processing(attempts.may_have_been_processed())
            });
            (read, attempts.count())
        }
        Err(error) => (Err(error), 0),
    };
    span.finish(count, result.as_ref().err());
    result
}

/// An attempt that is ready to be sent. The transport's future already owns the request: a future of ours that owned
/// it as well would be several times as large.
struct Attempt<'c> {
    /// How long the throttle delays it.
    wait: Duration,
    /// The time that is left for the operation after the wait.
    remaining: Duration,
    sending: SendFuture<'c>,
}

/// Responses of this size or more are parsed on a thread for blocking work: 1 MiB, which takes about a millisecond.
const LARGE_RESPONSE_BYTES: usize = 1 << 20;

impl Shared {
    /// Reads a response, off the executor if it is large.
    async fn parse<E: Endpoint>(&self, endpoint: &E, response: Response<Bytes>) -> Result<E::Output, Error> {
        if response.body().len() < LARGE_RESPONSE_BYTES {
            return endpoint.response(response);
        }
        let (endpoint, output) = (endpoint.clone(), Arc::new(Mutex::new(None)));
        let slot = Arc::clone(&output);
        let work = move || *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(endpoint.response(response));
        self.runtime.run_blocking(Box::new(work)).await;
        let output = output.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Only a runtime that is shutting down leaves work undone.
        output.unwrap_or_else(|| {
            let error = TransportError::new(TransportErrorKind::ConnectionLost);
            Err(Error::transport(E::NAME, error))
        })
    }

    async fn operate(
        &self,
        template: &'static str,
        prepare: &(dyn Fn() -> Result<Request<Bytes>, Error> + Sync),
    ) -> Result<Finished, Error> {
        let started = self.runtime.now();
        let elapsed = |now: Instant| now.saturating_duration_since(started);
        let (mut attempts, mut next) = {
            let request = prepare()?;
            let operation_timeout = Limits::of(&request).operation_timeout;
            let idempotency = Idempotency::of(&request);
            let mut attempts = Attempts::new(self.retry, self.budget.clone(), idempotency, operation_timeout);
            let first = self.start(template, request, &mut attempts, Duration::ZERO, started);
            (attempts, first)
        };
        loop {
            let (span, attempt) = next;
            let outcome = span.instrument(self.finish(attempt)).await;
            span.finish(&outcome);
            let context = || RetryContext {
                elapsed: elapsed(self.runtime.now()),
                system_time: self.runtime.system_time(),
                random: self.runtime.random(),
            };
            let Some(delay) = attempts.finish(&outcome, context) else {
                return Ok(Finished { outcome, attempts });
            };
            // Frees the response before the wait.
            drop(outcome);
            if !delay.is_zero() {
                self.runtime.sleep(delay).await;
            }
            let request = prepare()?;
            let now = self.runtime.now();
            next = self.start(template, request, &mut attempts, elapsed(now), now);
        }
    }

    /// Passes a request to the transport, unless the throttle delays it beyond the time that is left for the operation.
    fn start(
        &self,
        template: &'static str,
        mut request: Request<Bytes>,
        attempts: &mut Attempts,
        elapsed: Duration,
        now: Instant,
    ) -> (AttemptSpan, Result<Attempt<'_>, TransportError>) {
        let remaining = attempts.start(elapsed);
        let span = AttemptSpan::new(template, &request, attempts.count());
        let attempt = self.throttle.acquire(now, remaining).map_err(TransportError::throttled).map(|wait| {
            let remaining = remaining.saturating_sub(wait);
            let limits = Limits::of(&request);
            shorten_limits(&mut request, limits, remaining);
            Attempt { wait, remaining, sending: self.transport.send(request) }
        });
        (span, attempt)
    }

    /// Waits as the throttle demands, then sends the attempt.
    async fn finish(&self, attempt: Result<Attempt<'_>, TransportError>) -> Result<Response<Bytes>, TransportError> {
        let Attempt { wait, remaining, sending } = attempt?;
        if !wait.is_zero() {
            self.runtime.sleep(wait).await;
        }
        let outcome = if self.transport.enforces_limits() {
            sending.await
        } else {
            let finished = self.timeout(remaining, sending).await;
            finished.unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
        };
        self.throttle.record(&outcome, self.retry.max_throttle, || self.runtime.now(), || self.runtime.system_time());
        outcome
    }

    /// Polls a future until it completes or the time is over, for a transport that does not enforce limits itself.
    async fn timeout<F: Future>(&self, timeout: Duration, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut timer = self.runtime.sleep(timeout);
        std::future::poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => timer.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}

/// Lowers a request's limits to the time that is left for the operation. A first attempt keeps its limits, and
/// usually needs no map of extensions.
pub(crate) fn shorten_limits(request: &mut Request<Bytes>, limits: Limits, remaining: Duration) {
    if remaining < limits.operation_timeout {
        let attempt_timeout = limits.attempt_timeout.min(remaining);
        request.extensions_mut().insert(limits.attempt_timeout(attempt_timeout).operation_timeout(remaining));
    }
}
