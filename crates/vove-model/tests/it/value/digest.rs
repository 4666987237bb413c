//! Hashes of responses and fingerprints of numbers.

use proptest::prelude::*;
use vove_model::{ErrorKind, FingerprintKey, Pii, Received, UserVerification};

#[test]
fn the_hash_is_of_the_exact_bytes() {
    let of = |response: &'static str| Received::<UserVerification>::parse(response).unwrap().sha256();
    let response = r#"{"_id":"u","refId":"r","status":"pending"}"#;
    // sha256sum of the same bytes.
    assert_eq!(of(response).to_string(), "e0cf515c3e640c93ac134920bdf1716c5e03c3c1e60ed9a435e6930697d83c98");
    assert_ne!(of(response), of(r#"{"_id":"u", "refId":"r","status":"pending"}"#));
}

#[test]
fn a_fingerprint_is_an_hmac_of_the_normalized_number() {
    let key = FingerprintKey::new(*b"an invented key, 32 bytes of it!").unwrap();
    // printf 'UX4820617' | openssl dgst -sha256 -hmac 'an invented key, 32 bytes of it!'
    let expected = "7ff2996aa69584209688afd922fc01c8513063f08b8ce30d2445ce25a01e803f";
    for number in ["UX4820617", "ux4820617", " UX-482 0617\t", "ux 48-20-617"] {
        assert_eq!(Pii::new(number).fingerprint(&key).unwrap().to_string(), expected, "{number:?}");
    }
    for empty in ["", " ", "--", "- -"] {
        assert_eq!(Pii::new(empty).fingerprint(&key), None, "an empty number is no duplicate of another");
    }
    let other = FingerprintKey::new(*b"another invented key of 32 bytes").unwrap();
    assert_ne!(Pii::new("UX4820617").fingerprint(&other).unwrap().to_string(), expected);
}

#[test]
fn a_short_key_is_an_error() {
    assert_eq!(FingerprintKey::new(*b"fifteen bytes..").unwrap_err().kind(), ErrorKind::ShortKey);
}

proptest! {
    #[test]
    fn spaces_hyphens_and_case_do_not_change_a_fingerprint(number in "[A-Z0-9]{1,20}", at in any::<prop::sample::Index>(), between in "[ -]{0,3}") {
        let key = FingerprintKey::new([7; 32]).unwrap();
        let at = at.index(number.len());
        let typed = format!(" {}{between}{}", &number[..at].to_lowercase(), &number[at..]);
        prop_assert_eq!(Pii::new(typed).fingerprint(&key), Pii::new(number).fingerprint(&key));
    }
}
