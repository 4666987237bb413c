#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
//!
//! # Parts of the crate
//!
//! `verify` goes from headers and bytes to a [`Delivery`], `event` from a delivery to what it says. Nothing else
//! decides whether a delivery is genuine.

mod acknowledgment;
#[cfg(feature = "axum")]
pub mod axum;
mod deduplication;
mod delivery;
mod error;
mod event;
#[cfg(feature = "receiver")]
mod receiver;
#[cfg(feature = "sign")]
mod sign;
mod verify;

#[cfg(feature = "receiver")]
pub use crate::receiver::{Rejection, WebhookReceiver};
#[cfg(feature = "sign")]
pub use crate::sign::{SignedHeaders, sign};
#[cfg(feature = "ed25519")]
pub use crate::verify::VerifyingKey;
pub use crate::{
    acknowledgment::Acknowledgment,
    deduplication::{Claim, ClaimGuard, RecentDeliveries, SeenDeliveries},
    delivery::Delivery,
    error::{Error, ErrorKind},
    event::{AmbiguousEvent, AmlEvent, Event, KybEvent, UnknownEvent, UserEvent},
    verify::{Headers, Lookup, SignatureHeaders, SigningSecret, Verifier},
};
