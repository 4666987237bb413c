//! Nothing that can be printed holds a secret, a signature, a body or a person.

use vove_webhook::{Error, PublicKey, SigningSecret, Verifier, explain};

use crate::sample::{ID, SECRET, now, secret, signed, verifier};

/// A body whose every value is a marker.
const BODY: &str = r#"{"status":"CANARY1","refId":"CANARY2","userId":"CANARY2","firstName":"CANARY3","reason":"CANARY4","type":"CANARY5"}"#;

fn searched(printed: &str, hidden: &[&str]) {
    for marker in hidden.iter().chain(&["CANARY"]) {
        assert!(!printed.contains(marker), "{marker} is in {printed}");
    }
}

#[test]
fn no_debug_output_holds_a_secret_a_signature_or_a_body() {
    let headers = signed(BODY.as_bytes());
    let verifier = verifier().with_public_key("whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=".parse().unwrap());
    let delivery = verifier.verify(&headers, BODY.as_bytes(), now()).unwrap();
    let hidden = [&SECRET[6..], &headers.signature[3..], "mEcmshqieoeCWXl74V3CDV3PRI1Fld"];
    for printed in [
        format!("{headers:?}"),
        format!("{verifier:?}"),
        format!("{:?}", secret()),
        format!("{delivery:?}"),
        format!("{:?}", delivery.event()),
        format!("{:?}", delivery.user_event()),
        format!("{:?}", delivery.aml_event()),
        format!("{:?}", delivery.kyb_event()),
    ] {
        searched(&printed, &hidden);
    }
}

#[test]
fn no_error_holds_what_was_refused() {
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
        "whpk_CANARY!".parse::<PublicKey>().unwrap_err(),
    ] {
        searched(&printed(error), &[signature]);
    }
    for body in [
        r#"{"status":"pending","refId":["CANARY10"]}"#,
        r#"{"refId":"CANARY11","userId":"CANARY12","status":"x"}"#,
        "CANARY13",
    ] {
        let headers = signed(body.as_bytes());
        let verifier = verifier();
        let delivery = verifier.verify(&headers, body.as_bytes(), now()).unwrap();
        searched(&printed(delivery.user_event().unwrap_err()), &[]);
    }
}

#[test]
fn no_explanation_holds_what_it_looked_at() {
    let headers = signed(BODY.as_bytes());
    let rewritten = BODY.replace(',', ", ");
    let [id, timestamp, signature] = headers.pairs();
    let odd = [id, timestamp, ("svix-signature", "v1,CANARY14"), ("x-signature", "CANARY15"), ("CANARY_16 name", "x")];
    for (secrets, headers, body) in [
        (&[SECRET][..], &[id, timestamp, signature][..], BODY),
        (&[SECRET], &[id, timestamp, signature], &rewritten),
        (&[SECRET, "CANARY17!"], &odd, BODY),
        (&[SECRET], &odd[1..], BODY),
        (&[SECRET], &[("svix-id", "CANARY.18"), timestamp, signature], BODY),
    ] {
        let why = explain(secrets, headers, body.as_bytes(), now());
        searched(&format!("{why} {why:?}"), &[&SECRET[6..], &signature.1[3..]]);
    }
    assert!(Verifier::new(secret()).verify(&headers, BODY.as_bytes(), now()).unwrap().id() == ID);
}
