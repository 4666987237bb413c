//! Mistakes of real integrations, which are not possible with this crate. Other signatures are made with the `hmac`
//! crate.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vove_webhook::{ErrorKind, SigningSecret, Verifier};

use crate::sample::{BODY, ID, SECRET, kind, now, signed, verification_error, verifier};

fn code(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

fn key() -> Vec<u8> {
    BASE64_STANDARD.decode(SECRET.trim_start_matches("whsec_")).unwrap()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The id and the timestamp as the sender writes them, with another signature.
fn with_signature(signature: &str) -> [(&str, &str); 3] {
    [("svix-id", ID), ("svix-timestamp", "1760000000"), ("svix-signature", signature)]
}

#[test]
fn mistake_1_guessed_header_names_are_not_read() {
    let signature = hex(&code(&key(), BODY));
    for name in [
        "x-voveid-signature",
        "x-webhook-signature",
        "x-signature",
        "x-hub-signature",
        "x-hub-signature-256",
        "signature",
    ] {
        let error = verification_error(&[(name, &signature)], BODY);
        assert_eq!((error.kind(), error.place()), (ErrorKind::MissingHeader, Some("svix-id")), "{name}");
    }
}

#[test]
fn mistake_2_other_content_and_other_encodings_do_not_verify() {
    let whole = [ID.as_bytes(), b".1760000000.", BODY].concat();
    let timestamped = [b"1760000000.", BODY].concat();
    for content in [&whole[..], &timestamped, BODY] {
        let code = code(&key(), content);
        let base64 = BASE64_STANDARD.encode(&code);
        for signature in [hex(&code), format!("sha256={}", hex(&code)), format!("v1,{}", hex(&code)), base64.clone()] {
            assert_eq!(kind(&with_signature(&signature), BODY), ErrorKind::NoMatch, "{signature}");
        }
        let right = verifier().verify(&with_signature(&format!("v1,{base64}")), BODY, now()).is_ok();
        assert_eq!(right, content == whole);
    }
}

#[test]
fn mistake_3_the_text_of_the_secret_is_not_the_key() {
    let whole = [ID.as_bytes(), b".1760000000.", BODY].concat();
    for text in [SECRET, SECRET.trim_start_matches("whsec_")] {
        let signature = format!("v1,{}", BASE64_STANDARD.encode(code(text.as_bytes(), &whole)));
        assert_eq!(kind(&with_signature(&signature), BODY), ErrorKind::NoMatch);
    }
}

#[test]
fn mistake_4_unsigned_deliveries_and_missing_secrets_are_errors() {
    assert_eq!(kind(&[], BODY), ErrorKind::MissingHeader);
    assert_eq!(kind(&[("svix-id", ID), ("svix-timestamp", "1760000000")], BODY), ErrorKind::MissingHeader);
    assert_eq!(kind(&with_signature(""), BODY), ErrorKind::MissingHeader);
    // An unset variable that is read as an empty text is an error at start-up.
    for unset in ["", "whsec_", "undefined", "null"] {
        assert_eq!(unset.parse::<SigningSecret>().unwrap_err().kind(), ErrorKind::InvalidSecret, "{unset}");
    }
}

#[test]
fn mistake_5_every_v1_signature_is_tried_and_no_other() {
    let genuine = signed(BODY);
    let value = genuine.signature.trim_start_matches("v1,");
    let other = BASE64_STANDARD.encode([7; 32]);
    for accepted in [format!("v1,{other} v1,{value}"), format!("v1a,{other} v2,{value} v1,{value} v1,broken")] {
        assert!(verifier().verify(&with_signature(&accepted), BODY, now()).is_ok(), "{accepted}");
    }
    for not_accepted in
        [value.to_owned(), format!("v2,{value}"), format!("V1,{value}"), format!("v1={value}"), format!(",{value}")]
    {
        assert_eq!(kind(&with_signature(&not_accepted), BODY), ErrorKind::NoMatch, "{not_accepted}");
    }
    let old = Verifier::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap());
    assert!(old.with_secret(SECRET.parse().unwrap()).verify(&genuine, BODY, now()).is_ok());
}

#[test]
fn mistake_6_a_body_that_was_parsed_and_serialized_again_does_not_verify() {
    let headers = signed(BODY);
    let parsed: serde_json::Value = serde_json::from_slice(BODY).unwrap();
    // Compact with sorted members, and indented.
    let serialized = [serde_json::to_vec(&parsed).unwrap(), serde_json::to_vec_pretty(&parsed).unwrap()];
    for body in &serialized {
        assert_ne!(body, BODY);
        let error = verification_error(&headers.pairs(), body);
        assert_eq!(error.kind(), ErrorKind::NoMatch);
        assert!(error.to_string().contains("the body was altered before verification"));
    }
    // Header names in any case: frameworks change it.
    for upper in [true, false] {
        let pairs = headers.pairs().map(|(name, value)| (if upper { name.to_uppercase() } else { name.into() }, value));
        assert!(verifier().verify(&pairs, BODY, now()).is_ok());
    }
}

#[test]
fn mistake_7_the_timestamp_is_checked_in_both_directions() {
    let headers = signed(BODY);
    let (too_old, too_new) = (Some(ErrorKind::TooOld), Some(ErrorKind::TooNew));
    for (seconds, expected) in [(0, (None, None)), (300, (None, None)), (301, (too_old, too_new))] {
        let distance = Duration::from_secs(seconds);
        let later = verifier().verify(&headers, BODY, now() + distance).err().map(|error| error.kind());
        let earlier = verifier().verify(&headers, BODY, now() - distance).err().map(|error| error.kind());
        assert_eq!((later, earlier), expected, "{seconds} s");
    }
}

#[test]
fn mistake_8_the_scheme_is_tested_with_published_signatures() {
    // Published by the sender for its own libraries. `vectors.rs` has a hundred more.
    let verifier = Verifier::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap());
    let headers = [
        ("svix-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
        ("svix-timestamp", "1614265330"),
        ("svix-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
    ];
    let then = std::time::UNIX_EPOCH + Duration::from_secs(1_614_265_330);
    assert!(verifier.verify(&headers, br#"{"test": 2432232314}"#, then).is_ok());
}

#[test]
fn an_old_message_cannot_be_replayed_by_moving_the_separator() {
    let signed_text = format!("{ID}.1.1760000000.{{}}");
    let signature = format!("v1,{}", BASE64_STANDARD.encode(code(&key(), signed_text.as_bytes())));
    let moved = format!("{ID}.1");
    let headers = [("svix-id", moved.as_str()), ("svix-timestamp", "1760000000"), ("svix-signature", &signature)];
    assert_eq!(kind(&headers, b"{}"), ErrorKind::InvalidHeader);
}

#[test]
fn a_header_family_is_never_completed_from_the_other() {
    let headers = signed(BODY);
    let [id, timestamp, signature] = headers.pairs();
    let mixed = [id, ("webhook-timestamp", timestamp.1), ("webhook-signature", signature.1)];
    let error = verification_error(&mixed, BODY);
    assert_eq!((error.kind(), error.place()), (ErrorKind::MissingHeader, Some("svix-timestamp")));
    let whole = headers.pairs().map(|(name, value)| (name.replace("svix", "webhook"), value));
    assert!(verifier().verify(&whole, BODY, now()).is_ok());
}
