//! From the headers and the raw body of a request to a verified [`Delivery`](crate::Delivery).

mod headers;
mod secret;
mod signature_headers;
mod timestamp;
mod verifier;
#[cfg(feature = "ed25519")]
mod verifying_key;

#[cfg(feature = "ed25519")]
pub use self::verifying_key::VerifyingKey;
pub use self::{
    headers::{Headers, Lookup},
    secret::SigningSecret,
    signature_headers::SignatureHeaders,
    verifier::Verifier,
};
