use std::{
    pin::pin,
    task::Poll,
    time::{Duration, Instant, SystemTime},
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use vove_transport::{
    Attempts, Limits, Moment, Repeat, RetryAfter, Sending, Throttle, TransportError, TransportErrorKind,
};

use crate::{
    Client, Endpoint, Error,
    client::Shared,
    trace::{AttemptSpan, OperationSpan},
};

/// What an operation came to.
pub(crate) struct Ended {
    pub(crate) outcome: Result<Response<Bytes>, TransportError>,
    pub(crate) attempts: Attempts,
}

impl Client {
    /// Sends an endpoint's request and reads its reply. The methods named after endpoints are short for this.
    ///
    /// Makes as many attempts as the client's [`RetryPolicy`](crate::RetryPolicy), the endpoint and its time allow.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<E: Endpoint>(&self, endpoint: &E) -> Result<E::Reply, Error> {
        let span = OperationSpan::new::<E>();
        let ended = span.cover(self.shared.operate(E::TEMPLATE, &|| self.prepare(endpoint))).await;
        read(endpoint, ended, &span, || self.shared.runtime.wall())
    }
}

/// Makes a reply of an outcome.
pub(crate) fn read<E: Endpoint>(
    endpoint: &E,
    ended: Result<Ended, Error>,
    span: &OperationSpan,
    wall: impl FnOnce() -> SystemTime,
) -> Result<E::Reply, Error> {
    let (result, made) = match ended {
        Ok(Ended { outcome, attempts }) => {
            let read = outcome
                .map_err(|error| Error::transport(E::NAME, error))
                .and_then(|reply| endpoint.response(reply))
                .map_err(|error| {
                    error.after(attempts.made(), wall()).after_processing(attempts.may_have_been_processed())
                });
            (read, attempts.made())
        }
        Err(error) => (Err(error), 0),
    };
    span.end(made, result.as_ref().err());
    result
}

/// A request about to be sent. It is in the transport's hands from the beginning: a future that kept it as well would be
/// several times as large.
struct Attempt<'c> {
    wait: Duration,
    /// What will be left of the operation's time after the wait.
    left: Duration,
    sending: Sending<'c>,
}

impl Shared {
    async fn operate(
        &self,
        template: &'static str,
        prepare: &(dyn Fn() -> Result<Request<Bytes>, Error> + Sync),
    ) -> Result<Ended, Error> {
        let begun = self.runtime.now();
        let elapsed = |now: Instant| now.saturating_duration_since(begun);
        let (mut attempts, mut begin) = {
            let request = prepare()?;
            let deadline = Limits::of(&request).operation;
            let mut attempts = Attempts::new(self.retry, self.budget.clone(), Repeat::of(&request), deadline);
            let begin = self.begin(template, request, &mut attempts, Duration::ZERO, begun);
            (attempts, begin)
        };
        loop {
            let (span, attempt) = begin;
            let outcome = span.cover(self.end(attempt)).await;
            span.end(&outcome);
            let moment = || Moment {
                elapsed: elapsed(self.runtime.now()),
                wall: self.runtime.wall(),
                random: self.runtime.random(),
            };
            let Some(pause) = attempts.end(&outcome, moment) else {
                return Ok(Ended { outcome, attempts });
            };
            // The bytes of a refused reply are not kept through the pause.
            drop(outcome);
            if !pause.is_zero() {
                self.runtime.sleep(pause).await;
            }
            let request = prepare()?;
            let now = self.runtime.now();
            begin = self.begin(template, request, &mut attempts, elapsed(now), now);
        }
    }

    /// Hands a request to the transport, unless its turn comes too late for what is left of the operation's time.
    fn begin(
        &self,
        template: &'static str,
        mut request: Request<Bytes>,
        attempts: &mut Attempts,
        elapsed: Duration,
        now: Instant,
    ) -> (AttemptSpan, Result<Attempt<'_>, TransportError>) {
        let remaining = attempts.begin(elapsed);
        let span = AttemptSpan::new(template, &request, attempts.made());
        let attempt = self.throttle.turn(now, remaining).map_err(TransportError::withheld).map(|wait| {
            let left = remaining.saturating_sub(wait);
            let limits = Limits::of(&request);
            narrow(&mut request, limits, left);
            Attempt { wait, left, sending: self.transport.send(request) }
        });
        (span, attempt)
    }

    /// Waits for the request's turn, and for its end.
    async fn end(&self, attempt: Result<Attempt<'_>, TransportError>) -> Result<Response<Bytes>, TransportError> {
        let Attempt { wait, left, sending } = attempt?;
        if !wait.is_zero() {
            self.runtime.sleep(wait).await;
        }
        let outcome = if self.transport.keeps_limits() {
            sending.await
        } else {
            let ended = self.before(left, sending).await;
            ended.unwrap_or(Err(TransportError::new(TransportErrorKind::Timeout)))
        };
        observe(&self.throttle, &outcome, || self.runtime.now(), || self.runtime.wall());
        outcome
    }

    /// Runs a future up to a deadline, for a transport that keeps none.
    async fn before<F: Future>(&self, deadline: Duration, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut alarm = self.runtime.sleep(deadline);
        std::future::poll_fn(|context| match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending => alarm.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}

/// Tells a request how little time is left, once it is less than its limits say. The usual call needs no map of extensions.
pub(crate) fn narrow(request: &mut Request<Bytes>, limits: Limits, left: Duration) {
    if left < limits.operation {
        request.extensions_mut().insert(Limits { total: limits.total.min(left), operation: left, ..limits });
    }
}

/// Tells the throttle what a server answered.
pub(crate) fn observe(
    throttle: &Throttle,
    outcome: &Result<Response<Bytes>, TransportError>,
    now: impl FnOnce() -> Instant,
    wall: impl FnOnce() -> SystemTime,
) {
    match outcome {
        Ok(reply) if matches!(reply.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => {
            let asked = RetryAfter::read(reply.headers()).map(|asked| asked.pause(wall()));
            throttle.refused(now(), asked);
        }
        Ok(_) => throttle.succeeded(now),
        Err(_) => {}
    }
}
