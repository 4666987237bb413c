//! Properties of the verifier for any key, id, header and body.

use proptest::{collection::vec, prelude::*};
use vove_webhook::{Acknowledgment, ErrorKind, SigningSecret, Verifier, sign};

use crate::sample::{ID, now, secret, signed, verifier};

proptest! {
    #[test]
    fn a_signed_delivery_verifies_for_any_body(body in vec(any::<u8>(), 0..400)) {
        let headers = signed(&body);
        let (verifier, now) = (verifier(), now());
        let delivery = verifier.verify(&headers, &body, now).unwrap();
        prop_assert_eq!(delivery.id(), ID);
        prop_assert_eq!(delivery.sent_at(), now);
        prop_assert_eq!(delivery.body(), &body);
    }

    #[test]
    fn a_signed_delivery_verifies_for_any_key_and_id(key in vec(any::<u8>(), 16..200), id in "[!-\\-/-~]{1,100}") {
        use base64::{Engine, prelude::BASE64_STANDARD};
        let secret: SigningSecret = format!("whsec_{}", BASE64_STANDARD.encode(key)).parse().unwrap();
        let headers = sign(&secret, &id, now(), b"{}");
        let verifier = Verifier::new(secret);
        let delivery = verifier.verify(&headers, b"{}", now()).unwrap();
        prop_assert_eq!(delivery.id(), id);
    }

    #[test]
    fn a_body_with_one_bit_changed_does_not_verify(body in vec(any::<u8>(), 1..400), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let headers = signed(&body);
        let mut forged = body;
        let at = at.index(forged.len());
        forged[at] ^= 1_u8 << bit;
        prop_assert_eq!(verifier().verify(&headers, &forged, now()).unwrap_err().kind(), ErrorKind::NoMatch);
    }

    #[test]
    fn any_bytes_in_any_header_are_an_error(
        lines in vec((prop::sample::select(NAMES), vec(any::<u8>(), 0..200)), 0..8),
        body in vec(any::<u8>(), 0..50),
    ) {
        let error = verifier().verify(&lines, &body, now()).unwrap_err();
        prop_assert_eq!(error.http_status(), 401);
    }

    #[test]
    fn another_value_in_one_header_never_verifies(
        position in 0..3_usize,
        value in prop_oneof!["[ -~]{0,60}", "v1,[A-Za-z0-9+/=]{0,60}( v1a?,[A-Za-z0-9+/=]{0,90}){0,3}", "[0-9+.e-]{0,25}"],
    ) {
        let headers = signed(b"{}");
        let mut pairs = headers.pairs();
        let signed_value = pairs[position].1;
        pairs[position].1 = &value;
        let accepted = verifier().verify(&pairs, b"{}", now()).is_ok();
        prop_assert_eq!(accepted, value.trim_matches([' ', '\t']) == signed_value);
    }

    #[test]
    fn any_text_is_a_secret_or_an_error_with_the_rule(text in "\\PC{0,80}") {
        if let Err(error) = text.parse::<SigningSecret>() {
            prop_assert_eq!(error.kind(), ErrorKind::InvalidSecret);
            prop_assert!(error.place().is_some());
        }
    }

    #[test]
    fn any_verified_body_is_an_event_or_is_acknowledged(body in "[{}\\[\\]\",:a-zA-Z0-9_ ]{0,80}") {
        let headers = signed(body.as_bytes());
        let verifier = verifier();
        let delivery = verifier.verify(&headers, body.as_bytes(), now()).unwrap();
        for error in [delivery.event().err(), delivery.user_event().err(), delivery.kyb_event().err()].into_iter().flatten() {
            prop_assert_eq!(error.http_status(), Acknowledgment::Ignore.http_status());
        }
    }
}

const NAMES: &[&str] = &[
    "svix-id",
    "Svix-Timestamp",
    "svix-signature",
    "webhook-id",
    "webhook-timestamp",
    "Webhook-Signature",
    "content-type",
];

#[test]
fn every_bit_of_the_id_the_timestamp_and_the_signature_matters() {
    let headers = signed(b"{}");
    for position in 0..3 {
        let bytes = headers.pairs()[position].1.as_bytes();
        for (at, bit) in (0..bytes.len()).flat_map(|at| (0..8).map(move |bit| (at, bit))) {
            let mut forged = bytes.to_vec();
            forged[at] ^= 1 << bit;
            let mut pairs = headers.pairs().map(|(name, value)| (name, value.as_bytes()));
            pairs[position].1 = &forged;
            assert!(verifier().verify(&pairs, b"{}", now()).is_err(), "{} byte {at} bit {bit}", pairs[position].0);
        }
    }
}

#[test]
fn the_position_of_the_matching_secret_is_returned() {
    let other: SigningSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap();
    let verifier = Verifier::new(other).with_secret(secret());
    assert_eq!(verifier.verify(&signed(b"{}"), b"{}", now()).unwrap().secret_index(), 1);
}
