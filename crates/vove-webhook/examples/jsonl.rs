//! Reads one delivery a line as JSON and answers with one verdict a line, for scoring against a file of vectors.
//!
//! In: `id`, `secrets`, `headers` (name to text, to a list of lines, or to `{"b64": ..}`), `now`, `body` or `body_b64` or
//! `body_repeat`, `tolerance`, `ignore_timestamp`. Out: `{"id", "result"}`.

use std::{
    error::Error,
    io::{self, BufRead, Write},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Map, Value, json};
use vove_webhook::{ErrorKind, PublicKey, Verifier};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let vector: Value = serde_json::from_str(&line?)?;
        let result = match verdict(&vector)? {
            Ok(()) => "ok",
            Err(kind) => word(kind),
        };
        writeln!(out, "{}", json!({ "id": vector["id"], "result": result }))?;
    }
    Ok(())
}

fn verdict(vector: &Value) -> Result<Result<(), ErrorKind>, Box<dyn Error>> {
    let secrets: Vec<&str> =
        vector["secrets"].as_array().ok_or("no secrets")?.iter().filter_map(Value::as_str).collect();
    let verifier = match verifier(&secrets) {
        Ok(verifier) => verifier.with_tolerance(tolerance(vector)),
        Err(kind) => return Ok(Err(kind)),
    };
    let headers = headers(vector["headers"].as_object().ok_or("no headers")?)?;
    let now = vector["now"].as_i64().and_then(at).ok_or("no time")?;
    Ok(verifier.verify(&headers, &body(vector)?, now).map(drop).map_err(|error| error.kind()))
}

fn verifier(secrets: &[&str]) -> Result<Verifier, ErrorKind> {
    let mut verifier: Option<Verifier> = None;
    for text in secrets {
        let next = if text.starts_with("whpk_") {
            let key: PublicKey = text.parse().map_err(|error: vove_webhook::Error| error.kind())?;
            match verifier {
                None => Verifier::from_public_key(key),
                Some(verifier) => verifier.with_public_key(key),
            }
        } else {
            let secret = text.parse().map_err(|error: vove_webhook::Error| error.kind())?;
            match verifier {
                None => Verifier::new(secret),
                Some(verifier) => verifier.with_secret(secret),
            }
        };
        verifier = Some(next);
    }
    verifier.ok_or(ErrorKind::InvalidSecret)
}

fn tolerance(vector: &Value) -> Duration {
    match (&vector["ignore_timestamp"], &vector["tolerance"]) {
        (Value::Bool(true), _) => Duration::MAX,
        (_, seconds) => seconds.as_u64().map_or(Verifier::DEFAULT_TOLERANCE, Duration::from_secs),
    }
}

fn at(seconds: i64) -> Option<SystemTime> {
    let distance = Duration::from_secs(seconds.unsigned_abs());
    if seconds < 0 { UNIX_EPOCH.checked_sub(distance) } else { UNIX_EPOCH.checked_add(distance) }
}

fn headers(map: &Map<String, Value>) -> Result<Vec<(String, Vec<u8>)>, Box<dyn Error>> {
    let mut lines = Vec::new();
    for (name, value) in map {
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for value in values {
            let bytes = match value {
                Value::String(text) => text.clone().into_bytes(),
                raw => BASE64_STANDARD.decode(raw["b64"].as_str().ok_or("no header value")?)?,
            };
            lines.push((name.clone(), bytes));
        }
    }
    Ok(lines)
}

fn body(vector: &Value) -> Result<Vec<u8>, Box<dyn Error>> {
    if let Some(text) = vector["body"].as_str() {
        return Ok(text.into());
    }
    if let Some(text) = vector["body_b64"].as_str() {
        return Ok(BASE64_STANDARD.decode(text)?);
    }
    let repeated = &vector["body_repeat"];
    let count = repeated["count"].as_u64().and_then(|count| usize::try_from(count).ok()).ok_or("no body")?;
    Ok(repeated["text"].as_str().ok_or("no body")?.repeat(count).into())
}

const fn word(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidSecret => "invalid_secret",
        ErrorKind::MissingHeader => "missing_header",
        ErrorKind::InvalidHeader => "invalid_header",
        ErrorKind::DuplicateHeader => "duplicate_header",
        ErrorKind::InvalidTimestamp => "invalid_timestamp",
        ErrorKind::TooOld => "too_old",
        ErrorKind::TooNew => "too_new",
        _ => "no_match",
    }
}
