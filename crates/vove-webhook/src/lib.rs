#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "axum")]
pub mod axum;
mod delivery;
mod error;
mod event;
mod explain;
mod headers;
mod mac;
mod outcome;
#[cfg(feature = "ed25519")]
mod public_key;
mod secret;
mod seen;
#[cfg(feature = "testing")]
mod sign;
mod signature_headers;
mod verifier;

#[cfg(feature = "ed25519")]
pub use crate::public_key::PublicKey;
#[cfg(feature = "testing")]
pub use crate::sign::{SignedHeaders, sign};
pub use crate::{
    delivery::Delivery,
    error::{Error, ErrorKind},
    event::{AmbiguousEvent, AmlEvent, Event, KybEvent, UnknownEvent, UserEvent},
    explain::{Explanation, Finding, Rewrite, explain},
    headers::{Headers, Lookup},
    outcome::Outcome,
    secret::SigningSecret,
    seen::{RecentDeliveries, SeenDeliveries},
    verifier::Verifier,
};
