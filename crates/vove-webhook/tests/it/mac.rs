//! Our HMAC against the `hmac` crate's, for keys and messages around every block boundary.

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vove_webhook::{SigningSecret, sign};

use crate::sample::now;

fn check(key_length: usize, body_length: usize) {
    let key: Vec<u8> = (0..key_length).map(|at| (at * 7 + 3) as u8).collect();
    let body: Vec<u8> = (0..body_length).map(|at| (at * 11 + 5) as u8).collect();
    let secret: SigningSecret = format!("whsec_{}", BASE64_STANDARD.encode(&key)).parse().unwrap();
    let mut reference = Hmac::<Sha256>::new_from_slice(&key).unwrap();
    reference.update(b"m.1760000000.");
    reference.update(&body);
    let expected = format!("v1,{}", BASE64_STANDARD.encode(reference.finalize().into_bytes()));
    assert_eq!(sign(&secret, "m", now(), &body).signature, expected, "key of {key_length}, body of {body_length}");
}

#[test]
fn codes_are_those_of_the_hmac_crate_for_every_length_around_a_block() {
    for body in 0..300 {
        check(24, body);
    }
    check(24, 100_000);
}

#[test]
fn codes_are_those_of_the_hmac_crate_for_keys_shorter_and_longer_than_a_block() {
    for key in [16, 24, 32, 63, 64, 65, 100, 128, 500] {
        check(key, 71);
    }
}
