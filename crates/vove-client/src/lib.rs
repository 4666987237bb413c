#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod api_key;
mod client;
mod endpoint;
mod environment;
mod error;
mod request;
mod send;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(not(feature = "tracing"))]
#[path = "no_trace.rs"]
mod trace;

pub use crate::{
    api_key::ApiKey,
    client::Client,
    endpoint::Endpoint,
    environment::{BaseUrl, Environment},
    error::{Error, ErrorKind},
    request::{CreateSession, GetUserDocuments, GetUserVerification},
};
pub use vove_transport::{RetryBudget, RetryPolicy};

/// The quick start of the workspace's README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
