//! Deliveries with one mistake each, and the diagnosis for it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::time::UNIX_EPOCH;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vove_webhook::{SignedHeaders, sign};

use super::{explain as explain_with, reserialized::Difference, *};

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const ID: &str = "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk";
const BODY: &[u8] = br#"{"status":"pending","refId":"cust-0042","userId":"cust-0042"}"#;

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_760_000_000)
}

fn signed(body: &[u8]) -> SignedHeaders {
    sign(&SECRET.parse().unwrap(), ID, now(), body)
}

fn explain<H: Headers + ?Sized>(secrets: &[&str], headers: &H, body: &[u8], now: SystemTime) -> Vec<Diagnosis> {
    explain_with(secrets, str::parse, headers, body, now)
}

fn lines(diagnoses: &[Diagnosis]) -> String {
    diagnoses.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn explained(headers: &[(&str, &str)], body: &[u8]) -> String {
    lines(&explain(&[SECRET], headers, body, now()))
}

/// The differences found for a body that was signed as one text and received as another.
fn differences(signed_as: &str, received: &str) -> Vec<Difference> {
    match &explain(&[SECRET], &signed(signed_as.as_bytes()), received.as_bytes(), now())[..] {
        [Diagnosis::BodyReserialized(differences)] => differences.clone(),
        others => panic!("{signed_as} / {received}: {others:?}"),
    }
}

#[test]
fn a_genuine_delivery_has_no_other_diagnosis() {
    assert_eq!(explain(&[SECRET], &signed(BODY), BODY, now()), [Diagnosis::SignatureMatches { secret: 0 }]);
}

#[test]
fn the_usual_serializations_are_recognized() {
    use Difference::*;
    let original = r#"{"status":"pending","refId":"a/b","userId":"é"}"#;
    for (received, expected) in [
        (r#"{"refId":"a/b","status":"pending","userId":"é"}"#, vec![MemberOrder]),
        (r#"{"status": "pending", "refId": "a/b", "userId": "é"}"#, vec![NoWhitespace]),
        ("{\n  \"status\": \"pending\",\n  \"refId\": \"a/b\",\n  \"userId\": \"é\"\n}", vec![NoWhitespace]),
        (r#"{"status":"pending","refId":"a\/b","userId":"é"}"#, vec![SlashesPlain]),
        (r#"{"status":"pending","refId":"a/b","userId":"\u00e9"}"#, vec![LettersPlain]),
        (r#"{"status":"pending","refId":"a\/b","userId":"\u00e9"}"#, vec![SlashesPlain, LettersPlain]),
        (r#"{"refId": "a/b", "status": "pending", "userId": "\u00e9"}"#, vec![MemberOrder, NoWhitespace, LettersPlain]),
        ("{\"status\":\"pending\",\"refId\":\"a/b\",\"userId\":\"é\"}\n", vec![NothingAround]),
    ] {
        assert_eq!(differences(original, received), expected, "{received}");
        if expected.len() == 1 && !expected.contains(&MemberOrder) {
            assert_eq!(differences(received, original).len(), 1, "{received}, in the other direction");
        }
    }
    let documented = r#"{"status":"pending","userId":"cust-0042"}"#;
    assert_eq!(differences(documented, std::str::from_utf8(BODY).unwrap()), [TwoFields]);
}

#[test]
fn everything_that_is_not_changed_keeps_its_spelling() {
    use Difference::*;
    let original = r#"{"b":[1.50,-0,1e3,{}],"a":"\u00E9 é \"\\u0041\" \ud83d\ude00","a":[],"c":{"z":null,"y":true}}"#;
    for (received, expected) in [
        (original.replace(',', ", ").replace(':', ": "), vec![NoWhitespace]),
        (format!("\u{feff}{original}"), vec![NothingAround]),
    ] {
        assert_eq!(differences(original, &received), expected, "{received}");
    }
    for (signed_as, expected) in [
        (format!("{original}\r\n"), vec![LineBreakAtEnd]),
        (format!("\u{feff}{original}"), vec![ByteOrderMark]),
        (original.replace(r"\u00E9", "é").replace(r"\ud83d\ude00", "😀"), vec![LettersPlain]),
        (original.replace('é', r"\u00e9"), vec![LettersEscaped]),
    ] {
        assert_eq!(differences(&signed_as, original), expected, "{signed_as}");
    }
    let sorted = r#"{"a":"\u00E9 é \"\\u0041\" \ud83d\ude00","a":[],"b":[1.50,-0,1e3,{}],"c":{"y":true,"z":null}}"#;
    assert_eq!(differences(sorted, original), [MemberOrder]);
}

#[test]
fn a_missing_header_is_reported_with_the_names_that_are_there() {
    let headers = [("Svix-Id", ID), ("Content-Type", "application/json"), ("X-Voveid-Signature", "ab")];
    insta::assert_snapshot!(explained(&headers, BODY), @r"
    x-voveid-signature is not a header of VOVE ID, which signs with svix-signature
    svix-timestamp is missing; these headers are there: svix-id, content-type, x-voveid-signature
    ");
    insta::assert_snapshot!(explained(&[], BODY), @"svix-id is missing; there are no headers");
}

#[test]
fn a_wrong_clock_is_reported_with_the_distance() {
    let headers = signed(BODY);
    let late = explain(&[SECRET], &headers, BODY, now() + Duration::from_secs(3600));
    assert_eq!(late, [Diagnosis::TooOld { seconds: 3600 }, Diagnosis::SignatureMatches { secret: 0 }]);
    let early = explain(&[SECRET], &headers, BODY, now() - Duration::from_secs(301));
    assert_eq!(early, [Diagnosis::TooNew { seconds: 301 }, Diagnosis::SignatureMatches { secret: 0 }]);
    for seconds in [0, 300] {
        let genuine = [Diagnosis::SignatureMatches { secret: 0 }];
        assert_eq!(explain(&[SECRET], &headers, BODY, now() + Duration::from_secs(seconds)), genuine);
        assert_eq!(explain(&[SECRET], &headers, BODY, now() - Duration::from_secs(seconds)), genuine);
    }
}

#[test]
fn the_mistake_of_another_signer_is_named() {
    let code = |key: &[u8], message: &[u8]| {
        let mut hmac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        hmac.update(message);
        hmac.finalize().into_bytes()
    };
    let signed_text = [ID.as_bytes(), b".1760000000.", BODY].concat();
    let key = BASE64_STANDARD.decode(SECRET.trim_start_matches("whsec_")).unwrap();
    let hexadecimal = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let v1 = |key: &[u8], message: &[u8]| format!("v1,{}", BASE64_STANDARD.encode(code(key, message)));
    let explained = [
        v1(SECRET.as_bytes(), &signed_text),
        v1(SECRET.trim_start_matches("whsec_").as_bytes(), &signed_text),
        format!("sha256={}", hexadecimal(&code(&key, BODY))),
        v1(&key, &[b"1760000000.", BODY].concat()),
        v1(&key, &[ID.as_bytes(), b".", BODY].concat()),
        v1(&key, &[b"1760000000.", ID.as_bytes(), b".", BODY].concat()),
        format!("v2,{}", BASE64_STANDARD.encode([7; 32])),
        format!("v1,{}", BASE64_STANDARD.encode([7; 32])),
    ]
    .map(|signature| {
        explained(&[("svix-id", ID), ("svix-timestamp", "1760000000"), ("svix-signature", &signature)], BODY)
    })
    .join("\n");
    insta::assert_snapshot!(explained, @r"
    the signature matches if the key is the text of the secret: decode the base64 after whsec_
    the signature matches if the key is the text after whsec_, not decoded from base64: decode the base64 after whsec_
    the signature matches the body alone: the text to sign is id.timestamp.body
    the signature matches timestamp.body: the text to sign is id.timestamp.body
    the signature matches id.body: the text to sign is id.timestamp.body
    the signature matches timestamp.id.body: the text to sign is id.timestamp.body
    the signature header has no v1 signature: a secret can check no other version
    no signature matches: the secret is another endpoint's, or the body is not the one that was sent
    ");
}

#[test]
fn unusable_secrets_are_named_by_their_position() {
    insta::assert_snapshot!(lines(&explain(&["sk_live_1", SECRET], &signed(BODY), BODY, now())), @r"
    secret 1 is not a signing secret: it must begin with whsec_; this looks like an API key or another provider's secret
    the signature matches secret 2
    ");
}

#[test]
fn no_diagnosis_contains_what_it_was_made_from() {
    let body = concat!(
        r#"{"status":"CANARY1","refId":"CANARY2","userId":"CANARY2","#,
        r#""firstName":"CANARY3","reason":"CANARY4","type":"CANARY5"}"#
    );
    let headers = signed(body.as_bytes());
    let reserialized = body.replace(',', ", ");
    let [id, timestamp, signature] = headers.pairs();
    let unusual =
        [id, timestamp, ("svix-signature", "v1,CANARY14"), ("x-signature", "CANARY15"), ("CANARY_16 name", "x")];
    for (secrets, headers, body) in [
        (&[SECRET][..], &[id, timestamp, signature][..], body),
        (&[SECRET], &[id, timestamp, signature], &reserialized),
        (&[SECRET, "CANARY17!"], &unusual, body),
        (&[SECRET], &unusual[1..], body),
        (&[SECRET], &[("svix-id", "CANARY.18"), timestamp, signature], body),
    ] {
        let diagnoses = explain(secrets, headers, body.as_bytes(), now());
        assert!(!diagnoses.is_empty());
        let printed = format!("{} {diagnoses:?}", lines(&diagnoses));
        for hidden in ["CANARY", &SECRET[6..], &signature.1[3..]] {
            assert!(!printed.contains(hidden), "{hidden} is in {printed}");
        }
    }
}

/// A signed delivery of which one part is cut off or has one bit changed: a diagnosis for each, and never a match.
#[test]
fn every_damaged_delivery_has_a_diagnosis() {
    let genuine = [Diagnosis::SignatureMatches { secret: 0 }];
    let headers = signed(BODY);
    let mut explained = 0;
    for part in 0..5 {
        let pairs = headers.pairs();
        let original = [pairs[0].1.as_bytes(), pairs[1].1.as_bytes(), pairs[2].1.as_bytes(), BODY, SECRET.as_bytes()];
        for at in (0..original[part].len()).step_by(3) {
            let mut flipped = original[part].to_vec();
            flipped[at] ^= 1;
            for damaged in [&flipped[..], &original[part][..at]] {
                let mut parts = original;
                parts[part] = damaged;
                let [id, timestamp, signature, body, secret] = parts;
                let headers = [("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", signature)];
                let secret = std::str::from_utf8(secret).unwrap();
                let diagnoses = explain(&[secret], &headers, body, now());
                assert!(!lines(&diagnoses).is_empty() && diagnoses != genuine, "part {part} at {at}");
                explained += 1;
            }
        }
    }
    assert!(explained > 100, "{explained}");
}
