//! Which texts are secrets and keys, and the HMAC under a secret: against published vectors, and against RFC 2104
//! written out over the hash for keys and messages around every block boundary.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};
use vove_webhook::{ErrorKind, SigningSecret, VerifyingKey, sign};

use crate::sample::now;

fn rule(text: &str) -> &'static str {
    let error = text.parse::<SigningSecret>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidSecret);
    assert_eq!(error.http_status(), 500);
    error.place().unwrap()
}

#[test]
fn the_documented_sample_is_accepted_although_its_base64_is_not_canonical() {
    // 34 characters: 25 bytes, no padding, and non-zero trailing bits.
    assert!("whsec_5WbX5kEWLlfzsGNjH64Ide8lOOqUB6e8FH".parse::<SigningSecret>().is_ok());
}

#[test]
fn the_padding_is_optional_and_the_prefix_is_not() {
    let key = "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w";
    for text in [key.to_owned(), format!("{key}=")] {
        assert!(format!("whsec_{text}").parse::<SigningSecret>().is_ok(), "{text}");
        assert!(text.parse::<SigningSecret>().is_err(), "{text}");
        assert!(SigningSecret::from_unprefixed_base64(&text).is_ok(), "{text}");
    }
}

#[test]
fn a_text_that_others_may_know_is_no_secret() {
    for text in [
        // An ed25519 public key without its prefix: anyone who knows it could sign.
        "mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
        "mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk",
        "thisisaverylongenglishpassword",
        "CorrectHorseBatteryStaple1234567",
        "d41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e",
        "D41D8CD98F00B204E9800998ECF8427ED41D8CD98F00B204E9800998ECF8427E",
        "C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "WHSEC_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "whsec-C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    ] {
        let rule = rule(text);
        assert!(rule.starts_with("it must begin with whsec_") || rule.contains("API key"), "{text}: {rule}");
    }
    assert!(rule("mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=").contains("public key"));
}

#[test]
fn an_unprefixed_secret_is_random_and_has_24_bytes() {
    let random = [
        "C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=",
    ];
    for text in random {
        assert!(SigningSecret::from_unprefixed_base64(text).is_ok(), "{text}");
    }
    let in_base64 = BASE64_STANDARD.encode("correct horse battery staple");
    let rules = [
        "",
        "C2FVsBQIhrscChlQIMV+b5sSYspob7o",
        "C2FVsBQIhrscChlQIMV+b5sSYspob7o!",
        " C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
        "thisisaverylongenglishpassphrase",
        "ThisIsAVeryLongEnglishPassphrase",
        "THISISAVERYLONGENGLISHPASSPHRASE",
        "correcthorsebatterystaple1234567",
        "correct/horse/battery/staple+123",
        "CorrectHorseBatteryStaple1234567",
        "Correct/Horse/Battery/Staple/123",
        "12345678901234567890123456789012",
        "Password1Password1Password1Passw",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "d41d8cd98f00b204e9800998ecf8427e",
        "D41D8CD98F00B204E9800998ECF8427E",
        "d41d8CD98f00B204e9800998ecF8427e",
        "2e96ebd0-c1b8-11ee-b56a-a345411e245d",
        &in_base64,
    ]
    .map(|text| {
        let error = SigningSecret::from_unprefixed_base64(text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidSecret);
        error.place().unwrap()
    });
    insta::assert_snapshot!(rules.join("\n"));
}

#[test]
fn an_unusable_secret_is_an_error_with_the_rule() {
    let rules = [
        "",
        "whsec_",
        "whsec_c2hvcnQ=",
        "whsec_%",
        "whsec_b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=\n",
        "\"whsec_b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=\"",
        "whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
        "whsk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
        "sk_live_b6Ovv5eS7H5seJrGSStBYDivs8v2",
        "2e96ebd0-c1b8-11ee-b56a-a345411e245d",
        "d41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
        "b6Ovv5eS7H5seJrGSStBYDivs8v2/KrFjfMaVZYsi7w=",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "undefined",
    ]
    .map(rule)
    .join("\n");
    insta::assert_snapshot!(rules);
}

#[test]
fn an_unusable_verifying_key_is_an_error() {
    for text in [
        "whpk_",
        "whpk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "whpk_mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGkA",
        "mEcmshqieoeCWXl74V3CDV3PRI1Fld+Y/g75eV4ccGk=",
    ] {
        assert_eq!(text.parse::<VerifyingKey>().unwrap_err().kind(), ErrorKind::InvalidSecret, "{text}");
    }
}

fn secret_of(key: &[u8]) -> SigningSecret {
    format!("whsec_{}", BASE64_STANDARD.encode(key)).parse().unwrap()
}

/// RFC 2104, section 2, with the block of 64 bytes of SHA-256.
fn reference(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut block = [0; 64];
    let key = if key.len() > block.len() { Sha256::digest(key).to_vec() } else { key.to_vec() };
    block[..key.len()].copy_from_slice(&key);
    let inner = Sha256::digest([&block.map(|byte| byte ^ 0x36), message].concat());
    Sha256::digest([&block.map(|byte| byte ^ 0x5c)[..], &inner].concat()).into()
}

fn check(key_length: usize, body_length: usize) {
    let key: Vec<u8> = (0..key_length).map(|at| (at * 7 + 3) as u8).collect();
    let body: Vec<u8> = (0..body_length).map(|at| (at * 11 + 5) as u8).collect();
    let code = reference(&key, &[b"m.1760000000.", &body[..]].concat());
    let expected = format!("v1,{}", BASE64_STANDARD.encode(code));
    assert_eq!(
        sign(&secret_of(&key), "m", now(), &body).signature,
        expected,
        "key of {key_length}, body of {body_length}"
    );
}

#[test]
fn codes_are_right_for_every_length_around_a_block() {
    for body in 0..300 {
        check(24, body);
    }
    check(24, 100_000);
}

#[test]
fn codes_are_right_for_keys_shorter_and_longer_than_a_block() {
    for key in [16, 24, 32, 63, 64, 65, 100, 128, 500] {
        check(key, 71);
    }
}

/// RFC 4231, sections 4.2, 4.4, 4.5, 4.7 and 4.8: its cases with keys of 16 bytes or more.
#[test]
fn codes_are_those_of_rfc_4231() {
    let counting: Vec<u8> = (1..=25).collect();
    let cases: [(&[u8], &[u8], &str); 5] = [
        (&[0x0b; 20], b"Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (&[0xaa; 20], &[0xdd; 50], "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        (&counting, &[0xcd; 50], "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        (
            &[0xaa; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
        (
            &[0xaa; 131],
            b"This is a test using a larger than block-size key and a larger than block-size data. The key needs to be \
              hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ];
    for (key, message, expected) in cases {
        let code: String = secret_of(key).hmac(message).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(code, expected);
    }
}
