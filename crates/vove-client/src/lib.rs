#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod config;
mod endpoint;
mod error;
mod fetch;
mod list;
mod raw;
mod reconcile;
mod request;
mod wait;

pub use crate::{
    client::Client,
    config::{ApiKey, BaseUrl, Environment, HostedLink, PublishableKey},
    endpoint::Endpoint,
    error::{Error, ErrorKind},
    fetch::Fetch,
    list::{Items, Paged, Pages},
    raw::Raw,
    reconcile::{Reconcile, Reconciled},
    request::{
        CreateAmlCase, CreateKybCase, CreateSession, GetAmlCase, GetDefaultKybFlow, GetKybCase, GetUserDocuments,
        GetUserVerification, ListAmlCases, ListKybCases, ScreenAml, UpdateAmlCaseStatus,
    },
    wait::{WaitForDecision, WaitPolicy, WaitProgress},
};
pub use vove_transport::{CertificateProblem, ConnectionReuse, Idempotency, Limits, RetryBudget, RetryPolicy};
