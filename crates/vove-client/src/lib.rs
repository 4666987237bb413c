#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod api_key;
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod endpoint;
mod environment;
mod error;
mod fetch;
mod hosted_link;
mod paging;
mod query;
mod raw;
mod reconcile;
mod request;
mod send;
#[cfg(feature = "tracing")]
mod trace;
#[cfg(not(feature = "tracing"))]
#[path = "no_trace.rs"]
mod trace;
mod wait;

pub use crate::{
    api_key::ApiKey,
    client::Client,
    endpoint::Endpoint,
    environment::{BaseUrl, Environment},
    error::{Error, ErrorKind},
    fetch::Fetch,
    hosted_link::{HostedLink, PublicKey},
    paging::{Items, Paged, Pages},
    raw::Raw,
    reconcile::{Reconcile, Reconciled},
    request::{
        CreateAmlCase, CreateKybCase, CreateSession, GetAmlCase, GetDefaultKybFlow, GetKybCase, GetUserDocuments,
        GetUserVerification, ListAmlCases, ListKybCases, ScreenAml, UpdateAmlCaseStatus,
    },
    wait::{Progress, WaitForDecision, WaitPolicy},
};
pub use vove_transport::{RetryBudget, RetryPolicy};

/// The quick start of the workspace's README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
