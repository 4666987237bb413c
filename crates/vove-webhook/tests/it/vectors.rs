//! Every vector of `fixtures/webhook/vectors.json`: the result of a `must` or `should` vector is the expected one or
//! one that is also allowed. The result of a `policy` vector is the expected one, which is the choice in
//! `docs/webhooks.md`.

mod mutated;

use std::{
    fs,
    time::{Duration, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use vove_webhook::{ErrorKind, Verifier, VerifyingKey};

use crate::sample::vector_secret;

#[test]
fn every_vector_has_an_allowed_result() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/webhook/vectors.json");
    let vectors: Vec<Value> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let failures: Vec<String> = vectors.iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert_eq!(vectors.len(), 144);
}

fn failure(vector: &Value) -> Option<String> {
    let result = result(vector);
    let strict = vector["level"] == "policy";
    let also: &[Value] = vector["also_ok"].as_array().filter(|_| !strict).map_or(&[], Vec::as_slice);
    let met = also.iter().chain([&vector["expect"]]).any(|allowed| *allowed == result);
    (!met).then(|| format!("{}: {} expected, but {result}: {}", vector["id"], vector["expect"], vector["why"]))
}

fn result(vector: &Value) -> &'static str {
    let mut secrets = vector["secrets"].as_array().unwrap().iter().map(|text| text.as_str().unwrap());
    let Ok(verifier) = secrets.try_fold(None, |verifier, text| add(verifier, text).map(Some)) else {
        return "invalid_secret";
    };
    let tolerance = match &vector["ignore_timestamp"] {
        Value::Bool(true) => Duration::MAX,
        _ => vector["tolerance"].as_u64().map_or(Verifier::DEFAULT_TOLERANCE, Duration::from_secs),
    };
    let now = UNIX_EPOCH + Duration::from_secs(vector["now"].as_u64().unwrap());
    match verifier.unwrap().with_tolerance(tolerance).verify(&headers(vector), &body(vector), now) {
        Ok(_) => "ok",
        Err(error) => name(error.kind()),
    }
}

fn add(verifier: Option<Verifier>, text: &str) -> Result<Verifier, vove_webhook::Error> {
    if text.starts_with("whpk_") {
        let key: VerifyingKey = text.parse()?;
        Ok(match verifier {
            Some(verifier) => verifier.with_verifying_key(key),
            None => Verifier::from_verifying_key(key),
        })
    } else {
        let secret = vector_secret(text)?;
        Ok(match verifier {
            Some(verifier) => verifier.with_secret(secret),
            None => Verifier::new(secret),
        })
    }
}

fn headers(vector: &Value) -> Vec<(&str, Vec<u8>)> {
    let mut lines = Vec::new();
    for (name, value) in vector["headers"].as_object().unwrap() {
        for value in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
            let bytes = match value["b64"].as_str() {
                Some(raw) => BASE64_STANDARD.decode(raw).unwrap(),
                None => value.as_str().unwrap().into(),
            };
            lines.push((name.as_str(), bytes));
        }
    }
    lines
}

fn body(vector: &Value) -> Vec<u8> {
    match (&vector["body"], &vector["body_b64"], &vector["body_repeat"]) {
        (Value::String(text), ..) => text.clone().into(),
        (_, Value::String(base64), _) => BASE64_STANDARD.decode(base64).unwrap(),
        (.., repeat) => repeat["text"].as_str().unwrap().repeat(repeat["count"].as_u64().unwrap() as usize).into(),
    }
}

fn name(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSecret => "invalid_secret",
        ErrorKind::MissingHeader => "missing_header",
        ErrorKind::InvalidHeader => "invalid_header",
        ErrorKind::DuplicateHeader => "duplicate_header",
        ErrorKind::InvalidTimestamp => "invalid_timestamp",
        ErrorKind::TooOld => "too_old",
        ErrorKind::TooNew => "too_new",
        ErrorKind::NoMatch => "no_match",
        other => panic!("not a verification error: {other:?}"),
    }
}
