//! Spans of operations and attempts, with the attribute names of OpenTelemetry's semantic conventions for HTTP clients.
//!
//! `url.full` is left out because it contains the reference; `url.template` takes its place.

use bytes::Bytes;
use http::{Request, Response, uri::Scheme};
use tracing::{Instrument, Span, field::Empty, instrument::Instrumented};
use vove_transport::TransportError;

use crate::{Endpoint, Error};

/// The span of an operation: all its attempts, with the waits between them.
pub(crate) struct OperationSpan(Span);

/// The span of one attempt.
pub(crate) struct AttemptSpan(Span);

impl OperationSpan {
    pub(crate) fn new<E: Endpoint>() -> Self {
        Self(tracing::info_span!(
            target: "vove_client",
            "vove.operation",
            otel.name = E::NAME,
            otel.status_code = Empty,
            vove.attempts = Empty,
            "error.type" = Empty,
        ))
    }

    pub(crate) fn instrument<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn in_scope<T>(&self, call: impl FnOnce() -> T) -> T {
        self.0.in_scope(call)
    }

    pub(crate) fn finish(&self, attempts: u32, error: Option<&Error>) {
        self.0.record("vove.attempts", attempts);
        if let Some(error) = error {
            self.0.record("otel.status_code", "ERROR");
            self.0.record("error.type", tracing::field::debug(error.kind()));
        }
    }
}

impl AttemptSpan {
    pub(crate) fn new(template: &'static str, request: &Request<Bytes>, attempt: u32) -> Self {
        let method = request.method().as_str();
        let uri = request.uri();
        let default_port = if uri.scheme() == Some(&Scheme::HTTP) { 80 } else { 443 };
        let span = tracing::info_span!(
            target: "vove_client",
            "vove.attempt",
            otel.name = format_args!("{method} {template}"),
            otel.kind = "client",
            otel.status_code = Empty,
            http.request.method = method,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            server.address = uri.host(),
            server.port = uri.port_u16().unwrap_or(default_port),
            url.template = template,
            "error.type" = Empty,
        );
        if attempt > 1 {
            span.record("http.request.resend_count", attempt - 1);
        }
        Self(span)
    }

    pub(crate) fn instrument<F: Future>(&self, future: F) -> Instrumented<F> {
        future.instrument(self.0.clone())
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn in_scope<T>(&self, call: impl FnOnce() -> T) -> T {
        self.0.in_scope(call)
    }

    pub(crate) fn finish(&self, outcome: &Result<Response<Bytes>, TransportError>) {
        match outcome {
            Ok(response) => {
                let status = response.status();
                self.0.record("http.response.status_code", status.as_u16());
                if !status.is_success() {
                    self.0.record("otel.status_code", "ERROR");
                    self.0.record("error.type", status.as_str());
                }
            }
            Err(error) => {
                self.0.record("otel.status_code", "ERROR");
                self.0.record("error.type", tracing::field::debug(error.kind()));
            }
        }
    }
}
