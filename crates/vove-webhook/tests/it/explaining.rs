use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vove_webhook::{Finding, Rewrite, explain};

use crate::sample::{BODY, ID, SECRET, now, signed};

fn why(headers: &[(&str, &str)], body: &[u8]) -> String {
    explain(&[SECRET], headers, body, now()).to_string()
}

/// What is said of a body that was signed as one text and came as another.
fn rewritten(signed_as: &str, came_as: &str) -> Vec<Rewrite> {
    let headers = signed(signed_as.as_bytes());
    let why = explain(&[SECRET], &headers, came_as.as_bytes(), now());
    match why.findings() {
        [Finding::Rewritten(rewrites)] => rewrites.clone(),
        others => panic!("{signed_as} / {came_as}: {others:?}"),
    }
}

#[test]
fn a_genuine_delivery_fits_and_nothing_else_is_said() {
    assert_eq!(explain(&[SECRET], &signed(BODY), BODY, now()).findings(), [Finding::SignatureFits { secret: 0 }]);
}

#[test]
fn the_usual_rewrites_are_recognised() {
    use Rewrite::*;
    let original = r#"{"status":"pending","refId":"a/b","userId":"é"}"#;
    for (came_as, expected) in [
        (r#"{"refId":"a/b","status":"pending","userId":"é"}"#, vec![KeyOrder]),
        (r#"{"status": "pending", "refId": "a/b", "userId": "é"}"#, vec![NoBlanksBetween]),
        ("{\n  \"status\": \"pending\",\n  \"refId\": \"a/b\",\n  \"userId\": \"é\"\n}", vec![NoBlanksBetween]),
        (r#"{"status":"pending","refId":"a\/b","userId":"é"}"#, vec![SlashesPlain]),
        (r#"{"status":"pending","refId":"a/b","userId":"\u00e9"}"#, vec![UnicodePlain]),
        (r#"{"status":"pending","refId":"a\/b","userId":"\u00e9"}"#, vec![SlashesPlain, UnicodePlain]),
        (r#"{"refId": "a/b", "status": "pending", "userId": "\u00e9"}"#, vec![KeyOrder, NoBlanksBetween, UnicodePlain]),
        ("{\"status\":\"pending\",\"refId\":\"a/b\",\"userId\":\"é\"}\n", vec![NothingAround]),
    ] {
        assert_eq!(rewritten(original, came_as), expected, "{came_as}");
        if expected.len() == 1 && !expected.contains(&KeyOrder) {
            assert_eq!(rewritten(came_as, original).len(), 1, "{came_as}, the other way round");
        }
    }
    let documented = r#"{"status":"pending","userId":"cust-0042"}"#;
    assert_eq!(rewritten(documented, std::str::from_utf8(BODY).unwrap()), [TwoFields, NoBlanksBetween][..1]);
}

#[test]
fn a_missing_header_is_told_with_the_names_that_came() {
    insta::assert_snapshot!(why(
        &[("Svix-Id", ID), ("Content-Type", "application/json"), ("X-Voveid-Signature", "ab")],
        BODY
    ));
}

#[test]
fn a_clock_that_is_wrong_is_told_with_the_distance() {
    let headers = signed(BODY);
    let late = explain(&[SECRET], &headers, BODY, now() + Duration::from_secs(3600));
    assert_eq!(late.findings(), [Finding::TooOld { seconds: 3600 }, Finding::SignatureFits { secret: 0 }]);
    let early = explain(&[SECRET], &headers, BODY, now() - Duration::from_secs(301));
    assert_eq!(early.findings(), [Finding::TooNew { seconds: 301 }, Finding::SignatureFits { secret: 0 }]);
}

#[test]
fn a_home_made_signer_is_told_what_it_does_wrong() {
    let code = |key: &[u8], message: &[u8]| {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        mac.update(message);
        mac.finalize().into_bytes()
    };
    let signed_text = [ID.as_bytes(), b".1760000000.", BODY].concat();
    let key = BASE64_STANDARD.decode(SECRET.trim_start_matches("whsec_")).unwrap();
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let told = [
        format!("v1,{}", BASE64_STANDARD.encode(code(SECRET.as_bytes(), &signed_text))),
        format!("v1,{}", BASE64_STANDARD.encode(code(SECRET.trim_start_matches("whsec_").as_bytes(), &signed_text))),
        format!("sha256={}", hex(&code(&key, BODY))),
        format!("v1,{}", BASE64_STANDARD.encode(code(&key, &[b"1760000000.", BODY].concat()))),
        format!("v2,{}", BASE64_STANDARD.encode([7; 32])),
        format!("v1,{}", BASE64_STANDARD.encode([7; 32])),
    ]
    .map(|signature| why(&[("svix-id", ID), ("svix-timestamp", "1760000000"), ("svix-signature", &signature)], BODY))
    .join("\n");
    insta::assert_snapshot!(told);
}

#[test]
fn secrets_that_are_none_are_told_by_their_position() {
    let why = explain(&["sk_live_1", SECRET], &signed(BODY), BODY, now());
    insta::assert_snapshot!(why.to_string());
}
