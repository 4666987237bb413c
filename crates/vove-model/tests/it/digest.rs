use vove_model::{Received, UserVerification};

#[test]
fn an_audit_log_can_keep_the_hash_of_the_exact_bytes() {
    let of = |reply: &'static str| Received::<UserVerification>::parse(reply).unwrap().sha256();
    let reply = r#"{"_id":"u","refId":"r","status":"pending"}"#;
    // sha256sum of the same bytes.
    assert_eq!(of(reply).to_string(), "e0cf515c3e640c93ac134920bdf1716c5e03c3c1e60ed9a435e6930697d83c98");
    assert_ne!(of(reply), of(r#"{"_id":"u", "refId":"r","status":"pending"}"#));
}
