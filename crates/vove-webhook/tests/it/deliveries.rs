//! Signed deliveries: the fixtures, the tolerance, several signatures, and what the errors say.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use proptest::prelude::*;
use serde_json::Value;
use vove_webhook::{Error, ErrorKind, SigningSecret, Verifier, sign};

const OLD: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const NEW: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const BODY: &[u8] = br#"{"status":"pending","refId":"cust-0042"}"#;

fn secret(text: &str) -> SigningSecret {
    text.parse().unwrap()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn kind<T>(result: Result<T, Error>) -> Option<ErrorKind> {
    result.err().map(|error| error.kind())
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/webhook").join(name)).unwrap()
}

#[test]
fn every_signed_fixture_verifies_and_prints_no_personal_data() {
    let signed: Value = serde_json::from_slice(&fixture("signed.json")).unwrap();
    let parts = signed["secret"].as_array().unwrap();
    let text: String = parts.iter().map(|part| part.as_str().unwrap()).collect();
    let verifier = Verifier::new(secret(&text));
    let sent = at(signed["sent"].as_u64().unwrap());
    let mut table = String::new();
    for delivery in signed["deliveries"].as_array().unwrap() {
        let name = delivery["body"].as_str().unwrap();
        let headers: Vec<(&str, &str)> =
            delivery["headers"].as_object().unwrap().iter().map(|(k, v)| (k.as_str(), v.as_str().unwrap())).collect();
        let body = fixture(name);
        let verified = verifier.verify(&headers, &body, sent).unwrap();
        table += &format!("{name}: {:?}\n", verified.user_event());
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_delivery_has_the_id_the_time_and_the_position_of_the_secret() {
    let headers = sign(&secret(OLD), "msg_1", at(1000), BODY);
    let verifier = Verifier::new(secret(NEW)).with_secret(secret(OLD));
    let delivery = verifier.verify(&headers, BODY, at(1100)).unwrap();
    assert_eq!((delivery.id(), delivery.sent_at(), delivery.secret_index()), ("msg_1", at(1000), 1));
    assert_eq!(delivery.body(), BODY);
    assert_eq!(delivery.user_event().unwrap().ref_id.as_str(), "cust-0042");
    assert_eq!(delivery.clone().into_owned(), delivery);
}

#[test]
fn a_wrong_secret_or_body_matches_nothing() {
    let headers = sign(&secret(OLD), "msg_1", at(1000), BODY);
    assert_eq!(kind(Verifier::new(secret(NEW)).verify(&headers, BODY, at(1000))), Some(ErrorKind::NoMatch));
    let spaced = br#"{"status": "pending", "refId": "cust-0042"}"#;
    assert_eq!(kind(Verifier::new(secret(OLD)).verify(&headers, spaced, at(1000))), Some(ErrorKind::NoMatch));
}

#[test]
fn a_timestamp_outside_the_tolerance_is_an_error_in_both_directions() {
    let headers = sign(&secret(OLD), "msg_1", at(1000), BODY);
    let verifier = Verifier::new(secret(OLD));
    assert_eq!(kind(verifier.verify(&headers, BODY, at(1300))), None);
    assert_eq!(kind(verifier.verify(&headers, BODY, at(1301))), Some(ErrorKind::TooOld));
    assert_eq!(kind(verifier.verify(&headers, BODY, at(700))), None);
    assert_eq!(kind(verifier.verify(&headers, BODY, at(699))), Some(ErrorKind::TooNew));
    let strict = verifier.with_tolerance(Duration::from_secs(1));
    assert_eq!(kind(strict.verify(&headers, BODY, at(1002))), Some(ErrorKind::TooOld));
}

#[test]
fn one_matching_signature_of_several_is_enough_during_a_rotation() {
    let (old, new) = (sign(&secret(OLD), "msg_1", at(1000), BODY), sign(&secret(NEW), "msg_1", at(1000), BODY));
    let both = format!("v1a,AAAA {} v1,garbage {}", old.signature, new.signature);
    let headers = [("svix-id", "msg_1"), ("svix-timestamp", "1000"), ("svix-signature", both.as_str())];
    for configured in [OLD, NEW] {
        assert_eq!(kind(Verifier::new(secret(configured)).verify(&headers, BODY, at(1000))), None);
    }
}

#[test]
fn every_verification_error_names_the_header_and_no_value() {
    let whole = [("svix-id", "CANARY_1"), ("svix-timestamp", "1000"), ("svix-signature", "v1,CANARY")];
    let mut lines = vec![];
    for missing in 0..3 {
        let mut headers = whole.to_vec();
        headers.remove(missing);
        lines.push(headers);
    }
    lines.push(vec![("webhook-id", "CANARY"), ("svix-timestamp", "1000"), ("svix-signature", "v1,CANARY")]);
    lines.push([&whole[..], &[("Svix-Id", "CANARY_2")]].concat());
    lines.push(vec![("svix-id", "CANARY.1"), whole[1], whole[2]]);
    lines.push(vec![whole[0], ("svix-timestamp", "+1000"), whole[2]]);
    lines.push(whole.to_vec());
    let mut table = String::new();
    for headers in lines {
        let error = Verifier::new(secret(OLD)).verify(&headers, b"CANARY", at(1000)).unwrap_err();
        table += &format!("{} {error} {error:?}\n", error.http_status());
    }
    assert!(!table.contains("CANARY"));
    insta::assert_snapshot!(table);
}

proptest! {
    #[test]
    fn what_was_signed_verifies(body in any::<Vec<u8>>(), sent in 0u64..=u32::MAX.into()) {
        let headers = sign(&secret(OLD), "msg_1", at(sent), &body);
        prop_assert!(Verifier::new(secret(OLD)).verify(&headers, &body, at(sent)).is_ok());
    }

    #[test]
    fn any_header_bytes_are_an_error(id in any::<Vec<u8>>(), timestamp in any::<Vec<u8>>(), signature in any::<Vec<u8>>()) {
        let headers = [("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", signature)];
        prop_assert!(Verifier::new(secret(OLD)).verify(&headers, BODY, at(1000)).is_err());
    }

    #[test]
    fn any_body_is_an_event_or_an_error(body in any::<Vec<u8>>()) {
        let headers = sign(&secret(OLD), "msg_1", at(1000), &body);
        let verifier = Verifier::new(secret(OLD));
        let _ = verifier.verify(&headers, &body, at(1000)).unwrap().user_event();
    }
}
