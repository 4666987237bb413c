//! How much work the `v1a` signatures of one delivery can cause: counted by which of them are still tried.

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer, SigningKey};
use vove_webhook::{ErrorKind, Verifier, VerifyingKey};

use crate::sample::{ID, now};

fn signing_key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number; 32])
}

fn verifying_key(number: u8) -> VerifyingKey {
    let key = signing_key(number).verifying_key();
    format!("whpk_{}", BASE64_STANDARD.encode(key.as_bytes())).parse().unwrap()
}

/// A verifier with the keys numbered from 1.
fn verifier(keys: u8) -> Verifier {
    (2..=keys).map(verifying_key).fold(Verifier::from_verifying_key(verifying_key(1)), Verifier::with_verifying_key)
}

fn signature(key: u8, message: &[u8]) -> String {
    format!("v1a,{}", BASE64_STANDARD.encode(signing_key(key).sign(message).to_bytes()))
}

/// Whether a delivery verifies whose signature of this key follows `forged` well-formed signatures of another text.
fn verifies(keys: u8, signed_with: u8, forged: usize, body: usize) -> bool {
    let body = vec![b' '; body];
    let message = [ID.as_bytes(), b"1760000000", &body].join(&b'.');
    let genuine = signature(signed_with, &message);
    let forged = vec![signature(1, b"another text"); forged];
    let signatures = [forged, vec![genuine]].concat().join(" ");
    let headers = [("svix-id", ID), ("svix-timestamp", "1760000000"), ("svix-signature", signatures.as_str())];
    match verifier(keys).verify(&headers, &body, now()) {
        Ok(delivery) => {
            assert_eq!(delivery.secret_index(), usize::from(signed_with) - 1);
            true
        }
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::NoMatch);
            false
        }
    }
}

#[test]
fn the_signatures_of_a_rotation_are_all_tried() {
    // The sender writes at most 11, and a receiver in rotation has two keys.
    for (keys, signed_with) in [(1, 1), (2, 1), (2, 2)] {
        assert!(verifies(keys, signed_with, 10, 100), "key {signed_with} of {keys}");
    }
    // With the longest body of the receiver, two.
    for (keys, signed_with, forged) in [(1, 1, 0), (1, 1, 1), (2, 2, 0)] {
        assert!(verifies(keys, signed_with, forged, 256 * 1024), "key {signed_with} of {keys}");
    }
}

#[test]
fn the_number_of_attempts_is_limited_for_all_keys_together_and_by_the_length_of_the_body() {
    for (body, attempts) in [(100, 22), (32 * 1024, 15), (64 * 1024, 7), (256 * 1024, 2)] {
        assert!(verifies(1, 1, attempts - 1, body), "{body} bytes");
        assert!(!verifies(1, 1, attempts, body), "{body} bytes");
    }
    // Several keys share the attempts, but each key has one.
    for (keys, attempts) in [(4, 5), (23, 1)] {
        assert!(verifies(keys, keys, attempts - 1, 100), "{keys} keys");
        assert!(!verifies(keys, keys, attempts, 100), "{keys} keys");
    }
    for keys in [2, 4] {
        assert!(verifies(keys, keys, 0, 256 * 1024), "{keys} keys");
        assert!(!verifies(keys, keys, 1, 256 * 1024), "{keys} keys");
    }
}

#[test]
fn what_is_no_signature_is_no_attempt() {
    let body = b"{}";
    let genuine = signature(1, &[ID.as_bytes(), b"1760000000", body].join(&b'.'));
    let others = ["v1a,", "v1a,AAAA", "v1a,!", "v1,AAAA", "v2,AAAA", "garbage"].join(" ").repeat(50);
    let signatures = format!("{others} {genuine}");
    let headers = [("svix-id", ID), ("svix-timestamp", "1760000000"), ("svix-signature", signatures.as_str())];
    assert!(verifier(1).verify(&headers, body, now()).is_ok());
}
