//! Nothing that can be printed contains a secret, a signature, a body or personal data.

use vove_webhook::{Error, SignatureHeaders, SigningSecret, VerifyingKey};

use crate::sample::{SECRET, now, secret, signed, verifier};

/// A body whose every value is a marker.
const BODY: &str = r#"{"status":"CANARY1","refId":"CANARY2","userId":"CANARY2","firstName":"CANARY3","reason":"CANARY4","type":"CANARY5"}"#;

fn assert_redacted(printed: &str, hidden: &[&str]) {
    for marker in hidden.iter().chain(&["CANARY"]) {
        assert!(!printed.contains(marker), "{marker} is in {printed}");
    }
}

#[test]
fn no_debug_output_contains_a_secret_a_signature_or_a_body() {
    let headers = signed(BODY.as_bytes());
    let verifier = verifier().with_verifying_key("whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=".parse().unwrap());
    let delivery = verifier.verify(&headers, BODY.as_bytes(), now()).unwrap();
    let hidden = [&SECRET[6..], &headers.signature[3..], "mEcmshqieoeCWXl74V3CDV3PRI1Fld"];
    for printed in [
        format!("{headers:?}"),
        format!("{:?}", SignatureHeaders::read(&headers)),
        format!("{verifier:?}"),
        format!("{:?}", secret()),
        format!("{delivery:?}"),
        format!("{:?}", delivery.event()),
        format!("{:?}", delivery.user_event()),
        format!("{:?}", delivery.aml_event()),
        format!("{:?}", delivery.kyb_event()),
    ] {
        assert_redacted(&printed, &hidden);
    }
}

#[test]
fn no_error_contains_what_caused_it() {
    let printed = |error: Error| format!("{error} {error:?} {:?}", std::error::Error::source(&error));
    let headers = signed(BODY.as_bytes());
    let signature = headers.signature.as_str();
    let with = |position: usize, value: &'static str| {
        let mut pairs = headers.pairs();
        pairs[position].1 = value;
        verifier().verify(&pairs, BODY.as_bytes(), now()).unwrap_err()
    };
    for error in [
        with(0, "CANARY.6"),
        with(0, ""),
        with(1, "CANARY7"),
        with(1, "1"),
        with(2, "v1,CANARY8"),
        verifier().verify(&headers, b"CANARY9", now()).unwrap_err(),
        "CANARY!".parse::<SigningSecret>().unwrap_err(),
        "whsec_CANARY!".parse::<SigningSecret>().unwrap_err(),
        "whpk_CANARY!".parse::<VerifyingKey>().unwrap_err(),
    ] {
        assert_redacted(&printed(error), &[signature]);
    }
    for body in [
        r#"{"status":"pending","refId":["CANARY10"]}"#,
        r#"{"refId":"CANARY11","userId":"CANARY12","status":"x"}"#,
        "CANARY13",
    ] {
        let headers = signed(body.as_bytes());
        let verifier = verifier();
        let delivery = verifier.verify(&headers, body.as_bytes(), now()).unwrap();
        assert_redacted(&printed(delivery.user_event().unwrap_err()), &[]);
    }
}
