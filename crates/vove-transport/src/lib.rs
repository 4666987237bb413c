#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod backend;
#[cfg(feature = "blocking")]
pub mod blocking;
mod connection_reuse;
mod error;
mod limits;
#[cfg(feature = "loopback")]
mod loopback;
mod retry;
mod runtime;
#[cfg(feature = "testing")]
pub mod testing;
mod transport;

#[cfg(feature = "hyper")]
pub use crate::backend::HyperTransport;
#[cfg(feature = "reqwest")]
pub use crate::backend::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "loopback")]
pub use crate::loopback::{BrowserGuard, Loopback, LoopbackBuilder, RejectedRequest, RequestBodyError};
pub use crate::{
    connection_reuse::ConnectionReuse,
    error::{CertificateProblem, TransportError, TransportErrorKind},
    limits::Limits,
    retry::{Attempts, Idempotency, RetryAfter, RetryBudget, RetryContext, RetryPolicy, Throttle, is_retryable_status},
    runtime::{Runtime, TokioRuntime},
    transport::{SendFuture, Transport},
};
