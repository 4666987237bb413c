//! A signed delivery for tests, all of whose parts can be changed.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use vove_webhook::{Delivery, Error, ErrorKind, SignedHeaders, SigningSecret, Verifier, sign};

pub(crate) const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
pub(crate) const ID: &str = "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk";
pub(crate) const BODY: &[u8] = br#"{"status":"pending","refId":"cust-0042","userId":"cust-0042"}"#;

pub(crate) fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_760_000_000)
}

pub(crate) fn secret() -> SigningSecret {
    SECRET.parse().unwrap()
}

pub(crate) fn verifier() -> Verifier {
    Verifier::new(secret())
}

pub(crate) fn signed(body: &[u8]) -> SignedHeaders {
    sign(&secret(), ID, now(), body)
}

/// Signs and verifies a body, and calls `test` with the delivery.
pub(crate) fn with_delivery<T>(body: &[u8], test: impl FnOnce(Delivery<'_>) -> T) -> T {
    let headers = signed(body);
    test(verifier().verify(&headers, body, now()).unwrap())
}

/// Why the default verifier does not accept these headers and this body.
pub(crate) fn verification_error(headers: &[(&str, &str)], body: &[u8]) -> Error {
    verifier().verify(headers, body, now()).unwrap_err()
}

pub(crate) fn kind(headers: &[(&str, &str)], body: &[u8]) -> ErrorKind {
    verification_error(headers, body).kind()
}

/// A secret in the form of the vectors, where the prefix may be missing.
pub(crate) fn vector_secret(text: &str) -> Result<SigningSecret, Error> {
    if text.starts_with("whsec_") { text.parse() } else { SigningSecret::from_unprefixed_base64(text) }
}
