//! Hashes of responses.

use vove_model::{Received, UserVerification};

#[test]
fn the_hash_is_of_the_exact_bytes() {
    let of = |response: &'static str| Received::<UserVerification>::parse(response).unwrap().sha256();
    let response = r#"{"_id":"u","refId":"r","status":"pending"}"#;
    // sha256sum of the same bytes.
    assert_eq!(of(response).to_string(), "e0cf515c3e640c93ac134920bdf1716c5e03c3c1e60ed9a435e6930697d83c98");
    assert_ne!(of(response), of(r#"{"_id":"u", "refId":"r","status":"pending"}"#));
}
