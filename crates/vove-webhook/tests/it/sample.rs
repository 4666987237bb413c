//! A delivery as a test wants it: signed by us, every part open to change.

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

/// Verifies a body that the sender signed.
pub(crate) fn genuine<T>(body: &[u8], look: impl FnOnce(Delivery<'_>) -> T) -> T {
    let headers = signed(body);
    look(verifier().verify(&headers, body, now()).unwrap())
}

/// Why the usual verifier refuses these headers and this body.
pub(crate) fn refusal(headers: &[(&str, &str)], body: &[u8]) -> Error {
    verifier().verify(headers, body, now()).unwrap_err()
}

pub(crate) fn kind(headers: &[(&str, &str)], body: &[u8]) -> ErrorKind {
    refusal(headers, body).kind()
}
