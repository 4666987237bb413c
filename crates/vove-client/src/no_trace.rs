//! No spans: the feature `tracing` is off.

use bytes::Bytes;
use http::{Request, Response};
use vove_transport::TransportError;

use crate::{Endpoint, Error};

pub(crate) struct OperationSpan;

pub(crate) struct AttemptSpan;

impl OperationSpan {
    #[allow(clippy::extra_unused_type_parameters, reason = "spans are named by it")]
    pub(crate) const fn new<E: Endpoint>() -> Self {
        Self
    }

    pub(crate) fn cover<F: Future>(&self, future: F) -> F {
        future
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn scope<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(crate) const fn end(&self, _attempts: u32, _error: Option<&Error>) {}
}

impl AttemptSpan {
    pub(crate) const fn new(_template: &'static str, _request: &Request<Bytes>, _attempt: u32) -> Self {
        Self
    }

    pub(crate) fn cover<F: Future>(&self, future: F) -> F {
        future
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn scope<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(crate) const fn end(&self, _outcome: &Result<Response<Bytes>, TransportError>) {}
}
