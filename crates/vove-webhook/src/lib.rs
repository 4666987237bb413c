#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod delivery;
mod error;
mod event;
mod headers;
mod mac;
#[cfg(feature = "ed25519")]
mod public_key;
mod secret;
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
    event::UserEvent,
    headers::{Headers, Lookup},
    secret::SigningSecret,
    verifier::Verifier,
};
