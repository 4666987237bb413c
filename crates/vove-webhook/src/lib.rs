#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod delivery;
mod error;
mod event;
mod headers;
mod secret;
#[cfg(feature = "testing")]
mod sign;
mod verifier;

#[cfg(feature = "testing")]
pub use crate::sign::{SignedHeaders, sign};
pub use crate::{
    delivery::Delivery,
    error::{Error, ErrorKind},
    event::UserEvent,
    headers::Headers,
    secret::SigningSecret,
    verifier::Verifier,
};
